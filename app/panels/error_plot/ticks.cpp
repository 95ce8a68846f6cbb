#include "app/panels/error_plot/ticks.h"

#include "core/formula/number_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace backstep::error_plot {

namespace {

// The smallest 1, 2 or 5 times a power of ten that divides `span` into at most `parts`.
double nice_step(double span, int parts) {
    const double rough = span / parts;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (factor * power >= rough * (1 - 1e-9)) return factor * power;
    return 10 * power;
}

int decimals_of(double step) {
    return std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)));
}

std::string label(double value, double step) {
    const double size = std::max(std::abs(value), step);
    if (size >= 1e6 || step < 1e-6) return with_true_minus(fmt::format("{:.3g}", value));
    return with_true_minus(fmt::format("{:.{}f}", value, decimals_of(step)));
}

bool usable(double low, double high) {
    return std::isfinite(high - low) && high > low;
}

template<class Label>
std::vector<Tick> multiples(double low, double high, double step, Label&& text) {
    std::vector<Tick> ticks;
    const double first = std::ceil(low / step - 1e-9), last = std::floor(high / step + 1e-9);
    for (double k = first + 0.0; k <= last; ++k) ticks.push_back({k * step, text(k * step)});
    return ticks;
}

} // namespace

std::vector<Tick> nice_ticks(double low, double high, int most) {
    if (!usable(low, high)) return {};
    const double step = nice_step(high - low, std::max(most, 2) - 1);
    return multiples(low, high, step, [step](double value) { return label(value, step); });
}

std::vector<Tick> nice_whole_ticks(double low, double high, int most) {
    if (!usable(low, high)) return {};
    double step = std::max(1.0, nice_step(high - low, std::max(most, 2) - 1));
    // One number says nothing of an axis: rather three than that.
    if (low + step > high) {
        const double leading = std::round(step / std::pow(10.0, std::floor(std::log10(step) + 1e-9)));
        step = std::max(1.0, step / (leading == 5 ? 2.5 : 2));
    }
    return multiples(low, high, step, [](double value) { return grouped(std::llround(value)); });
}

std::vector<Tick> nice_log_ticks(double low, double high, int most) {
    if (!(low > 0) || !usable(low, high)) return {};
    const int first = static_cast<int>(std::ceil(std::log10(low) - 1e-9));
    const int last = static_cast<int>(std::floor(std::log10(high) + 1e-9));
    const int stride = std::max(1, (last - first + std::max(most, 2) - 1) / std::max(most - 1, 1));
    std::vector<Tick> ticks;
    for (int exponent = first; exponent <= last; exponent += stride) {
        const double value = std::pow(10.0, exponent);
        const bool plain = exponent >= -4 && exponent <= 4;
        ticks.push_back({value, plain ? fmt::format("{:.{}f}", value, std::max(0, -exponent))
                                      : with_true_minus(fmt::format("1e{}", exponent))});
    }
    return ticks;
}

double nice_ceiling(double high, int most) {
    if (!std::isfinite(high) || high <= 0) return 1;
    const double step = nice_step(high, std::max(most, 2) - 1);
    return std::ceil(high / step - 1e-9) * step;
}

} // namespace backstep::error_plot
