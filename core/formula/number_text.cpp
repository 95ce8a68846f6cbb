#include "core/formula/number_text.h"

#include "core/files/exact_text.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

namespace backstep {

std::string number_text(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find_first_of("123456789") == std::string::npos && text.starts_with('-')) text.erase(0, 1);
    return with_true_minus(std::move(text));
}

std::string number_in_full(double value) {
    return value == 0 ? "0" : with_true_minus(exact_text(value));
}

std::string grouped(std::int64_t number) {
    std::string text = std::to_string(number);
    const std::ptrdiff_t first = text.starts_with('-') ? 1 : 0;
    for (auto place = std::ssize(text) - 3; place > first; place -= 3)
        text.insert(static_cast<std::size_t>(place), ",");
    return with_true_minus(std::move(text));
}

std::string with_true_minus(std::string text) {
    for (auto at = text.find('-'); at != std::string::npos; at = text.find('-', at)) text.replace(at, 1, "−");
    return text;
}

} // namespace backstep
