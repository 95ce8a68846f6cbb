#include "app/cli/gradcheck_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

/// In how many leading digits the two agree, at most the 15 that every double has.
int agreeing_digits(double left, double right) {
    constexpr int most = 15;
    const double size = std::max(std::abs(left), std::abs(right));
    const double distance = std::abs(left - right);
    if (distance == 0.0) return most;
    return std::clamp(static_cast<int>(std::floor(-std::log10(distance / size))), 0, most);
}

std::string verdict(const GradientCheck& check) {
    if (check.at_kink) return "at a kink of ReLU, where there is nothing to compare";
    const std::string digits =
        fmt::format("{} digits", agreeing_digits(check.value, check.central_difference));
    return check.agrees ? digits : digits + ": disagrees";
}

std::string summary(std::size_t count, std::size_t disagreements) {
    if (disagreements == 0)
        return fmt::format("All {} gradients agree with their central differences.\n", count);
    return fmt::format("{} of {} gradients {} with {} central difference.\n", disagreements, count,
                       disagreements == 1 ? "disagrees" : "disagree", disagreements == 1 ? "its" : "their");
}

} // namespace

GradcheckReport gradcheck_report(const std::vector<GradientCheck>& checks) {
    std::size_t width = std::string_view("gradient").size();
    for (const GradientCheck& check : checks) width = std::max(width, to_text(check.gradient).size());
    GradcheckReport report;
    report.text =
        fmt::format("{:<{}}  {:>19}  {:>19}  agreement\n", "gradient", width, "value", "central difference");
    for (const GradientCheck& check : checks) {
        report.text += fmt::format("{:<{}}  {:>19.12e}  {:>19.12e}  {}\n", to_text(check.gradient), width,
                                   check.value, check.central_difference, verdict(check));
        if (!check.agrees) ++report.disagreements;
    }
    report.text += summary(checks.size(), report.disagreements);
    return report;
}

} // namespace backstep
