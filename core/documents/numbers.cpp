#include "core/documents/numbers.h"

#include "core/files/exact_text.h"

namespace backstep {

std::string typed_number(double value) {
    if (value == 0.0) return "0";
    std::string text = exact_text(value);
    if (text.ends_with(".0")) text.erase(text.size() - 2);
    if (text.starts_with('-')) text.replace(0, 1, "−");
    return text;
}

} // namespace backstep
