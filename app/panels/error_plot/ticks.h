#pragma once

#include <string>
#include <vector>

namespace backstep::error_plot {

/// Where the gridlines of an axis lie and how they are labelled.
struct Tick {
    double value = 0;
    std::string label;

    bool operator==(const Tick&) const = default;
};

/// Multiples of 1, 2 or 5 times a power of ten from `low` to `high`, both included where they are multiples;
/// at most `most` (at least 2), all labelled with the same decimals. Nothing if the range is empty or not
/// finite.
std::vector<Tick> nice_ticks(double low, double high, int most);

/// Powers of ten from `low` to `high`, both positive; every second, third, … if there would be more than
/// `most`.
std::vector<Tick> nice_log_ticks(double low, double high, int most);

/// Like nice_ticks, but whole numbers only, grouped in thousands: `12,500`.
std::vector<Tick> nice_whole_ticks(double low, double high, int most);

/// The smallest multiple of the step of nice_ticks that is not below `high`, for an axis that starts at 0.
double nice_ceiling(double high, int most);

} // namespace backstep::error_plot
