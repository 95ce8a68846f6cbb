#pragma once

#include "core/trace/trace.h"

namespace backstep {

/// To so many decimals as a person rounds: half away from zero, by the decimal digits. What binary arithmetic
/// leaves behind the fifteenth significant digit does not decide about a half (1.005 to 2 places is 1.01),
/// and 0 has no sign. Numbers with no more than 15 digits before that place, and those not finite, stay.
double round_decimal(double value, int decimals);

/// The pass of `compute` as a careful hand calculation makes it: every z, a, σ′, E, ∂E/∂a, δ, gradient, mean
/// and updated weight is rounded to `decimals` before anything else is computed from it. What is given stays
/// as it is. σ′ of sigmoid and tanh is taken from the rounded a, costs and errors from the rounded a too;
/// where that would divide by 0 or take the logarithm of 0, from the rounded z.
void compute_rounded(const Network& network, const Scenario& scenario, std::span<const int> examples,
                     int decimals, Trace& trace);

/// `example_weight_gradient`, rounded like the rest.
double rounded_weight_gradient(const Trace& trace, int l, Eigen::Index i, Eigen::Index j, Eigen::Index m,
                               int decimals);

} // namespace backstep
