#include "core/check/report_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace backstep {
namespace {

std::string points_text(double points) {
    std::string text = fmt::format("{:.2f}", points);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

} // namespace

std::string spaced(std::string_view id) {
    std::string text(id);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string marks_text(const Marks& marks) {
    return fmt::format("{} of {}", points_text(marks.points), points_text(marks.most));
}

int right(const Tally& tally) {
    return count(tally, Verdict::exact) + count(tally, Verdict::rounded) + count(tally, Verdict::last_digit);
}

} // namespace backstep
