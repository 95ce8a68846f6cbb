#pragma once

#include <string>
#include <string_view>

namespace backstep {

/// Reads a number as people type it: `-0.4`, `−0,4`, `4e-3`, `3/8`. Throws InputError, one sentence, for
/// anything else: empty text, units, two commas, infinity, a denominator of 0.
double typed_number(std::string_view text);

/// With as few digits as bring back the same bits; what an entry field starts with.
std::string exact_number(double value);

} // namespace backstep
