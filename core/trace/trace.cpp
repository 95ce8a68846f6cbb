#include "core/trace/trace.h"

#include "core/trace/products.h"

#include <algorithm>
#include <numeric>

namespace backstep {
namespace {

bool has_size(const Network& network, Eigen::Index m, const Trace& trace) {
    if (trace.layers.size() != network.layers.size() || trace.x.rows() != network.inputs()) return false;
    for (std::size_t l = 0; l < trace.layers.size(); ++l) {
        const Layer& layer = network.layers[l];
        const LayerTrace& t = trace.layers[l];
        if (t.z.rows() != layer.neurons() || t.z.cols() != m || t.dE_dW.cols() != layer.inputs())
            return false;
    }
    return true;
}

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
    }
}

double reduce(const Vector& costs, Reduction reduction) {
    double sum = 0.0;
    for (const double cost : costs) sum += cost;
    return reduction == Reduction::mean ? sum / static_cast<double>(costs.size()) : sum;
}

} // namespace

int Trace::column_of(int example) const {
    const auto found = std::find(examples.begin(), examples.end(), example);
    return found == examples.end() ? -1 : static_cast<int>(found - examples.begin());
}

void prepare(const Scenario& scenario, std::span<const int> examples, Trace& trace) {
    const auto m = static_cast<Eigen::Index>(examples.size());
    if (!has_size(scenario.network, m, trace)) resize(scenario.network, m, trace);
    if (!is_elementwise(scenario.network.layers.back().activation)) trace.layers.back().s.setZero();
    trace.examples.resize(examples.size());
    double *x = trace.x.data(), *y = trace.y.data();
    for (std::size_t column = 0; column < examples.size(); ++column) {
        trace.examples[column] = examples[column];
        const Example& example = scenario.examples[static_cast<std::size_t>(examples[column])];
        for (const double value : example.input) *x++ = value;
        for (const double value : example.target) *y++ = value;
    }
}

void forward(const Network& network, const Scenario& scenario, Trace& trace) {
    const Matrix* a_before = &trace.x;
    auto t = trace.layers.begin();
    for (const Layer& layer : network.layers) {
        weighted_inputs(layer.W, layer.b, *a_before, t->z);
        activate(layer.activation, t->z, t->a, t->s);
        a_before = &t++->a;
    }
    const LayerTrace& output = trace.layers.back();
    cost_of(scenario.cost, network.layers.back().activation, output.z, output.a, trace.y, trace.costs);
    trace.cost = reduce(trace.costs, scenario.reduction);
}

void backward(const Network& network, const Scenario& scenario, Trace& trace) {
    const double count =
        scenario.reduction == Reduction::mean ? static_cast<double>(trace.costs.size()) : 1.0;
    LayerTrace& output = trace.layers.back();
    output_errors(scenario.cost, network.layers.back().activation, output.z, output.a, output.s, trace.y,
                  output.dE_da, output.delta);
    for (int l = network.depth(); l >= 1; --l) {
        LayerTrace& t = trace.layer(l);
        outer_products(t.delta, trace.activations(l - 1), count, t.dE_dW);
        column_sums(t.delta, count, t.dE_db);
        if (l == 1) break;
        LayerTrace& before = trace.layer(l - 1);
        pull_back(network.layer(l).W, t.delta, before.dE_da);
        hadamard(before.dE_da, before.s, before.delta);
    }
}

void update(const Network& network, const Scenario& scenario, Trace& trace) {
    auto t = trace.layers.begin();
    const double* rate = scenario.learning_rates.data();
    const int to_next_rate = scenario.learning_rates.size() == 1 ? 0 : 1;
    for (const Layer& layer : network.layers) {
        descend(layer.W.data(), *rate, t->dE_dW.data(), t->W_new.data(), t->W_new.size());
        if (scenario.update_biases)
            descend(layer.b.data(), *rate, t->dE_db.data(), t->b_new.data(), t->b_new.size());
        else
            t->b_new = layer.b;
        ++t;
        rate += to_next_rate;
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
