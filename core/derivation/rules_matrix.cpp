#include "core/derivation/rules_matrix.h"

namespace backstep::rules {
namespace {

using namespace algebra;
using Index = Names::Index;

class MatrixRules {
public:
    explicit MatrixRules(const Setting& setting) : s_(setting), n_(setting.names()) {}

    Formulas weighted_input(int l) const {
        const Formula product = ways_.transposed_weights ? n_.transposed(n_.W({l, {}})) * n_.a({l - 1, {}})
                                                         : n_.W({l, {}}) * n_.a({l - 1, {}});
        return {product + n_.b({l, {}})};
    }

    Formulas activation(int l) const {
        const Formula z = n_.z({l, {}}), applied = n_.activation({l, {}}, z);
        return s_.activation(l) == Activation::identity ? Formulas{applied, z} : Formulas{applied};
    }

    Formulas slope(int l) const {
        const Formula a = n_.a({l, {}}), z = n_.z({l, {}});
        const Formula applied = n_.activation_slope({l, {}}, z);
        Formulas sides;
        // Where the notes have no letter for σ′, its name says as much already.
        if (n_.notation().letter(address(whole(Symbol::activation_derivative, l)), s_.network()))
            sides.push_back(applied);
        switch (s_.activation(l)) {
        case Activation::sigmoid: sides.push_back(hadamard(a, ones(l) - a)); break;
        case Activation::tanh: sides.push_back(ones(l) - hadamard(a, a)); break;
        case Activation::identity: sides.push_back(ones(l)); break;
        case Activation::relu: sides.push_back(step(l)); break;
        default: sides.push_back(number(leaky_slope) * ones(l) + number(1.0 - leaky_slope) * step(l));
        }
        return sides;
    }

    Formulas cost() const {
        const int L = s_.depth();
        const Formula a = n_.a({L, {}}), y = n_.y();
        switch (s_.scenario().cost) {
        case Cost::half_squared_error: return {fraction(number(1), number(2)) * squared(norm(a - y))};
        case Cost::mean_squared_error:
            return {fraction(number(1), number(2.0 * s_.neurons(L))) * squared(norm(a - y))};
        case Cost::cross_entropy:
            return {-group(n_.transposed(y) * logarithm(a) +
                           n_.transposed(ones(L) - y) * logarithm(ones(L) - a))};
        case Cost::softmax_cross_entropy: return {-group(n_.transposed(y) * logarithm(a))};
        }
        return {};
    }

    Formulas gradient_a(int l) const {
        if (l == s_.depth()) return {laid_out(output_gradient())};
        const Formula W = n_.W({l + 1, {}}), delta = n_.delta({l + 1, {}});
        if (numerator()) return {delta * W};
        return {ways_.transposed_weights ? W * delta : n_.transposed(W) * delta};
    }

    Formulas delta(int l) const {
        if (has_own_delta(s_, l)) return own_delta();
        return {delta_through_slope(s_, l)};
    }

    // `mean`: over the examples of the update, not of one.
    Formulas gradient_W(int l, bool mean) const {
        if (!mean) return {weight_product(n_, l)};
        if (ways_.samples_in_columns)
            return {n_.samples(Symbol::activation, l - 1) * n_.transposed(by_all_inputs(l))};
        return {over_examples(s_, [&](const Names& n) { return weight_product(n, l); })};
    }

    Formulas gradient_b(int l, bool mean) const {
        if (!mean) return {n_.delta({l, {}})};
        if (ways_.samples_in_columns) return {row_sums(by_all_inputs(l))};
        return {over_examples(s_, [&](const Names& n) { return n.delta({l, {}}); })};
    }

    Formulas updated_W(int l) const {
        const Names mean = n_.of_example(0);
        const Formula slope = mean.dE_dW({l, {}});
        return {n_.W({l, {}}) - rate(l) * (numerator() ? n_.transposed(slope) : slope)};
    }

