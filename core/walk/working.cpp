#include "core/walk/explain.h"

#include <fmt/format.h>

#include <cmath>
#include <functional>

namespace backstep {
namespace {

constexpr int most_terms = 12;

// A formula in symbols, and the same in numbers, grown side by side.
struct Both {
    std::string symbols, numbers;

    Both operator+(const Both& other) const { return {symbols + other.symbols, numbers + other.numbers}; }
};

Both same(const std::string& text) {
    return {text, text};
}

// What a working is made of: names and values of the quantities of one example.
class Terms {
public:
    Terms(const Scenario& scenario, const Network& network, const Trace& trace, int decimals, int example)
        : scenario_(scenario), network_(network), trace_(trace), decimals_(decimals), example_(example) {}

    double value(Quantity q) const {
        if (q.example == 0 && is_per_example(q.symbol)) q.example = example_;
        return value_of(q, network_, trace_).value_or(std::nan(""));
    }

    std::string number(double x) const { return number_text(x, decimals_); }

    // In a product or after an operator a negative number takes parentheses.
    std::string factor(double x) const {
        const std::string text = number(x);
        return text.starts_with("−") ? "(" + text + ")" : text;
    }

    Both leading(const Quantity& q) const { return {to_unicode(q), number(value(q))}; }
    Both term(const Quantity& q) const { return {to_unicode(q), factor(value(q))}; }
    Both rate(int l) const { return {"α", factor(scenario_.learning_rate(l))}; }

    /// t(1) + t(2) + … + t(count), its middle left out if it is long.
    Both sum(int count, const std::function<Both(int)>& t) const {
        Both all;
        for (int i = 1; i <= count; ++i) {
            if (count > most_terms && i == most_terms) {
                all = all + same(" + ⋯");
                i = count;
            }
            all = all + (i == 1 ? Both{} : same(" + ")) + t(i);
        }
        return all;
    }

