#pragma once

#include "core/derivation/setting.h"
#include "core/documents/rich_text.h"

#include <string>
#include <vector>

namespace backstep {

/// Something that a calculation starts from: `Learning rate`: α = 0.5.
struct GivenLine {
    std::string label;
    RichText text;
};

/// All numbers and functions that one update needs: inputs and targets of its examples, weights and biases by
/// neuron, activations, cost, learning rates. Numbers stand as they were typed.
std::vector<GivenLine> given_lines(const Setting& setting);

/// What a hand calculation can get wrong without a single slip, one sentence each: where a weight leads, the
/// factors of the cost, the sign of δ, frozen biases, mean or sum, which weights gradients are taken at.
std::vector<RichText> conventions(const Setting& setting);

/// `3-4-2`
std::string shape_text(const Network& network);

} // namespace backstep
