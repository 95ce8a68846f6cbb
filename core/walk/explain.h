#pragma once

#include "core/walk/walk.h"

#include <string>
#include <vector>

namespace backstep {

/// One line of working: the formula, the same with numbers, the value. Plain Unicode.
struct Working {
    Quantity quantity;   ///< a scalar
    std::string formula; ///< `z₁[1] = W₁[1,1]·x[1] + W₁[1,2]·x[2] + b₁[1]`
    std::string numbers; ///< `0.2000·1.0000 + (−0.4000)·0.5000 + 0.2000`
    std::string value;   ///< `0.1000`
};

/// What was done in this step and why, as one sentence; right for every activation, cost and reduction.
std::string caption(const Step& step, const Scenario& scenario);

/// The formulas of the step in vectors, one a line, such as `δ₁ = ∂E/∂a₁ ⊙ σ′₁`.
std::string formula(const Step& step, const Scenario& scenario);

/// How one number comes about. Sums of more than 12 terms show the first and the last with ⋯ between.
Working working(const Quantity& scalar, const Scenario& scenario, const Network& network, const Trace& trace,
                int decimals);

/// Fixed decimals with a true minus; `−0.0000` prints as `0.0000`.
std::string number_text(double value, int decimals);

} // namespace backstep