    const Scenario& scenario() const { return scenario_; }
    const Network& network() const { return network_; }
    const Trace& trace() const { return trace_; }
    Activation activation(int l) const { return network_.layer(l).activation; }
    int neurons(int l) const { return static_cast<int>(network_.neurons(l)); }

private:
    const Scenario& scenario_;
    const Network& network_;
    const Trace& trace_;
    int decimals_;
    int example_;
};

Quantity of(Symbol symbol, int layer, int row, int column = 0) {
    return {.symbol = symbol, .layer = layer, .row = row, .column = column};
}

Quantity activation_of(int l, int row) {
    return l == 0 ? of(Symbol::input, 0, row) : of(Symbol::activation, l, row);
}

Both weighted_input(const Quantity& q, const Terms& t) {
    const Both products = t.sum(t.neurons(q.layer - 1), [&](int j) {
        return t.term(of(Symbol::weight, q.layer, q.row, j)) + same("·") +
               t.term(activation_of(q.layer - 1, j));
    });
    return products + same(" + ") + t.term(of(Symbol::bias, q.layer, q.row));
}

Both activation(const Quantity& q, const Terms& t) {
    const Both z = t.leading(of(Symbol::weighted_input, q.layer, q.row));
    const Both factor = t.term(of(Symbol::weighted_input, q.layer, q.row));
    switch (t.activation(q.layer)) {
    case Activation::sigmoid: return Both{"σ(", "1 / (1 + e^−"} + Both{z.symbols, factor.numbers} + same(")");
    case Activation::tanh: return same("tanh(") + z + same(")");
    case Activation::relu: return same("max(0, ") + z + same(")");
    case Activation::leaky_relu: return same("max(0.01·") + factor + same(", ") + z + same(")");
    case Activation::identity: return z;
    case Activation::softmax:
        return same("e^") + factor + same(" / (") + t.sum(t.neurons(q.layer), [&](int k) {
            return same("e^") + t.term(of(Symbol::weighted_input, q.layer, k));
        }) + same(")");
    }
    return z;
}

Both derivative(const Quantity& q, const Terms& t) {
    const Both a = t.leading(of(Symbol::activation, q.layer, q.row));
    const Both factor = t.term(of(Symbol::activation, q.layer, q.row));
    const Both z = t.leading(of(Symbol::weighted_input, q.layer, q.row));
    switch (t.activation(q.layer)) {
    case Activation::sigmoid: return a + same(" · (1 − ") + factor + same(")");
    case Activation::tanh: return same("1 − ") + factor + same("²");
    case Activation::relu: return Both{"1 if ", "1 if "} + z + same(" > 0, else 0");
    case Activation::leaky_relu: return same("1 if ") + z + same(" > 0, else 0.01");
    default: return same("1");
    }
}

Both residual(int k, const Terms& t) {
    return t.leading(of(Symbol::activation, t.network().depth(), k)) + same(" − ") +
           t.term(of(Symbol::target, 0, k));
}

Both log_terms(int k, const Terms& t, bool both_ends) {
    const Both a = t.term(of(Symbol::activation, t.network().depth(), k));
    const Both y = t.term(of(Symbol::target, 0, k));
    const Both one = y + same(" · ln ") + a;
    return both_ends ? one + same(" + (1 − ") + y + same(") · ln(1 − ") + a + same(")") : one;
}

Both reduce(const Terms& t, const std::function<Both(int)>& term) {
    const auto count = static_cast<int>(t.trace().examples.size());
    const Both sum = t.sum(count, term);
    if (t.scenario().reduction == Reduction::sum) return sum;
    return same(fmt::format("1/{} · (", count)) + sum + same(")");
}

// In a batch, symbols name the example too.
Both of_example(Quantity q, int m, const Terms& t) {
    q.example = t.trace().examples[static_cast<std::size_t>(m - 1)] + 1;
    return {to_unicode(q) + fmt::format("@{}", q.example), t.factor(t.value(q))};
}

Both cost(const Quantity& q, const Terms& t) {
    if (q.example == 0 && t.trace().examples.size() > 1)
        return reduce(t, [&](int m) { return of_example(q, m, t); });
    const int K = t.neurons(t.network().depth());
    const auto square = [&](int k) { return same("(") + residual(k, t) + same(")²"); };
    switch (t.scenario().cost) {
    case Cost::half_squared_error: return same("½ · (") + t.sum(K, square) + same(")");
    case Cost::mean_squared_error: return same(fmt::format("1/{} · (", 2 * K)) + t.sum(K, square) + same(")");
    case Cost::cross_entropy:
        return same("−(") + t.sum(K, [&](int k) { return log_terms(k, t, true); }) + same(")");
    case Cost::softmax_cross_entropy:
        return same("−(") + t.sum(K, [&](int k) { return log_terms(k, t, false); }) + same(")");
    }
    return {};
}

Both cost_gradient(const Quantity& q, const Terms& t) {
    if (q.layer < t.network().depth())
        return t.sum(t.neurons(q.layer + 1), [&](int i) {
            return t.term(of(Symbol::weight, q.layer + 1, i, q.row)) + same("·") +
                   t.term(of(Symbol::delta, q.layer + 1, i));
        });
    const Both a = t.term(of(Symbol::activation, q.layer, q.row)), y = t.term(of(Symbol::target, 0, q.row));
    switch (t.scenario().cost) {
    case Cost::half_squared_error: return residual(q.row, t);
    case Cost::mean_squared_error:
        return same("(") + residual(q.row, t) + same(fmt::format(") / {}", t.neurons(q.layer)));
    case Cost::cross_entropy:
        return same("(1 − ") + y + same(") / (1 − ") + a + same(") − ") + y + same(" / ") + a;
    case Cost::softmax_cross_entropy: return same("−") + y + same(" / ") + a;
    }
    return {};
}

// a_i (∂E/∂a_i − Σ_k a_k ∂E/∂a_k)
Both softmax_delta(const Quantity& q, const Terms& t) {
    const auto a = [&](int k) { return t.term(of(Symbol::activation, q.layer, k)); };
    const auto g = [&](int k) { return t.term(of(Symbol::cost_gradient_a, q.layer, k)); };
    return a(q.row) + same(" · (") + g(q.row) + same(" − (") +
           t.sum(t.neurons(q.layer), [&](int k) { return a(k) + same("·") + g(k); }) + same("))");
}

Both softmax_cross_entropy_delta(const Quantity& q, const Terms& t) {
    double total = 0.0;
    for (int k = 1; k <= t.neurons(q.layer); ++k) total += t.value(of(Symbol::target, 0, k));
    if (std::abs(total - 1.0) < 1e-12) return residual(q.row, t);
    return t.term(of(Symbol::activation, q.layer, q.row)) + Both{"·Σy − ", "·" + t.factor(total) + " − "} +
           t.term(of(Symbol::target, 0, q.row));
}

Both delta(const Quantity& q, const Terms& t) {
    const Activation activation = t.activation(q.layer);
    if (q.layer == t.network().depth()) {
        if (t.scenario().cost == Cost::softmax_cross_entropy) return softmax_cross_entropy_delta(q, t);
        if (cancels_derivative(t.scenario().cost, activation)) return residual(q.row, t);
        if (activation == Activation::softmax) return softmax_delta(q, t);
    }
    return t.term(of(Symbol::cost_gradient_a, q.layer, q.row)) + same(" · ") +
           t.term(of(Symbol::activation_derivative, q.layer, q.row));
}

Both gradient(const Quantity& q, const Terms& t) {
    if (q.example == 0 && t.trace().examples.size() > 1)
        return reduce(t, [&](int m) { return of_example(q, m, t); });
    const Quantity delta = of(Symbol::delta, q.layer, q.row);
    if (q.symbol == Symbol::bias_gradient) return t.leading(delta);
    return t.term(delta) + same(" · ") + t.term(activation_of(q.layer - 1, q.column));
}

Both updated(const Quantity& q, const Terms& t) {
    const bool weight = q.symbol == Symbol::updated_weight;
    const Quantity before = of(weight ? Symbol::weight : Symbol::bias, q.layer, q.row, q.column);
    if (!weight && !t.scenario().update_biases) return t.leading(before);
    const Quantity slope =
        of(weight ? Symbol::weight_gradient : Symbol::bias_gradient, q.layer, q.row, q.column);
    const double value = value_of(slope, t.network(), t.trace()).value_or(std::nan(""));
    return t.leading(before) + same(" − ") + t.rate(q.layer) + same(" · ") +
           Both{to_unicode(slope), t.factor(value)};
}

Both right_side(const Quantity& q, const Terms& t) {
    switch (q.symbol) {
    case Symbol::weighted_input: return weighted_input(q, t);
    case Symbol::activation: return activation(q, t);
    case Symbol::cost: return cost(q, t);
    case Symbol::cost_gradient_a: return cost_gradient(q, t);
    case Symbol::activation_derivative: return derivative(q, t);
    case Symbol::delta: return delta(q, t);
    case Symbol::weight_gradient:
    case Symbol::bias_gradient: return gradient(q, t);
    case Symbol::updated_weight:
    case Symbol::updated_bias: return updated(q, t);
    default: return {"given", ""};
    }
}

} // namespace

std::string number_text(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find_first_of("123456789") == std::string::npos && text.starts_with('-')) text.erase(0, 1);
    if (text.starts_with('-')) text.replace(0, 1, "−");
    return text;
}

Working working(const Quantity& scalar, const Scenario& scenario, const Network& network, const Trace& trace,
                int decimals) {
    const int example = scalar.example == 0 ? trace.examples.front() + 1 : scalar.example;
    const Terms terms(scenario, network, trace, decimals, example);
    const Both both = right_side(scalar, terms);
    const auto value = value_of(scalar, network, trace);
    return {scalar, to_unicode(scalar) + " = " + both.symbols, both.numbers,
            value ? number_text(*value, decimals) : std::string("—")};
}

} // namespace backstep
