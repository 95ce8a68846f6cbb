#include "core/formula/tangent.h"

namespace backstep {
namespace {

// 1 − a of each output; a softmax that is nearly 1 leaves to the others what it lacks.
Vector what_is_left(Activation output, const Vector& a) {
    if (output != Activation::softmax) return 1.0 - a.array();
    Vector left(a.size());
    for (Eigen::Index k = 0; k < a.size(); ++k) left(k) = a.head(k).sum() + a.tail(a.size() - k - 1).sum();
    return left;
}

// How the cost of one column changes with its outputs, from its definition.
double by_outputs(Cost cost, Activation output, const Vector& a, const Vector& y, const Vector& da) {
    switch (cost) {
    case Cost::half_squared_error: return (a - y).dot(da);
    case Cost::mean_squared_error: return (a - y).dot(da) / static_cast<double>(a.size());
    case Cost::cross_entropy:
        return (((1.0 - y.array()) / what_is_left(output, a).array() - y.array() / a.array()) * da.array())
            .sum();
    case Cost::softmax_cross_entropy: return -(y.array() / a.array() * da.array()).sum();
    }
    return 0.0;
}

// By z where the logarithms of a cost cancel the exponentials of the outputs.
double cost_tangent(Cost cost, Activation output, const Vector& a, const Vector& y, const Vector& da,
                    const Vector& dz) {
    if (cost == Cost::softmax_cross_entropy) return (a * y.sum() - y).dot(dz);
    if (cost == Cost::cross_entropy && output == Activation::sigmoid) return (a - y).dot(dz);
    return by_outputs(cost, output, a, y, da);
}

Matrix activated(Activation activation, const LayerTrace& t, const Matrix& dz) {
    if (is_elementwise(activation)) return t.s.cwiseProduct(dz);
    Matrix da(dz.rows(), dz.cols());
    for (Eigen::Index m = 0; m < dz.cols(); ++m)
        da.col(m) = t.a.col(m).cwiseProduct(dz.col(m).array().matrix() -
                                            Vector::Constant(dz.rows(), t.a.col(m).dot(dz.col(m))));
    return da;
}

class Push {
public:
    Push(const Scenario& scenario, const Network& network, const Trace& trace, const Quantity& seed,
         Eigen::Index column)
        : scenario_(scenario), network_(network), trace_(trace), seed_(seed), column_(column) {}

    Tangents run() {
        t_.seed = seed_;
        t_.x = Matrix::Zero(trace_.x.rows(), trace_.x.cols());
        if (seed_.symbol == Symbol::input) t_.x(i(), column_) = 1.0;
        for (int l = 1; l <= network_.depth(); ++l) push_through(l);
        push_to_cost();
        return std::move(t_);
    }

private:
    Eigen::Index i() const { return seed_.row - 1; }
    bool is_at(int l, Symbol symbol) const { return seed_.layer == l && seed_.symbol == symbol; }

    void push_through(int l) {
        const Matrix& before = l == 1 ? t_.x : t_.layers.back().a;
        Tangents::Layer layer{through_weights(l, before), {}};
        if (is_at(l, Symbol::weight)) layer.z.row(i()) += trace_.activations(l - 1).row(seed_.column - 1);
        if (is_at(l, Symbol::bias)) layer.z.row(i()).array() += 1.0;
        if (is_at(l, Symbol::weighted_input)) layer.z(i(), column_) += 1.0;
        layer.a = activated(network_.layer(l).activation, trace_.layer(l), layer.z);
        if (is_at(l, Symbol::activation)) layer.a(i(), column_) += 1.0;
        t_.layers.push_back(std::move(layer));
    }

    // Nothing changes up to the seed's own layer, and what belongs to one example changes that example alone.
    Matrix through_weights(int l, const Matrix& before) const {
        const Matrix& W = network_.layer(l).W;
        if (l > seed_.layer && !is_per_example(seed_.symbol)) return W * before;
        Matrix dz = Matrix::Zero(W.rows(), before.cols());
        if (l > seed_.layer) dz.col(column_) = W * before.col(column_);
        return dz;
    }

    void push_to_cost() {
        const Tangents::Layer& last = t_.layers.back();
        const LayerTrace& output = trace_.layers.back();
        const Activation activation = network_.layers.back().activation;
        t_.costs.resize(trace_.costs.size());
        // A change of an output itself has no z.
        for (Eigen::Index m = 0; m < t_.costs.size(); ++m)
            t_.costs(m) =
                is_at(network_.depth(), Symbol::activation)
                    ? by_outputs(scenario_.cost, activation, output.a.col(m), trace_.y.col(m), last.a.col(m))
                    : cost_tangent(scenario_.cost, activation, output.a.col(m), trace_.y.col(m),
                                   last.a.col(m), last.z.col(m));
        t_.cost = t_.costs.sum();
        if (scenario_.reduction == Reduction::mean) t_.cost /= static_cast<double>(t_.costs.size());
    }

    const Scenario& scenario_;
    const Network& network_;
    const Trace& trace_;
    const Quantity& seed_;
    Eigen::Index column_;
    Tangents t_;
};

} // namespace

Tangents tangents(const Scenario& scenario, const Network& network, const Trace& trace, const Quantity& seed,
                  Eigen::Index column) {
    return Push(scenario, network, trace, seed, column).run();
}

} // namespace backstep
