#pragma once

#include "core/trace/trace.h"

#include <optional>
#include <string>

namespace backstep {

/// Everything of one update: the trace over its examples, and the cost over the same examples after it.
struct Values {
    Trace trace;
    double cost_after_update = 0;
    std::optional<int> rounded_to = {}; ///< decimals that every number was rounded to on the way
};

/// Of the first update of the scenario's training; with `rounded_to` as compute_rounded has them.
Values values_of(const Scenario& scenario, std::optional<int> rounded_to = {});

/// JSON with the fields examples[{cost, layers[{z, a, activation_derivative, cost_gradient_a, delta,
/// weight_gradient, bias_gradient}]}], cost, layers[{weight_gradient, bias_gradient, updated_weights,
/// updated_biases}], cost_after_update; numbers to the last bit; null for σ′ of softmax.
std::string values_json(const Scenario& scenario, const Values& values);

/// `quantity,value` lines, one per number, in the order computed; names as `to_text`, with `@m` if there are
/// several examples; numbers to the last bit. The last line is `cost_after_update`.
std::string values_csv(const Scenario& scenario, const Values& values);

/// For reading: one section per example and layer, columns aligned on the decimal point.
std::string values_table(const Scenario& scenario, const Values& values, int decimals);

} // namespace backstep
