#include "app/panels/error_plot/axis.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace backstep::error_plot {

float Axis::at(double value) const {
    constexpr double farthest = 100; // axes away: a pixel there is still a number
    if (!std::isfinite(value)) value = high;
    const double least = below ? std::numeric_limits<double>::min() : low;
    const double share = log ? (std::log(std::max(value, least)) - std::log(low)) / std::log(high / low)
                             : (value - low) / (high - low);
    return from + (to - from) * static_cast<float>(std::clamp(share, -farthest, farthest));
}

double Axis::value_at(float pixel) const {
    const double share = static_cast<double>(pixel - from) / static_cast<double>(to - from);
    return log ? low * std::pow(high / low, share) : low + (high - low) * share;
}

Axis axis_for(bool log, double smallest, double high, int most_ticks) {
    Axis axis;
    axis.log = log;
    if (!log) {
        axis.high = nice_ceiling(high, most_ticks);
        return axis;
    }
    // An error of exactly 0 is on no logarithmic axis; subnormal ones are not told from it.
    constexpr double least = std::numeric_limits<double>::min();
    if (!(high > least)) high = 1;
    if (!(smallest > least) || smallest > high) smallest = high;
    const double top = std::ceil(std::log10(high) - 1e-9);
    double floor = std::ceil(std::log10(smallest) - 1e-9) - 1;
    if (floor >= top) floor = top - 1;
    axis.low = std::max(std::pow(10.0, floor), least);
    axis.high = std::pow(10.0, top);
    return axis;
}

std::vector<Tick> ticks_of(const Axis& axis, int most) {
    return axis.log ? nice_log_ticks(axis.low, axis.high, most) : nice_ticks(axis.low, axis.high, most);
}

} // namespace backstep::error_plot
