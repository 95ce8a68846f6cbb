#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backstep {

/// A number as somebody wrote it, which says more than its value: to how many places.
struct WrittenNumber {
    double value = 0;
    int decimals = 0;      ///< places after the decimal point; of 1.2e-3: 4; of 1200 and 12e2: 0 and −2
    int significant = 0;   ///< digits from the first that is not 0; 0 for 0.000
    bool fraction = false; ///< 3/8: stands for itself, not for what rounds to it

    /// One in the last place: 10^−decimals; 0 of a fraction.
    double unit() const;

    bool operator==(const WrittenNumber&) const = default;
};

/// Whether this is the number as it is written: no further off than half a unit in its last place.
bool rounds_to(const WrittenNumber& number, double value);

/// Whether this is one unit in the last place off from the number as it is written, which rounding on the way
/// makes of it. With few places or a fraction that is another number, and not so.
bool one_unit_off(const WrittenNumber& number, double value);

enum class DecimalComma { refused, understood };

/// Reads `-0.0511`, `.5`, `1.2e-3`, `1.2·10^-3`, `3/8`, with − for -; where commas are understood also
/// `0,0511`. Nothing if it is none of these, both a comma and a point are in it, or no double can hold it.
std::optional<WrittenNumber> read_number(std::string_view text, DecimalComma comma = DecimalComma::refused);

/// A value as it is written with these decimals: rounded, with as many significant digits as are left.
WrittenNumber written(double value, int decimals);

} // namespace backstep
