#pragma once

#include <string_view>

namespace backstep {

/// Reads a number as people type it: `-0.4`, `−0,4`, `4e-3`, `3/8`. Throws InputError, one sentence, for
/// anything else: empty text, units, two commas, infinity, a denominator of 0.
double typed_number(std::string_view text);

} // namespace backstep
