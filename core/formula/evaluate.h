#pragma once

#include "core/formula/formula.h"
#include "core/trace/trace.h"

namespace backstep {

/// The pass that formulas are evaluated with. The trace is of this network and scenario.
struct Numbers {
    const Scenario& scenario;
    const Network& network;
    const Trace& trace;
    int example = 0; ///< what a quantity means that names no example (from 1; 0: the trace's first)
};

/// A value: one matrix (a number is 1×1), or a tensor by its slices. A tensor that is m×1×n is an m×n matrix,
/// one that is 1×m×n too (R3).
using Value = std::vector<Matrix>;

/// What the formula comes to. Derivatives are computed forward, by pushing a change of x through the network
/// to f, so they do not rest on the trace's backward pass. Nothing if a leaf has no value, a derivative has
/// no derivative, or shapes do not fit.
std::optional<Value> evaluate(const Formula& formula, const Numbers& numbers);

/// The same, if it is one number.
std::optional<double> evaluate_number(const Formula& formula, const Numbers& numbers);

} // namespace backstep
