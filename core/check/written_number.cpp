#include "core/check/written_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace backstep {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// Spaces of every kind go; signs and powers of ten become those of a program.
std::string plain(std::string_view given) {
    std::string text(given);
    for (const std::string_view space : {"\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF", "\xEF\xBB\xBF"})
        replace_all(text, space, " ");
    constexpr std::string_view blank = " \t\r";
    text.erase(0, std::min(text.find_first_not_of(blank), text.size()));
    text.erase(text.find_last_not_of(blank) + 1);
    for (const std::string_view minus : {"−", "–"}) replace_all(text, minus, "-");
    for (const std::string_view power : {" × 10^", "×10^", "·10^", " · 10^", "*10^", " * 10^"})
        replace_all(text, power, "e");
    return text;
}

struct Digits {
    int decimals = 0, significant = 0, all = 0;
};

// Of `12.50`: 2 decimals, 4 significant. Nothing if it is not digits with at most one point.
std::optional<Digits> digits_of(std::string_view text) {
    Digits digits;
    bool behind_point = false;
    for (const char c : text) {
        if (c == '.' && !behind_point) {
            behind_point = true;
            continue;
        }
        if (!is_digit(c)) return std::nullopt;
        ++digits.all;
        if (behind_point) ++digits.decimals;
        if (digits.significant > 0 || c != '0') ++digits.significant;
    }
    if (digits.all == 0) return std::nullopt;
    return digits;
}

std::optional<int> exponent_of(std::string_view text) {
    if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
    if (text.starts_with('+')) text.remove_prefix(1);
    int exponent = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, exponent);
    if (error != std::errc() || stop != end || std::abs(exponent) > 400) return std::nullopt;
    return exponent;
}

std::optional<WrittenNumber> read_decimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const std::size_t e = text.find_first_of("eE");
    const std::string mantissa(text.substr(0, e));
    const auto digits = digits_of(mantissa);
    const auto exponent = e == std::string_view::npos ? 0 : exponent_of(text.substr(e + 1));
    if (!digits || !exponent || digits->all > 300) return std::nullopt;
    const std::string whole = fmt::format("{}e{}", mantissa, *exponent);
    double value = 0;
    const auto [stop, error] = std::from_chars(whole.data(), whole.data() + whole.size(), value);
    if (error != std::errc() || stop != whole.data() + whole.size() || !std::isfinite(value))
        return std::nullopt;
    return WrittenNumber{negative ? -value : value, digits->decimals - *exponent, digits->significant, false};
}

std::optional<WrittenNumber> read_fraction(std::string_view text, std::size_t slash) {
    const auto above = read_number(text.substr(0, slash)), below = read_number(text.substr(slash + 1));
    if (!above || !below || above->fraction || below->fraction || below->value == 0.0) return std::nullopt;
    const double value = above->value / below->value;
    if (!std::isfinite(value)) return std::nullopt;
    return WrittenNumber{value, 0, 0, true};
}

// The inaccuracy of doubles comes on top; fractions are seldom given to all their digits.
bool lies_within(double units, const WrittenNumber& number, double value) {
    if (!std::isfinite(value)) return false;
    const double accuracy = number.fraction ? 1e-9 : 1e-11;
    return std::abs(number.value - value) <=
           units * number.unit() * (1.0 + 1e-9) + accuracy * std::abs(value);
}

} // namespace

double WrittenNumber::unit() const {
    return fraction ? 0.0 : std::pow(10.0, -decimals);
}

bool rounds_to(const WrittenNumber& number, double value) {
    return lies_within(number.fraction ? 0.0 : 0.5, number, value);
}

bool one_unit_off(const WrittenNumber& number, double value) {
    const bool has_places = !number.fraction && (number.decimals >= 2 || number.significant >= 2);
    return has_places && !rounds_to(number, value) && lies_within(1.5, number, value);
}

std::optional<WrittenNumber> read_number(std::string_view given, DecimalComma comma) {
    std::string text = plain(given);
    if (comma == DecimalComma::understood && std::count(text.begin(), text.end(), ',') == 1 &&
        text.find('.') == std::string::npos)
        replace_all(text, ",", ".");
    if (const std::size_t slash = text.find('/'); slash != std::string::npos)
        return read_fraction(text, slash);
    return read_decimal(text);
}

WrittenNumber written(double value, int decimals) {
    const std::string text = fmt::format("{:.{}f}", value, std::max(decimals, 0));
    return read_number(text).value_or(WrittenNumber{value, decimals, 0, false});
}

} // namespace backstep
