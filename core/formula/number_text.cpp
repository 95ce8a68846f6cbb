#include "core/formula/number_text.h"

#include <fmt/format.h>

namespace backstep {

std::string number_text(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find_first_of("123456789") == std::string::npos && text.starts_with('-')) text.erase(0, 1);
    if (text.starts_with('-')) text.replace(0, 1, "−");
    return text;
}

} // namespace backstep
