#pragma once

#include "core/derivation/setting.h"

#include <string>
#include <vector>

namespace backstep {

/// One row of a calculation written below each other.
struct WorkingRow {
    Formula left;     ///< or nothing
    std::string sign; ///< `=`, `←`; `+` or `−` where a long sum goes on
    Formula right;
};

/// The way to one number: its formula, the numbers plugged in, what it comes to. Long sums are broken.
struct Working {
    Quantity quantity;
    std::vector<WorkingRow> rows;
    std::string value; ///< `−0.0511`; `—` where the trace holds none
};

/// Of a single number of the setting's pass.
Working working(const Quantity& scalar, const Setting& setting, int decimals);

/// Too wide for two of them side by side.
bool is_wide(const Working& working);

/// One `<math>` with a row each; the value stands out.
std::string mathml_of(const Working& working);
/// An `aligned` environment.
std::string latex_of(const Working& working);

} // namespace backstep
