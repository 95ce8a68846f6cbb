#pragma once

#include <cstdint>
#include <string>

/// Numbers as people read them.
namespace backstep {

/// Fixed decimals with a true minus; `−0.0000` prints as `0.0000`.
std::string number_text(double value, int decimals);

/// With as few digits as bring back the same number: `0.15`, `−1`, `16`, `1e−07`. 0 has no sign.
std::string number_in_full(double value);

/// A whole number in groups of three digits: `12,500`.
std::string grouped(std::int64_t number);

/// Each hyphen as a minus.
std::string with_true_minus(std::string text);

} // namespace backstep