    Formulas updated_b(int l) const {
        if (!s_.scenario().update_biases) return {n_.b({l, {}})};
        const Formula slope = n_.of_example(0).dE_db({l, {}});
        return {n_.b({l, {}}) - rate(l) * (numerator() ? n_.transposed(slope) : slope)};
    }

private:
    static Quantity whole(Symbol symbol, int l) { return {.symbol = symbol, .layer = l}; }
    bool numerator() const { return ways_.arrangement == Arrangement::numerator; }
    Formula rate(int l) const { return n_.rate({l, {}}, s_.scenario().learning_rate(l)); }
    Formula laid_out(Formula column) const {
        return numerator() ? n_.transposed(std::move(column)) : std::move(column);
    }

    Formula ones(int l) const {
        Formulas all(static_cast<std::size_t>(s_.neurons(l)), number(1));
        return abbreviation({.base = "1", .face = Face::bold}, column(std::move(all)));
    }

    Formula step(int l) const {
        return apply({.base = "step", .face = Face::upright}, Function::activation_derivative, n_.z({l, {}}),
                     Activation::relu);
    }

    Formula output_gradient() const {
        const int L = s_.depth();
        const Formula a = n_.a({L, {}}), y = n_.y();
        switch (s_.scenario().cost) {
        case Cost::half_squared_error: return a - y;
        case Cost::mean_squared_error: return fraction(number(1), number(s_.neurons(L))) * (a - y);
        case Cost::cross_entropy: return fraction(ones(L) - y, ones(L) - a) - fraction(y, a);
        case Cost::softmax_cross_entropy: return -fraction(y, a);
        }
        return a;
    }

    Formulas own_delta() const {
        const int L = s_.depth();
        const Formula a = n_.a({L, {}}), y = n_.y();
        if (s_.scenario().cost == Cost::softmax_cross_entropy && !targets_add_up_to_one(s_.scenario()))
            return {laid_out(group(n_.transposed(ones(L)) * y) * a - y)};
        if (cancels_derivative(s_.scenario().cost, s_.activation(L))) return {laid_out(a - y)};
        const Formula g = n_.dE_da({L, {}});
        if (numerator()) return {n_.transposed(hadamard(a, n_.transposed(g) - group(g * a) * ones(L)))};
        return {hadamard(a, g - group(n_.transposed(a) * g) * ones(L))};
    }

    // ∂E/∂W of one example.
    Formula weight_product(const Names& n, int l) const {
        const Formula delta = n.delta({l, {}}), a = n.a({l - 1, {}});
        if (numerator()) return a * delta;
        if (ways_.transposed_weights) return a * n.transposed(delta);
        return ways_.by_vector == DerivativeSign::d ? outer(delta, a) : delta * n.transposed(a);
    }

    // ∂E/∂Z, a column for each example: the mean's 1/M is in it.
    Formula by_all_inputs(int l) const {
        const Names all = n_.of_example(0);
        return all.derivative(all.E(), all.samples(Symbol::weighted_input, l));
    }

    const Setting& s_;
    Names n_ = s_.names();
    const Conventions ways_ = n_.notation().conventions();
};

} // namespace

Formula delta_through_slope(const Setting& setting, int l) {
    const Names& n = setting.names();
    const Formula by_a = n.dE_da({l, {}}), slope = n.slope({l, {}});
    const bool row = n.notation().conventions().arrangement == Arrangement::numerator;
    return row ? by_a * diag(slope) : hadamard(by_a, slope);
}

Formulas matrix_sides(const Quantity& q, const Setting& setting) {
    const MatrixRules rules(setting);
    const bool mean = q.example == 0 && setting.example_count() > 1;
    switch (q.symbol) {
    case Symbol::weighted_input: return rules.weighted_input(q.layer);
    case Symbol::activation: return rules.activation(q.layer);
    case Symbol::activation_derivative: return rules.slope(q.layer);
    case Symbol::cost: return rules.cost();
    case Symbol::cost_gradient_a: return rules.gradient_a(q.layer);
    case Symbol::delta: return rules.delta(q.layer);
    case Symbol::weight_gradient: return rules.gradient_W(q.layer, mean);
    case Symbol::bias_gradient: return rules.gradient_b(q.layer, mean);
    case Symbol::updated_weight: return rules.updated_W(q.layer);
    case Symbol::updated_bias: return rules.updated_b(q.layer);
    default: return {};
    }
}

} // namespace backstep::rules
