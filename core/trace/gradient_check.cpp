#include "core/trace/gradient_check.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace backstep {
namespace {

using Index = Eigen::Index;

// The columns of a trace that a gradient is about: all, or that of one example.
struct Columns {
    Index first, count;
    double weight; ///< of each in E: 1, or 1/m for a mean
};

Columns columns_of(const Quantity& gradient, const Scenario& scenario, const Trace& trace) {
    if (gradient.example != 0) return {trace.column_of(gradient.example - 1), 1, 1.0};
    const Index count = trace.costs.size();
    return {0, count, scenario.reduction == Reduction::mean ? 1.0 / static_cast<double>(count) : 1.0};
}

// |b| + Σ |w a′| for neuron i: rounding leaves z uncertain by about epsilon times this.
double size_of_terms(const Layer& layer, const Matrix& a_before, Index i, Index m) {
    return std::abs(layer.b(i)) + layer.W.row(i).cwiseAbs().dot(a_before.col(m).cwiseAbs());
}

// To first order, how far E of column m may lie from its exact value: what each z's rounding does to it
// through δ, what the output's does, and its own.
double rounding_of_cost(const Network& network, const Scenario& scenario, const Trace& trace, Index m) {
    double moved = trace.costs(m);
    for (int l = 1; l <= network.depth(); ++l) {
        const Layer& layer = network.layer(l);
        const LayerTrace& t = trace.layer(l);
        const bool softmax = layer.activation == Activation::softmax;
        const bool from_a = l == network.depth() && (scenario.cost == Cost::half_squared_error ||
                                                     scenario.cost == Cost::mean_squared_error);
        for (Index i = 0; i < layer.neurons(); ++i) {
            const double terms = size_of_terms(layer, trace.activations(l - 1), i, m);
            moved += std::abs(t.delta(i, m)) * terms;
            if (from_a)
                moved += std::abs(t.dE_da(i, m) * t.a(i, m)) * (softmax ? 1.0 + terms : 1.0);
            else if (softmax)
                moved += t.a(i, m) * terms;
        }
    }
    return moved * std::numeric_limits<double>::epsilon();
}

class Differences {
public:
    Differences(const Network& network, const Scenario& scenario, const Trace& trace)
        : network_(network), scenario_(scenario), trace_(trace), moved_(trace) {
        for (Index m = 0; m < trace.costs.size(); ++m)
            rounding_.push_back(rounding_of_cost(network, scenario, trace, m));
    }

    GradientCheck check(const Quantity& gradient) {
        GradientCheck result;
        result.gradient = gradient;
        columns_ = columns_of(gradient, scenario_, trace_);
        result.value = value_of_gradient(gradient);

        double& w = parameter(gradient);
        const double at = w, h = central_difference_step(at);
        const double near = difference(w, at, h, result.at_kink);
        const double far = difference(w, at, 2.0 * h, result.at_kink);
        result.central_difference = near;
        result.uncertainty = std::abs(near - far) + rounding() / h;
        judge(result);
        return result;
    }

private:
    Network network_;
    const Scenario& scenario_;
    const Trace& trace_;
    Trace moved_;
    std::vector<double> rounding_;
    Columns columns_{};

    double& parameter(const Quantity& gradient) {
        Layer& layer = network_.layer(gradient.layer);
        if (gradient.symbol == Symbol::bias_gradient) return layer.b(gradient.row - 1);
        return layer.W(gradient.row - 1, gradient.column - 1);
    }

    double value_of_gradient(const Quantity& gradient) const {
        const LayerTrace& t = trace_.layer(gradient.layer);
        const Index i = gradient.row - 1, j = gradient.column - 1;
        const bool bias = gradient.symbol == Symbol::bias_gradient;
        if (gradient.example == 0) return bias ? t.dE_db(i) : t.dE_dW(i, j);
        if (bias) return t.delta(i, columns_.first);
        return example_weight_gradient(trace_, gradient.layer, i, j, columns_.first);
    }

    double rounding() const {
        double sum = 0.0;
        for (Index m = 0; m < columns_.count; ++m)
            sum += rounding_[static_cast<std::size_t>(columns_.first + m)];
        return columns_.weight * sum;
    }

    double difference(double& w, double at, double h, bool& at_kink) {
        const double above = at + h, below = at - h;
        const double cost_above = cost(w, above, at_kink), cost_below = cost(w, below, at_kink);
        w = at;
        return (cost_above - cost_below) / (above - below);
    }

    double cost(double& w, double value, bool& at_kink) {
        w = value;
        forward(network_, scenario_, moved_);
        at_kink = at_kink || reaches_kink();
        double sum = 0.0;
        for (Index m = 0; m < columns_.count; ++m) sum += moved_.costs(columns_.first + m);
        return columns_.weight * sum;
    }

    bool reaches_kink() const {
        for (int l = 1; l <= network_.depth(); ++l) {
            if (is_smooth(network_.layer(l).activation)) continue;
            const Matrix &z = trace_.layer(l).z, &moved = moved_.layer(l).z;
            for (Index m = columns_.first; m < columns_.first + columns_.count; ++m)
                for (Index i = 0; i < z.rows(); ++i) {
                    const double move = std::abs(moved(i, m) - z(i, m));
                    if (move > 0.0 && std::abs(z(i, m)) <= 1.5 * move) return true;
                }
        }
        return false;
    }

    static void judge(GradientCheck& result) {
        const double off = std::abs(result.value - result.central_difference);
        const double size = std::max({std::abs(result.value), std::abs(result.central_difference),
                                      result.uncertainty / gradient_tolerance});
        result.error = off == 0.0 ? 0.0 : off / size;
        result.agrees = result.at_kink || result.error <= gradient_tolerance;
    }
};

} // namespace

double central_difference_step(double weight) {
    return 1e-5 * std::max(1.0, std::abs(weight));
}

GradientCheck check_gradient(const Network& network, const Scenario& scenario, const Trace& trace,
                             const Quantity& gradient) {
    return Differences(network, scenario, trace).check(gradient);
}

std::vector<GradientCheck> check_gradients(const Network& network, const Scenario& scenario,
                                           const Trace& trace) {
    Differences differences(network, scenario, trace);
    std::vector<GradientCheck> results;
    for (int l = 1; l <= network.depth(); ++l) {
        const auto n = static_cast<int>(network.neurons(l)), p = static_cast<int>(network.neurons(l - 1));
        for (int i = 1; i <= n; ++i)
            for (int j = 1; j <= p; ++j)
                results.push_back(differences.check({Symbol::weight_gradient, l, i, j, 0}));
        for (int i = 1; i <= n; ++i)
            results.push_back(differences.check({Symbol::bias_gradient, l, i, 0, 0}));
    }
    return results;
}

} // namespace backstep
