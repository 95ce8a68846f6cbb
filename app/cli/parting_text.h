#pragma once

#include "core/walk/parting.h"

#include <string>

namespace backstep {

/// Two sentences: where the rounded numbers leave the exact ones, and how far off the updated ones are.
std::string parting_text(const Parting& parting, int decimals);

} // namespace backstep
