#pragma once

#include <string>

namespace backstep {

/// A given number with the digits that it was typed with, and a true minus: `0.15`, `−1`, `16`.
std::string typed_number(double value);

} // namespace backstep
