#include "core/model/scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

constexpr std::array<std::string_view, all_training_modes.size()> mode_names{"online", "mini_batch", "batch"};

using Problem = std::optional<std::string>;

std::string numbers(Eigen::Index count) {
    return fmt::format("{} {}", count, count == 1 ? "number" : "numbers");
}
std::string neurons(Eigen::Index count) {
    return fmt::format("{} {}", count, count == 1 ? "neuron" : "neurons");
}

Problem layer_problem(const Network& network, int l) {
    const Layer& layer = network.layer(l);
    const std::string place = fmt::format("/layers/{}", l - 1);
    if (layer.neurons() == 0 || layer.inputs() == 0)
        return place + "/weights: empty, but a layer needs neurons and inputs";
    if (layer.b.size() != layer.neurons())
        return fmt::format("{}/biases: {}, but the layer has {}", place, numbers(layer.b.size()),
                           neurons(layer.neurons()));
    if (l > 1 && layer.inputs() != network.neurons(l - 1))
        return fmt::format("{}/weights/0: {}, but layer {} has {}", place, numbers(layer.inputs()), l - 1,
                           neurons(network.neurons(l - 1)));
    if (!layer.W.allFinite()) return place + "/weights: a number is not finite";
    if (!layer.b.allFinite()) return place + "/biases: a number is not finite";
    if (layer.activation == Activation::softmax && l != network.depth())
        return place + "/activation: softmax is for the output layer only";
    return std::nullopt;
}

Problem target_problem(const Scenario& scenario, const Vector& target, const std::string& place) {
    const bool probabilities = scenario.cost == Cost::cross_entropy;
    for (Eigen::Index k = 0; k < target.size(); ++k) {
        if (probabilities && (target(k) < 0.0 || target(k) > 1.0))
            return fmt::format("{}/target/{}: {}, but cross_entropy takes targets from 0 to 1", place, k,
                               target(k));
        if (scenario.cost == Cost::softmax_cross_entropy && target(k) < 0.0)
            return fmt::format("{}/target/{}: {}, but softmax_cross_entropy takes targets of at least 0",
                               place, k, target(k));
    }
    return std::nullopt;
}

Problem example_problem(const Scenario& scenario, std::size_t m) {
    const Example& example = scenario.examples[m];
    const std::string place = fmt::format("/examples/{}", m);
    const Network& network = scenario.network;
    if (example.input.size() != network.inputs())
        return fmt::format("{}/input: {}, but layer 1 has {} inputs", place, numbers(example.input.size()),
                           network.inputs());
    if (example.target.size() != network.outputs())
        return fmt::format("{}/target: {}, but the output layer has {}", place,
                           numbers(example.target.size()), neurons(network.outputs()));
    if (!example.input.allFinite()) return place + "/input: a number is not finite";
    if (!example.target.allFinite()) return place + "/target: a number is not finite";
    return target_problem(scenario, example.target, place);
}

Problem rates_problem(const Scenario& scenario) {
    const auto& rates = scenario.learning_rates;
    if (rates.size() != 1 && rates.size() != scenario.network.layers.size())
        return fmt::format("/learning_rate: {}, but one or one per layer ({}) was expected",
                           numbers(static_cast<Eigen::Index>(rates.size())), scenario.network.depth());
    for (const double rate : rates)
        if (!std::isfinite(rate)) return "/learning_rate: not a finite number";
    return std::nullopt;
}

} // namespace

std::string_view name(TrainingMode mode) {
    return mode_names[static_cast<std::size_t>(mode)];
}

std::optional<TrainingMode> training_mode_named(std::string_view text) {
    for (const TrainingMode mode : all_training_modes)
        if (name(mode) == text) return mode;
    return std::nullopt;
}

int examples_per_update(const Scenario& scenario) {
    const auto all = static_cast<int>(scenario.examples.size());
    switch (scenario.training.mode) {
    case TrainingMode::online: return 1;
    case TrainingMode::mini_batch: return std::clamp(scenario.training.batch_size, 1, all);
    case TrainingMode::batch: return all;
    }
    return all;
}

bool targets_add_up_to_one(const Scenario& scenario) {
    return std::ranges::all_of(scenario.examples, [](const Example& example) {
        return std::abs(example.target.sum() - 1.0) < 1e-12;
    });
}

std::optional<std::string> problem(const Scenario& scenario) {
    const Network& network = scenario.network;
    if (network.layers.empty()) return "/layers: empty, but at least one layer was expected";
    for (int l = 1; l <= network.depth(); ++l)
        if (Problem found = layer_problem(network, l)) return found;
    const Activation output = network.layers.back().activation;
    if (!fits(scenario.cost, output))
        return fmt::format("/cost: {} does not fit a {} output; it needs {}", name(scenario.cost),
                           name(output),
                           scenario.cost == Cost::cross_entropy ? "sigmoid or softmax" : "softmax");
    if (scenario.cost == Cost::cross_entropy && output == Activation::softmax && network.outputs() < 2)
        return "/cost: cross_entropy over a softmax needs at least 2 outputs, but there is 1";
    if (scenario.examples.empty()) return "/examples: empty, but at least one example was expected";
    for (std::size_t m = 0; m < scenario.examples.size(); ++m)
        if (Problem found = example_problem(scenario, m)) return found;
    if (Problem found = rates_problem(scenario)) return found;
    if (scenario.training.batch_size < 1)
        return fmt::format("/training/batch_size: {}, but at least 1 was expected",
                           scenario.training.batch_size);
    if (scenario.decimals < fewest_decimals || scenario.decimals > most_decimals)
        return fmt::format("/decimals: {}, but {} to {} was expected", scenario.decimals, fewest_decimals,
                           most_decimals);
    return std::nullopt;
}

} // namespace backstep
