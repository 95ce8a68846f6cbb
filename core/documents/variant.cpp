#include "core/documents/variant.h"

#include "core/trace/trace.h"
#include "core/training/order.h"
#include "core/training/random.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace backstep {
namespace {

constexpr int most_attempts = 400;

double tenths(std::uint64_t count) {
    return static_cast<double>(count) / 10.0;
}

// ±0.1 … ±most/10, never 0.
double signed_tenths(Random& random, std::uint64_t most) {
    const double size = tenths(1 + random.below(most));
    return random.below(2) == 0 ? size : -size;
}

// The more inputs a neuron sums up, the smaller its weights.
std::uint64_t largest_weight(Eigen::Index inputs) {
    return inputs <= 4 ? 9 : std::max<std::uint64_t>(2, 40 / static_cast<std::uint64_t>(inputs));
}

void vary_network(Network& network, Random& random) {
    for (Layer& layer : network.layers) {
        const std::uint64_t most = largest_weight(layer.inputs());
        for (Eigen::Index i = 0; i < layer.neurons(); ++i)
            for (Eigen::Index j = 0; j < layer.inputs(); ++j) layer.W(i, j) = signed_tenths(random, most);
        if (layer.b.isZero(0.0)) continue;
        for (double& bias : layer.b) bias = signed_tenths(random, 5);
    }
}

bool are_labels(const Scenario& scenario) {
    return std::ranges::all_of(scenario.examples, [](const Example& example) {
        return std::ranges::all_of(example.target, [](double y) { return y == 0.0 || y == 1.0; });
    });
}

void shuffle(Vector& values, Random& random) {
    for (Eigen::Index i = values.size() - 1; i > 0; --i)
        std::swap(values[i],
                  values[static_cast<Eigen::Index>(random.below(static_cast<std::uint64_t>(i) + 1))]);
}

double target(Activation output, Random& random) {
    switch (output) {
    case Activation::sigmoid:
    case Activation::softmax: return tenths(1 + random.below(9));
    case Activation::tanh: return signed_tenths(random, 9);
    case Activation::relu: return tenths(1 + random.below(15));
    case Activation::leaky_relu:
    case Activation::identity: return signed_tenths(random, 15);
    }
    return 0.0;
}

void vary_examples(Scenario& scenario, Random& random) {
    const bool labels = are_labels(scenario);
    const Activation output = scenario.network.layers.back().activation;
    const bool probabilities = output == Activation::softmax;
    for (Example& example : scenario.examples) {
        for (double& x : example.input) x = signed_tenths(random, 9);
        if (labels || probabilities)
            shuffle(example.target, random);
        else
            for (double& y : example.target) y = target(output, random);
    }
}

double saturation(Activation activation) {
    switch (activation) {
    case Activation::sigmoid: return 2.5;
    case Activation::tanh: return 1.3;
    default: return std::numeric_limits<double>::infinity();
    }
}

/// How many numbers of the update would spoil the exercise.
std::int64_t flaws(const Scenario& scenario) {
    Trace trace;
    const std::vector<int> examples = examples_of_update(scenario, 0);
    compute(scenario.network, scenario, examples, trace);
    const double least = 2.0 * std::pow(10.0, -std::min(scenario.decimals, 4));
    std::int64_t count = 0;
    for (int l = 1; l <= trace.depth(); ++l) {
        const LayerTrace& layer = trace.layer(l);
        const Activation activation = scenario.network.layer(l).activation;
        const bool kinked = !is_smooth(activation);
        const bool output = l == trace.depth();
        // Zero for a reason: ReLU's slope, and softmax's cost where a target is 0.
        const bool may_vanish = output && activation == Activation::softmax;
        count += (layer.z.array().abs() > saturation(activation)).count();
        if (kinked) count += 4 * (layer.z.array() < 0.05).count();
        count += (layer.z.array().abs() < least).count();
        count += (layer.delta.array().abs() < least).count();
        if (!may_vanish) count += (layer.dE_da.array().abs() < least).count();
        count += (layer.dE_dW.array().abs() < least / 2.0).count();
    }
    return count;
}

} // namespace

Scenario variant(const Scenario& scenario, int number) {
    Scenario best;
    std::int64_t fewest = std::numeric_limits<std::int64_t>::max();
    for (int attempt = 0; attempt < most_attempts && fewest > 0; ++attempt) {
        Random random(static_cast<std::uint64_t>(number), static_cast<std::uint64_t>(attempt));
        Scenario candidate = scenario;
        vary_network(candidate.network, random);
        vary_examples(candidate, random);
        const std::int64_t found = flaws(candidate);
        if (found < fewest) {
            fewest = found;
            best = std::move(candidate);
        }
    }
    best.title += fmt::format("{}variant {}", best.title.empty() ? "" : ", ", number);
    if (best.title.starts_with('v')) best.title.front() = 'V';
    if (!best.source.empty()) best.source = "Other numbers in the example of: " + best.source;
    return best;
}

} // namespace backstep
