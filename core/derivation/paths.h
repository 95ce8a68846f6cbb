#pragma once

#include "core/derivation/setting.h"

#include <vector>

namespace backstep {

/// One way by which a weight, a bias or a neuron acts on E: the neurons it goes through, and the product of
/// the local derivatives along it.
struct Path {
    std::vector<int> neurons; ///< one per layer (rows from 1), from the first it changes to the output
    Formula product; ///< ∂E/∂a of the output, then σ′ and w by turns, down to what it starts from
    double value = 0.0;
};

/// The paths of one gradient, the largest (by magnitude) first.
struct Paths {
    Quantity gradient;
    int first_layer = 1; ///< of neurons.front()
    std::vector<Path> listed;
    std::int64_t count = 0; ///< of all paths
    double rest = 0.0;      ///< what those that are not listed add up to
    double total = 0.0;     ///< the gradient
};

/// All paths from what `gradient` is taken by to E (S9 written out), at most `most` of them listed: the
/// largest, found without going through all. `gradient` is one ∂E/∂W, ∂E/∂b, ∂E/∂a or δ, of the setting's
/// example. Nothing where outputs do not act on E one by one (softmax).
std::optional<Paths> paths(const Quantity& gradient, const Setting& setting, int most);

} // namespace backstep
