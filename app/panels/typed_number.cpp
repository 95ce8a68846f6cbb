#include "app/panels/typed_number.h"

#include "core/model/input_error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace backstep {

namespace {

constexpr std::string_view minus = "\u2212";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Only ASCII: a true minus becomes a hyphen, a decimal comma a point.
std::string plain(std::string_view text) {
    std::string result(text);
    for (auto at = result.find(minus); at != std::string::npos; at = result.find(minus))
        result.replace(at, minus.size(), "-");
    std::ranges::replace(result, ',', '.');
    return result;
}

std::optional<double> decimal(std::string_view text) {
    std::string number = plain(trimmed(text));
    if (number.starts_with('+') && !number.starts_with("+-")) number.erase(0, 1);
    // from_chars also reads "inf" and "nan".
    if (number.find_first_not_of("0123456789.eE+-") != std::string::npos) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (end != number.data() + number.size() || number.empty()) return std::nullopt;
    if (error == std::errc::result_out_of_range) // too small is 0, too large is for the caller to refuse
        return number.find("e-") != std::string::npos || number.find("E-") != std::string::npos ? 0
                                                                                                : HUGE_VAL;
    return error == std::errc{} ? std::optional(value) : std::nullopt;
}

} // namespace

double typed_number(std::string_view text) {
    const auto given = trimmed(text);
    if (given.empty()) throw InputError("Type a number, such as -0.4, 4e-3 or 3/8.");
    const auto slash = given.find('/');
    const auto upper = decimal(given.substr(0, slash));
    const auto lower =
        slash == std::string_view::npos ? std::optional(1.0) : decimal(given.substr(slash + 1));
    if (!upper || !lower)
        throw InputError(fmt::format("“{}” is not a number; write it like -0.4, 4e-3 or 3/8.", given));
    if (*lower == 0) throw InputError(fmt::format("“{}” divides by 0.", given));
    const double value = *upper / *lower;
    if (!std::isfinite(value)) throw InputError(fmt::format("“{}” is too large.", given));
    return value;
}

} // namespace backstep
