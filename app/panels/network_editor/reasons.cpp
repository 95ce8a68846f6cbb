#include "app/panels/network_editor/reasons.h"

#include "core/model/edit.h"

#include <algorithm>

#include <fmt/format.h>

namespace backstep::network_editor {

namespace {

bool targets_are(const Scenario& scenario, double low, double high) {
    return std::ranges::all_of(scenario.examples, [&](const Example& example) {
        return (example.target.array() >= low).all() && (example.target.array() <= high).all();
    });
}

std::string outputs_of(Cost cost) {
    std::string list;
    for (const Activation activation : all_activations)
        if (fits(cost, activation)) list += (list.empty() ? "" : " or ") + words(name(activation));
    return list;
}

} // namespace

std::string words(std::string_view name) {
    std::string text(name);
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string why_not_activation(const Scenario& scenario, int layer, Activation activation) {
    const bool output = layer == scenario.network.depth();
    if (!is_elementwise(activation) && !output) return "Softmax is for the output layer only.";
    if (output && !fits(scenario.cost, activation))
        return fmt::format("The cost {} needs {} outputs: change the cost first.", words(name(scenario.cost)),
                           outputs_of(scenario.cost));
    return {};
}

std::string why_not_cost(const Scenario& scenario, Cost cost) {
    const Activation output = scenario.network.layers.back().activation;
    if (!fits(cost, output))
        return fmt::format("It needs {} outputs: change the activation of the last layer first.",
                           outputs_of(cost));
    if (cost == Cost::cross_entropy && !targets_are(scenario, 0, 1))
        return "It takes targets from 0 to 1: change those of the examples first.";
    if (cost == Cost::softmax_cross_entropy && !targets_are(scenario, 0, HUGE_VAL))
        return "It takes targets of at least 0: change those of the examples first.";
    return {};
}

std::string why_not_fewer_neurons(const Scenario& scenario, int layer) {
    if (scenario.network.neurons(layer) > 1) return {};
    return layer == 0 ? "The only input cannot be removed." : "The only neuron cannot be removed.";
}

std::string why_not_more_neurons(const Scenario& scenario, int layer) {
    if (scenario.network.neurons(layer) < most_neurons) return {};
    return fmt::format("A layer has at most {} neurons.", most_neurons);
}

std::string why_not_remove_layer(const Scenario& scenario) {
    return scenario.network.depth() > 1 ? "" : "The only layer cannot be removed.";
}

std::string why_not_remove_example(const Scenario& scenario) {
    return scenario.examples.size() > 1 ? "" : "The only example cannot be removed.";
}

} // namespace backstep::network_editor
