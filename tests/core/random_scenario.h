#pragma once

#include "core/model/scenario.h"
#include "core/training/random.h"

#include <vector>

namespace backstep::test {

inline double between(Random& random, double low, double high) {
    return low + (high - low) * random.unit();
}
inline int whole(Random& random, int low, int high) {
    return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

template<class Choices>
auto one_of(Random& random, const Choices& choices) {
    return choices[static_cast<std::size_t>(random.below(choices.size()))];
}

inline Vector vector(Random& random, Eigen::Index size, double low, double high) {
    Vector result(size);
    for (double& value : result) value = between(random, low, high);
    return result;
}

inline Layer layer(Random& random, Eigen::Index inputs, Eigen::Index neurons, Activation activation) {
    Layer result{activation, Matrix(neurons, inputs), vector(random, neurons, -1.0, 1.0)};
    for (double& weight : result.W.reshaped()) weight = between(random, -1.5, 1.5);
    return result;
}

inline Activation hidden_activation(Random& random) {
    const Activation chosen = one_of(random, all_activations);
    return chosen == Activation::softmax ? hidden_activation(random) : chosen;
}

/// A network of 1–4 layers of 1–9 neurons with an output and a cost that fit, and 1–4 examples with soft
/// targets.
inline Scenario random_scenario(Random& random, Activation output, Cost cost) {
    Scenario scenario;
    scenario.cost = cost;
    scenario.reduction = one_of(random, all_reductions);
    scenario.learning_rates = {between(random, 0.01, 1.0)};
    const int depth = whole(random, 1, 4), inputs = whole(random, 1, 9);
    int before = inputs;
    for (int l = 1; l <= depth; ++l) {
        const bool last = l == depth;
        const int fewest = last && output == Activation::softmax ? 2 : 1, neurons = whole(random, fewest, 9);
        const Activation activation = last ? output : hidden_activation(random);
        scenario.network.layers.push_back(layer(random, before, neurons, activation));
        before = neurons;
    }
    for (int m = whole(random, 1, 4); m > 0; --m)
        scenario.examples.push_back({vector(random, inputs, -2.0, 2.0), vector(random, before, 0.0, 1.0)});
    return scenario;
}

/// Every activation of the output with every cost that fits it.
inline std::vector<std::pair<Activation, Cost>> fitting_pairs() {
    std::vector<std::pair<Activation, Cost>> pairs;
    for (const Activation output : all_activations)
        for (const Cost cost : all_costs)
            if (fits(cost, output)) pairs.emplace_back(output, cost);
    return pairs;
}

inline std::vector<int> all_examples(const Scenario& scenario) {
    std::vector<int> all;
    for (int m = 0; m < std::ssize(scenario.examples); ++m) all.push_back(m);
    return all;
}

} // namespace backstep::test
