#include "core/model/edit.h"

#include "core/model/input_error.h"

#include <fmt/format.h>

#include <cstddef>

namespace backstep {
namespace {

// A multiple of 0.1 between −0.5 and 0.5 but 0, from the place alone; rows and columns all look different, so
// that neurons do not learn in step.
double tidy_weight(Eigen::Index i, Eigen::Index j) {
    auto bits = static_cast<std::uint64_t>(i + 1) * 0x9E3779B97F4A7C15U + static_cast<std::uint64_t>(j + 1);
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBU;
    const auto tenths = static_cast<int>((bits >> 32) % 10) - 5;
    return static_cast<double>(tenths >= 0 ? tenths + 1 : tenths) / 10.0;
}

void resize_inputs(Layer& layer, Eigen::Index inputs) {
    const Eigen::Index before = layer.inputs();
    layer.W.conservativeResize(Eigen::NoChange, inputs);
    for (Eigen::Index j = before; j < inputs; ++j)
        for (Eigen::Index i = 0; i < layer.neurons(); ++i) layer.W(i, j) = tidy_weight(i, j);
}

void resize_with_zeros(Vector& vector, Eigen::Index size) {
    const Eigen::Index before = vector.size();
    vector.conservativeResize(size);
    for (Eigen::Index i = before; i < size; ++i) vector(i) = 0.0;
}

void resize_neurons(Layer& layer, Eigen::Index neurons) {
    const Eigen::Index before = layer.neurons();
    layer.W.conservativeResize(neurons, Eigen::NoChange);
    for (Eigen::Index i = before; i < neurons; ++i)
        for (Eigen::Index j = 0; j < layer.inputs(); ++j) layer.W(i, j) = tidy_weight(i, j);
    resize_with_zeros(layer.b, neurons);
}

void resize_targets(Scenario& scenario) {
    for (Example& example : scenario.examples) resize_with_zeros(example.target, scenario.network.outputs());
}

void remove_from(Vector& vector, Eigen::Index place) {
    const Eigen::Index rest = vector.size() - 1 - place;
    vector.segment(place, rest) = vector.tail(rest).eval();
    vector.conservativeResize(vector.size() - 1);
}

void remove_row(Matrix& matrix, Eigen::Index row) {
    const Eigen::Index rest = matrix.rows() - 1 - row;
    matrix.middleRows(row, rest) = matrix.bottomRows(rest).eval();
    matrix.conservativeResize(matrix.rows() - 1, Eigen::NoChange);
}

void remove_column(Matrix& matrix, Eigen::Index column) {
    const Eigen::Index rest = matrix.cols() - 1 - column;
    matrix.middleCols(column, rest) = matrix.rightCols(rest).eval();
    matrix.conservativeResize(Eigen::NoChange, matrix.cols() - 1);
}

void require_layer(const Scenario& scenario, int layer, int first) {
    const int depth = scenario.network.depth();
    if (layer < first || layer > depth)
        throw InputError(fmt::format("There is no layer {}; layers are {} to {}", layer, first, depth));
}

bool has_rate_per_layer(const Scenario& scenario) {
    return scenario.learning_rates.size() > 1;
}

std::ptrdiff_t rate_place(int layer) {
    return layer - 1;
}

} // namespace

Scenario new_scenario() {
    Scenario scenario;
    scenario.title = "A new network";
    scenario.learning_rates = {0.5};
    for (const Eigen::Index neurons : {2, 1}) {
        Layer layer;
        layer.W.resize(0, 2);
        resize_neurons(layer, neurons);
        scenario.network.layers.push_back(std::move(layer));
    }
    scenario.examples = {{Vector{{1.0, 0.0}}, Vector::Ones(1)}};
    return scenario;
}

void add_layer(Scenario& scenario, int after) {
    require_layer(scenario, after, 0);
    Network& network = scenario.network;
    Layer layer;
    layer.W.resize(0, network.neurons(after));
    resize_neurons(layer, network.neurons(after));
    if (after > 0) layer.activation = network.layer(after).activation;
    if (after == network.depth() && !is_elementwise(layer.activation))
        network.layer(after).activation = Activation::sigmoid;
    network.layers.insert(network.layers.begin() + after, std::move(layer));

    auto& rates = scenario.learning_rates;
    const double rate = after > 0 ? scenario.learning_rate(after) : rates.front();
    const bool per_layer = has_rate_per_layer(scenario);
    if (per_layer) rates.insert(rates.begin() + after, rate);
}

void remove_layer(Scenario& scenario, int layer) {
    require_layer(scenario, layer, 1);
    Network& network = scenario.network;
    if (network.depth() == 1) throw InputError("The only layer cannot be removed");
    const bool output = layer == network.depth();
    const Activation activation = network.layer(layer).activation;
    if (has_rate_per_layer(scenario))
        scenario.learning_rates.erase(scenario.learning_rates.begin() + rate_place(layer));
    network.layers.erase(network.layers.begin() + rate_place(layer));
    if (output) {
        network.layers.back().activation = activation;
        resize_targets(scenario);
    } else {
        resize_inputs(network.layer(layer), network.neurons(layer - 1));
    }
}

void add_neuron(Scenario& scenario, int layer) {
    require_layer(scenario, layer, 0);
    set_neurons(scenario, layer, static_cast<int>(scenario.network.neurons(layer)) + 1);
}

void remove_neuron(Scenario& scenario, int layer, int neuron) {
    require_layer(scenario, layer, 0);
    Network& network = scenario.network;
    const auto count = static_cast<int>(network.neurons(layer));
    if (neuron == 0) neuron = count;
    const char* what = layer == 0 ? "input" : "neuron";
    if (neuron < 1 || neuron > count)
        throw InputError(fmt::format("There is no {} {}; they are 1 to {}", what, neuron, count));
    if (count == 1) throw InputError(fmt::format("The only {} cannot be removed", what));
    const Eigen::Index place = neuron - 1;
    if (layer > 0) {
        remove_row(network.layer(layer).W, place);
        remove_from(network.layer(layer).b, place);
    }
    if (layer < network.depth()) remove_column(network.layer(layer + 1).W, place);
    for (Example& example : scenario.examples) {
        if (layer == 0) remove_from(example.input, place);
        if (layer == network.depth()) remove_from(example.target, place);
    }
}

void set_neurons(Scenario& scenario, int layer, int count) {
    require_layer(scenario, layer, 0);
    if (count < 1) throw InputError("A layer needs at least one neuron");
    Network& network = scenario.network;
    if (count > most_neurons && count > network.neurons(layer))
        throw InputError(fmt::format("A layer has at most {} neurons", most_neurons));
    if (layer > 0) resize_neurons(network.layer(layer), count);
    if (layer < network.depth()) resize_inputs(network.layer(layer + 1), count);
    if (layer == network.depth()) resize_targets(scenario);
    if (layer > 0) return;
    for (Example& example : scenario.examples) resize_with_zeros(example.input, count);
}

void add_input(Scenario& scenario) {
    add_neuron(scenario, 0);
}

void remove_input(Scenario& scenario, int input) {
    remove_neuron(scenario, 0, input);
}

void add_example(Scenario& scenario) {
    scenario.examples.push_back(Example(scenario.examples.back()));
}

void remove_example(Scenario& scenario, int example) {
    const auto count = static_cast<int>(scenario.examples.size());
    if (example < 1 || example > count)
        throw InputError(fmt::format("There is no example {}; they are 1 to {}", example, count));
    if (count == 1) throw InputError("The only example cannot be removed");
    scenario.examples.erase(scenario.examples.begin() + (example - 1));
}

void set_activation(Scenario& scenario, int layer, Activation activation) {
    require_layer(scenario, layer, 1);
    const bool output = layer == scenario.network.depth();
    if (!is_elementwise(activation) && !output) throw InputError("Softmax is for the output layer only");
    scenario.network.layer(layer).activation = activation;
    if (!output || fits(scenario.cost, activation)) return;
    const bool probability = fits(Cost::cross_entropy, activation);
    scenario.cost = probability ? Cost::cross_entropy : Cost::half_squared_error;
}

void set_cost(Scenario& scenario, Cost cost) {
    scenario.cost = cost;
    Activation& output = scenario.network.layers.back().activation;
    if (fits(cost, output)) return;
    output = cost == Cost::softmax_cross_entropy ? Activation::softmax : Activation::sigmoid;
}

void set_learning_rate(Scenario& scenario, int layer, double rate) {
    if (layer == 0) {
        scenario.learning_rates = {rate};
        return;
    }
    require_layer(scenario, layer, 1);
    const double shared = scenario.learning_rates.front();
    scenario.learning_rates.resize(scenario.network.layers.size(), shared);
    scenario.learning_rates[static_cast<std::size_t>(rate_place(layer))] = rate;
}

} // namespace backstep
