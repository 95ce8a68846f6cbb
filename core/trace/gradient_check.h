#pragma once

#include "core/trace/trace.h"
#include "core/walk/quantity.h"

#include <vector>

namespace backstep {

/// A gradient agrees with its central difference within this, relative to the larger of the two.
inline constexpr double gradient_tolerance = 1e-6;

/// One gradient beside its central difference.
struct GradientCheck {
    Quantity gradient; ///< an element of ∂E/∂W or ∂E/∂b
    double value = 0;
    double central_difference = 0;

    /// How far the difference may lie from the derivative, whatever the gradient: what the next order of the
    /// differences shows (they are taken at h and 2h), plus the rounding of E over 2h, bounded from the size
    /// of the terms that every z sums.
    double uncertainty = 0;

    /// Within ±2h some ReLU of the network reaches its kink, so the difference says nothing: its z moves by
    /// at least two thirds of its distance from 0.
    bool at_kink = false;

    /// |value − difference| relative to the larger of the two, or to uncertainty / 1e-6 where that is larger.
    double error = 0;
    bool agrees = false; ///< error ≤ 1e-6, or at a kink
};

/// h = 1e-5 · max(1, |w|), the step of the central differences; close to the best for double precision.
double central_difference_step(double weight);

/// ∂E/∂w by (E(w + h) − E(w − h)) / 2h for one element of ∂E/∂W or ∂E/∂b: over the examples of the trace, or
/// for one of them if the quantity names it. The trace is of this network and scenario.
GradientCheck check_gradient(const Network& network, const Scenario& scenario, const Trace& trace,
                             const Quantity& gradient);

/// Layer by layer every weight's, row by row, then every bias's.
std::vector<GradientCheck> check_gradients(const Network& network, const Scenario& scenario,
                                           const Trace& trace);

} // namespace backstep
