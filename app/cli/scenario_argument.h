#pragma once

#include "core/model/scenario.h"

#include <string>

namespace backstep {

/// The scenario that an argument names: a file or, if there is none of that name, a bundled scenario.
/// Warnings about it go to standard error. Throws InputError.
Scenario scenario_argument(const std::string& argument);

} // namespace backstep
