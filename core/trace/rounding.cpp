#include "core/trace/rounding.h"

#include "core/model/softmax.h"
#include "core/trace/products.h"

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

using Index = Eigen::Index;

constexpr double most_digits = 1e15;
constexpr double noise = 2e-15; ///< relative; what a few operations in binary may add to a half

void round_all(auto& numbers, int decimals) {
    for (double& each : numbers.reshaped()) each = round_decimal(each, decimals);
}

double slope_from(Activation activation, double a, double from_z) {
    switch (activation) {
    case Activation::sigmoid: return a * (1.0 - a);
    case Activation::tanh: return 1.0 - a * a;
    default: return from_z;
    }
}

/// The pass over one trace.
class RoundedPass {
public:
    RoundedPass(const Network& network, const Scenario& scenario, int decimals, Trace& trace)
        : network_(network), scenario_(scenario), decimals_(decimals), trace_(trace) {}

    void forward() {
        const Matrix* before = &trace_.x;
        for (int l = 1; l <= network_.depth(); ++l) {
            const Layer& layer = network_.layer(l);
            LayerTrace& t = trace_.layer(l);
            weighted_inputs(layer.W, layer.b, *before, t.z);
            round(t.z);
            activate(layer.activation, t.z, t.a, t.s);
            if (l == network_.depth()) unrounded_output_ = t.a;
            round(t.a);
            if (is_elementwise(layer.activation)) slopes(layer.activation, t);
            before = &t.a;
        }
        costs();
    }

    void backward() {
        output_error();
        for (int l = network_.depth(); l >= 1; --l) {
            LayerTrace& t = trace_.layer(l);
            gradients(l, t);
            if (l == 1) break;
            LayerTrace& behind = trace_.layer(l - 1);
            pull_back(network_.layer(l).W, t.delta, behind.dE_da);
            round(behind.dE_da);
            hadamard(behind.dE_da, behind.s, behind.delta);
            round(behind.delta);
        }
    }

    void update() {
        backstep::update(network_, scenario_, trace_);
        for (LayerTrace& t : trace_.layers) {
            round(t.W_new);
            if (scenario_.update_biases) round(t.b_new);
        }
    }

private:
    const Network& network_;
    const Scenario& scenario_;
    int decimals_;
    Trace& trace_;
    Matrix unrounded_output_; ///< a of the rounded z

    void round(auto& numbers) const { round_all(numbers, decimals_); }
    Activation output() const { return network_.layers.back().activation; }
    bool takes_logarithms() const {
        return scenario_.cost == Cost::cross_entropy || scenario_.cost == Cost::softmax_cross_entropy;
    }
    double count() const {
        return scenario_.reduction == Reduction::mean ? static_cast<double>(trace_.costs.size()) : 1.0;
    }

    void slopes(Activation activation, LayerTrace& t) const {
        for (Index i = 0; i < t.s.size(); ++i)
            t.s.data()[i] = slope_from(activation, t.a.data()[i], t.s.data()[i]);
        round(t.s);
    }

    // −[y ln a + (1 − y) ln(1 − a)], the second part only of the cross-entropy with two sides.
    double logarithms(Index m) const {
        const LayerTrace& t = trace_.layers.back();
        double sum = 0.0;
        for (Index k = 0; k < t.a.rows(); ++k) {
            const double a = t.a(k, m), y = trace_.y(k, m);
            if (y != 0.0) sum -= y * std::log(a);
            if (y != 1.0 && scenario_.cost == Cost::cross_entropy) sum -= (1.0 - y) * std::log1p(-a);
        }
        return sum;
    }

    void costs() {
        const LayerTrace& t = trace_.layers.back();
        cost_of(scenario_.cost, output(), t.z, t.a, trace_.y, trace_.costs);
        for (Index m = 0; takes_logarithms() && m < trace_.costs.size(); ++m)
            if (const double cost = logarithms(m); std::isfinite(cost)) trace_.costs(m) = cost;
        round(trace_.costs);
        double sum = 0.0;
        for (const double cost : trace_.costs) sum += cost;
        trace_.cost = round_decimal(sum / count(), decimals_);
    }

    void output_error() {
        LayerTrace& t = trace_.layers.back();
        output_errors(scenario_.cost, output(), t.z, unrounded_output_, t.s, trace_.y, t.dE_da, t.delta);
        if (takes_logarithms())
            logarithms_gradient(t);
        else
            t.dE_da = (t.a - trace_.y) /
                      (scenario_.cost == Cost::half_squared_error ? 1.0 : static_cast<double>(t.a.rows()));
        round(t.dE_da);
        if (scenario_.cost == Cost::softmax_cross_entropy)
            softmax_cross_entropy_delta(t.a, trace_.y, t.delta);
        else if (cancels_derivative(scenario_.cost, output()))
            t.delta = t.a - trace_.y;
        else if (output() == Activation::softmax)
            softmax_delta(t.a, t.dE_da, t.delta);
        else
            hadamard(t.dE_da, t.s, t.delta);
        round(t.delta);
    }

    // (1 − y)/(1 − a) − y/a where it is defined.
    void logarithms_gradient(LayerTrace& t) const {
        for (Index i = 0; i < t.a.size(); ++i) {
            const double a = t.a.data()[i], y = trace_.y.data()[i];
            const double from_one = y == 0.0 ? 0.0 : y / a;
            const bool two_sides = scenario_.cost == Cost::cross_entropy && y != 1.0;
            const double gradient = (two_sides ? (1.0 - y) / (1.0 - a) : 0.0) - from_one;
            if (std::isfinite(gradient)) t.dE_da.data()[i] = gradient;
        }
    }

    void gradients(int l, LayerTrace& t) const {
        const Index examples = t.delta.cols();
        for (Index j = 0; j < t.dE_dW.cols(); ++j)
            for (Index i = 0; i < t.dE_dW.rows(); ++i) {
                double sum = 0.0;
                for (Index m = 0; m < examples; ++m)
                    sum += rounded_weight_gradient(trace_, l, i, j, m, decimals_);
                t.dE_dW(i, j) = sum / count();
            }
        column_sums(t.delta, count(), t.dE_db);
        round(t.dE_dW);
        round(t.dE_db);
    }
};

} // namespace

double round_decimal(double value, int decimals) {
    const double scale = std::pow(10.0, decimals), scaled = std::abs(value) * scale;
    if (!(scaled < most_digits)) return value;
    const double whole = std::floor(scaled), rest = scaled - whole;
    const bool up = rest >= 0.5 - std::min(noise * scaled, 1e-3);
    const double rounded = up ? whole + 1.0 : whole;
    return rounded == 0.0 ? 0.0 : std::copysign(rounded / scale, value);
}

void compute_rounded(const Network& network, const Scenario& scenario, std::span<const int> examples,
                     int decimals, Trace& trace) {
    prepare(scenario, examples, trace);
    RoundedPass pass(network, scenario, decimals, trace);
    pass.forward();
    pass.backward();
    pass.update();
}

double rounded_weight_gradient(const Trace& trace, int l, Eigen::Index i, Eigen::Index j, Eigen::Index m,
                               int decimals) {
    return round_decimal(example_weight_gradient(trace, l, i, j, m), decimals);
}

} // namespace backstep
