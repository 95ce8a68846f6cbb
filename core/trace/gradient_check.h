#pragma once

#include "core/trace/trace.h"
#include "core/walk/quantity.h"

#include <vector>

namespace backstep {

/// One gradient beside its central difference.
struct GradientCheck {
    Quantity gradient; ///< an element of ∂E/∂W or ∂E/∂b
    double value = 0;
    double central_difference = 0;
    bool at_kink = false; ///< a ReLU's z changes side within ±h, so the difference says nothing

    /// |value − difference| relative to the larger, or to 1e-6 of `scale` where both are tiny: the difference
    /// itself is only known to rounding error of E over h.
    double error = 0;
    bool agrees = false;
};

/// h = 1e-5 · max(1, |w|), the step of the central differences; close to the best for double precision.
double central_difference_step(double weight);

/// ∂E/∂w by (E(w + h) − E(w − h)) / 2h for one element of ∂E/∂W or ∂E/∂b, over the examples of the trace.
GradientCheck check_gradient(const Network& network, const Scenario& scenario, const Trace& trace,
                             const Quantity& gradient);

/// Every weight's, then every bias's, layer by layer.
std::vector<GradientCheck> check_gradients(const Network& network, const Scenario& scenario,
                                           const Trace& trace);

} // namespace backstep
