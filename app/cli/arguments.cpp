#include "app/cli/arguments.h"

#include <charconv>
#include <optional>

namespace backstep {
namespace {

template<typename Number>
std::optional<Number> parsed(std::string_view text) {
    Number value{};
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

} // namespace

std::int64_t whole_number(std::string_view option, const std::string& text, std::int64_t least,
                          std::int64_t most) {
    const auto value = parsed<std::int64_t>(text);
    if (value && *value >= least && *value <= most) return *value;
    throw InputError(
        fmt::format("{} {}: a whole number from {} to {} was expected", option, text, least, most));
}

double number(std::string_view option, const std::string& text, double least, double most) {
    const auto value = parsed<double>(text);
    if (value && *value >= least && *value <= most) return *value;
    throw InputError(fmt::format("{} {}: a number from {} to {} was expected", option, text, least, most));
}

std::pair<int, int> size(std::string_view option, const std::string& text) {
    constexpr int largest = 100'000;
    const std::size_t x = text.find('x');
    if (x != std::string::npos) {
        const auto width = parsed<int>(text.substr(0, x)), height = parsed<int>(text.substr(x + 1));
        if (width && height && *width > 0 && *height > 0 && *width <= largest && *height <= largest)
            return {*width, *height};
    }
    throw InputError(
        fmt::format("{} {}: width x height in pixels, such as 1280x800, was expected", option, text));
}

} // namespace backstep
