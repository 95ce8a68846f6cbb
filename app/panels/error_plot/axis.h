#pragma once

#include "app/panels/error_plot/ticks.h"

namespace backstep::error_plot {

/// Values low … high along the pixels from … to; from may lie below or right of to.
struct Axis {
    double low = 0, high = 1;
    bool log = false;   ///< then low > 0, and what is not above it stands at it
    bool below = false; ///< unless what is below shall stand below
    float from = 0, to = 1;

    float at(double value) const; ///< what is not finite stands at the end
    double value_at(float pixel) const;
};

/// An axis that shows values up to `high`, the smallest positive one being `smallest`. Linear: from 0 to a
/// round number. Logarithmic: whole decades, the floor being the decade below the minimum.
Axis axis_for(bool log, double smallest, double high, int most_ticks);

std::vector<Tick> ticks_of(const Axis& axis, int most);

} // namespace backstep::error_plot
