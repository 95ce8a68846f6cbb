#include "core/trace/trace.h"

#include "core/trace/products.h"

#include <algorithm>
#include <numeric>

namespace backstep {
namespace {

void resize(const Network& network, Eigen::Index m, Trace& trace) {
    trace.x.resize(network.inputs(), m);
    trace.y.resize(network.outputs(), m);
    trace.costs.resize(m);
    trace.layers.resize(network.layers.size());
    for (int l = 1; l <= network.depth(); ++l) {
        LayerTrace& layer = trace.layer(l);
        const Eigen::Index n = network.neurons(l), p = network.neurons(l - 1);
        for (Matrix* each : {&layer.z, &layer.a, &layer.s, &layer.dE_da, &layer.delta}) each->resize(n, m);
        for (Matrix* each : {&layer.dE_dW, &layer.W_new}) each->resize(n, p);
        for (Vector* each : {&layer.dE_db, &layer.b_new}) each->resize(n);
        if (!is_elementwise(network.layer(l).activation)) layer.s.setZero();
    }
}

double reduce(const Vector& costs, Reduction reduction) {
    double sum = 0.0;
    for (const double cost : costs) sum += cost;
    return reduction == Reduction::mean ? sum / static_cast<double>(costs.size()) : sum;
}

// The mean or sum over the examples of δ a′ᵀ and of δ (S20, S25, M30).
void gradients(const Matrix& a_before, Reduction reduction, LayerTrace& layer) {
    sum_of_outer_products(layer.delta, a_before, layer.dE_dW);
    layer.dE_db = layer.delta.col(0);
    for (Eigen::Index m = 1; m < layer.delta.cols(); ++m) layer.dE_db += layer.delta.col(m);
    if (reduction == Reduction::sum || layer.delta.cols() == 1) return;
    const auto count = static_cast<double>(layer.delta.cols());
    layer.dE_dW /= count;
    layer.dE_db /= count;
}

} // namespace

int Trace::column_of(int example) const {
    const auto found = std::find(examples.begin(), examples.end(), example);
    return found == examples.end() ? -1 : static_cast<int>(found - examples.begin());
}

void prepare(const Scenario& scenario, std::span<const int> examples, Trace& trace) {
    resize(scenario.network, static_cast<Eigen::Index>(examples.size()), trace);
    trace.examples.assign(examples.begin(), examples.end());
    for (std::size_t m = 0; m < examples.size(); ++m) {
        const Example& example = scenario.examples[static_cast<std::size_t>(examples[m])];
        trace.x.col(static_cast<Eigen::Index>(m)) = example.input;
        trace.y.col(static_cast<Eigen::Index>(m)) = example.target;
    }
}

void forward(const Network& network, const Scenario& scenario, Trace& trace) {
    for (int l = 1; l <= network.depth(); ++l) {
        const Layer& layer = network.layer(l);
        LayerTrace& t = trace.layer(l);
        weighted_inputs(layer.W, layer.b, trace.activations(l - 1), t.z);
        activate(layer.activation, t.z, t.a, t.s);
    }
    const LayerTrace& output = trace.layers.back();
    cost_of(scenario.cost, network.layers.back().activation, output.z, output.a, trace.y, trace.costs);
    trace.cost = reduce(trace.costs, scenario.reduction);
}

void backward(const Network& network, const Scenario& scenario, Trace& trace) {
    const int L = network.depth();
    LayerTrace& output = trace.layer(L);
    const Activation activation = network.layer(L).activation;
    cost_gradient(scenario.cost, activation, output.z, output.a, trace.y, output.dE_da);
    output_delta(scenario.cost, activation, output.z, output.a, trace.y, output.s, output.dE_da,
                 output.delta);
    for (int l = L - 1; l >= 1; --l) {
        LayerTrace& t = trace.layer(l);
        pull_back(network.layer(l + 1).W, trace.layer(l + 1).delta, t.dE_da);
        t.delta = t.dE_da.cwiseProduct(t.s);
    }
    for (int l = L; l >= 1; --l) gradients(trace.activations(l - 1), scenario.reduction, trace.layer(l));
}

void update(const Network& network, const Scenario& scenario, Trace& trace) {
    for (int l = 1; l <= network.depth(); ++l) {
        const Layer& layer = network.layer(l);
        LayerTrace& t = trace.layer(l);
        const double rate = scenario.learning_rate(l);
        t.W_new = layer.W - rate * t.dE_dW;
        if (scenario.update_biases)
            t.b_new = layer.b - rate * t.dE_db;
        else
            t.b_new = layer.b;
    }
}

void compute(const Network& network, const Scenario& scenario, std::span<const int> examples, Trace& trace) {
    prepare(scenario, examples, trace);
    forward(network, scenario, trace);
    backward(network, scenario, trace);
    update(network, scenario, trace);
}

void take_update(Network& network, Trace& trace) {
    for (int l = 1; l <= network.depth(); ++l) {
        network.layer(l).W.swap(trace.layer(l).W_new);
        network.layer(l).b.swap(trace.layer(l).b_new);
    }
}

double example_weight_gradient(const Trace& trace, int l, Eigen::Index i, Eigen::Index j, Eigen::Index m) {
    return trace.layer(l).delta(i, m) * trace.activations(l - 1)(j, m);
}

double total_cost(const Network& network, const Scenario& scenario) {
    std::vector<int> all(scenario.examples.size());
    std::iota(all.begin(), all.end(), 0);
    Trace trace;
    prepare(scenario, all, trace);
    forward(network, scenario, trace);
    return trace.cost;
}

} // namespace backstep
