#include "core/derivation/rules.h"

namespace backstep::rules {
namespace {

using namespace algebra;
using Index = Names::Index;

Formula residual(const Names& n, int L, const Index& k) {
    return n.a({L, {}}, k) - n.y(k);
}

Formula squares(const Setting& s) {
    const int L = s.depth();
    return total(s.neurons(L), "k", [&](const Index& k) { return squared(residual(s.names(), L, k)); });
}

Formula log_likelihood(const Setting& s) {
    const Names& n = s.names();
    const Index L{s.depth(), {}};
    const bool both_ends = s.scenario().cost == Cost::cross_entropy;
    return total(s.neurons(L.value), "k", [&](const Index& k) {
        const Formula one = n.y(k) * logarithm(n.a(L, k));
        return both_ends ? one + (number(1) - n.y(k)) * logarithm(number(1) - n.a(L, k)) : one;
    });
}

Formula half() {
    return fraction(number(1), number(2));
}

// a_i (∂E/∂a_i − Σ_k a_k ∂E/∂a_k)
Formula softmax_delta(const Setting& s, int i) {
    const Names& n = s.names();
    const Index L{s.depth(), {}};
    const Formula mixed =
        total(s.neurons(L.value), "k", [&](const Index& k) { return n.a(L, k) * n.dE_da(L, k); });
    return n.a(L, Names::at(i)) * (n.dE_da(L, Names::at(i)) - mixed);
}

bool targets_of_example_add_up_to_one(const Setting& s) {
    const auto& [scenario, network, trace, example] = s.numbers();
    return std::abs(trace.y.col(trace.column_of(example - 1)).sum() - 1.0) < 1e-12;
}

} // namespace

Formula total(int count, const std::string& letter, const std::function<Formula(const Index&)>& t) {
    if (count > most_written_terms) return series(letter, count, {}, t);
    Formulas terms;
    for (int i = 1; i <= count; ++i) terms.push_back(t(Names::at(i)));
    return sum(std::move(terms));
}

Formula over_examples(const Setting& s, const std::function<Formula(const Names&)>& term) {
    const int count = s.example_count();
    // The letter m stands for the examples of the update, whose numbers in the scenario are these.
    const auto body = [&](const Index& m) {
        const int example = s.trace().examples[static_cast<std::size_t>(m.value - 1)] + 1;
        return term(s.names().of_example(Index{example, m.letter}));
    };
    const Formula sum = total(count, "m", body);
    if (s.scenario().reduction == Reduction::sum) return sum;
    return fraction(number(1), number(count)) * sum;
}

bool is_residual(Cost cost) {
    return cost == Cost::half_squared_error;
}

bool has_own_delta(const Setting& s, int l) {
    return l == s.depth() &&
           (cancels_derivative(s.scenario().cost, s.activation(l)) || !is_elementwise(s.activation(l)));
}

Formulas weighted_input(const Setting& s, int l, int i) {
    const Names& n = s.names();
    const Formula weighted = total(s.neurons(l - 1), "j", [&](const Index& j) {
        return n.W({l, {}}, Names::at(i), j) * n.a({l - 1, {}}, j);
    });
    return {weighted + n.b({l, {}}, Names::at(i))};
}

Formulas activation(const Setting& s, int l, int i) {
    const Names& n = s.names();
    const Formula z = n.z({l, {}}, Names::at(i));
    if (s.activation(l) == Activation::softmax) {
        const Formula all = total(s.neurons(l), "k", [&](const Index& k) {
            return exponential(n.z({l, {}}, k));
        });
        return {fraction(exponential(z), all)};
    }
    const Formula applied = n.activation({l, {}}, z);
    switch (s.activation(l)) {
    case Activation::sigmoid: return {applied, fraction(number(1), number(1) + exponential(-z))};
    case Activation::tanh:
        return {applied,
                apply({.base = "tanh", .face = Face::upright}, Function::activation, z, Activation::tanh)};
    case Activation::relu: return {applied, larger(number(0), z)};
    case Activation::leaky_relu: return {applied, larger(number(leaky_slope) * z, z)};
    default: return {applied, z};
    }
}

Formulas slope(const Setting& s, int l, int i) {
    const Names& n = s.names();
    const Formula a = n.a({l, {}}, Names::at(i)), z = n.z({l, {}}, Names::at(i));
    const auto by_sign = [&](double otherwise) {
        const bool positive = evaluate_number(z, s.numbers()).value_or(0.0) > 0.0;
        return cases({number(1), number(otherwise)},
                     {related(z, Relation::greater, number(0)), related(z, Relation::at_most, number(0))},
                     positive ? 0 : 1);
    };
    switch (s.activation(l)) {
    case Activation::sigmoid: return {a * (number(1) - a)};
    case Activation::tanh: return {number(1) - squared(a)};
    case Activation::relu: return {by_sign(0)};
    case Activation::leaky_relu: return {by_sign(leaky_slope)};
    default: return {number(1)};
    }
}

Formulas cost(const Setting& s) {
    const int K = s.neurons(s.depth());
    switch (s.scenario().cost) {
    case Cost::half_squared_error: return {half() * group(squares(s))};
    case Cost::mean_squared_error: return {fraction(number(1), number(2.0 * K)) * group(squares(s))};
    default: return {-group(log_likelihood(s))};
    }
}

Formulas output_gradient(const Setting& s, int k) {
    const Names& n = s.names();
    const Formula a = n.a({s.depth(), {}}, Names::at(k)), y = n.y(Names::at(k));
    switch (s.scenario().cost) {
    case Cost::half_squared_error: return {a - y};
    case Cost::mean_squared_error: return {fraction(a - y, number(s.neurons(s.depth())))};
    case Cost::cross_entropy: return {fraction(number(1) - y, number(1) - a) - fraction(y, a)};
    case Cost::softmax_cross_entropy: return {-fraction(y, a)};
    }
    return {};
}

Formulas hidden_gradient(const Setting& s, int l, int j) {
    const Names& n = s.names();
    return {total(s.neurons(l + 1), "k", [&](const Index& k) {
        return n.W({l + 1, {}}, k, Names::at(j)) * n.delta({l + 1, {}}, k);
    })};
}

Formulas output_delta(const Setting& s, int k) {
    const Names& n = s.names();
    const Index L{s.depth(), {}};
    const Formula a = n.a(L, Names::at(k)), y = n.y(Names::at(k));
    if (s.scenario().cost == Cost::softmax_cross_entropy) {
        if (targets_of_example_add_up_to_one(s)) return {a - y};
        return {a * group(total(s.neurons(L.value), "j", [&](const Index& j) { return n.y(j); })) - y};
    }
    if (cancels_derivative(s.scenario().cost, s.activation(L.value))) return {a - y};
    return {softmax_delta(s, k)};
}

Formulas delta(const Setting& s, int l, int i) {
    if (has_own_delta(s, l)) return output_delta(s, i);
    return {s.names().dE_da({l, {}}, Names::at(i)) * s.names().slope({l, {}}, Names::at(i))};
}

} // namespace backstep::rules
