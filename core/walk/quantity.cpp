#include "core/walk/quantity.h"

#include <fmt/format.h>

#include <algorithm>

namespace backstep {
namespace {

using Value = std::optional<double>;

Shape size_of(const Matrix& matrix) {
    return {static_cast<int>(matrix.rows()), static_cast<int>(matrix.cols())};
}

int neurons(const Network& network, int l) {
    return static_cast<int>(network.neurons(l));
}

// The trace's column for a quantity's example, or −1.
Eigen::Index column_of(const Quantity& q, const Trace& trace) {
    return q.example == 0 ? 0 : trace.column_of(q.example - 1);
}

// Whether a gradient or E means that of one example, not the mean or sum.
bool of_one_example(const Quantity& q, const Trace& trace) {
    return q.example != 0 && trace.examples.size() > 1;
}

double gradient(const Quantity& q, const Trace& trace, Eigen::Index i, Eigen::Index j, Eigen::Index m) {
    const bool weights = q.symbol == Symbol::weight_gradient;
    const LayerTrace& t = trace.layer(q.layer);
    if (!of_one_example(q, trace)) return weights ? t.dE_dW(i, j) : t.dE_db(i);
    return weights ? example_weight_gradient(trace, q.layer, i, j, m) : t.delta(i, m);
}

} // namespace

bool has_layer(Symbol symbol) {
    return symbol != Symbol::input && symbol != Symbol::target && symbol != Symbol::cost;
}

bool is_matrix(Symbol symbol) {
    return symbol == Symbol::weight || symbol == Symbol::weight_gradient || symbol == Symbol::updated_weight;
}

bool is_vector(Symbol symbol) {
    return symbol != Symbol::cost && !is_matrix(symbol);
}

bool is_per_example(Symbol symbol) {
    switch (symbol) {
    case Symbol::weight:
    case Symbol::bias:
    case Symbol::updated_weight:
    case Symbol::updated_bias: return false;
    default: return true;
    }
}

bool is_gradient(Symbol symbol) {
    return symbol == Symbol::weight_gradient || symbol == Symbol::bias_gradient;
}

bool is_scalar(const Quantity& q) {
    return q.symbol == Symbol::cost || (q.row > 0 && (q.column > 0 || !is_matrix(q.symbol)));
}

Shape shape_of(Symbol symbol, int layer, const Network& network) {
    if (symbol == Symbol::cost) return {1, 1};
    if (symbol == Symbol::input) return {neurons(network, 0), 1};
    if (symbol == Symbol::target) return {neurons(network, network.depth()), 1};
    if (is_matrix(symbol)) return size_of(network.layer(layer).W);
    return {neurons(network, layer), 1};
}

std::vector<Quantity> numbers_of(const Quantity& quantity, const Network& network) {
    if (is_scalar(quantity)) return {quantity};
    const Shape shape = shape_of(quantity.symbol, quantity.layer, network);
    std::vector<Quantity> numbers;
    numbers.reserve(static_cast<std::size_t>(shape.rows) * static_cast<std::size_t>(shape.columns));
    for (int i = 1; i <= shape.rows; ++i)
        for (int j = 1; j <= shape.columns; ++j) {
            Quantity number = quantity;
            number.row = i;
            if (is_matrix(quantity.symbol)) number.column = j;
            numbers.push_back(number);
        }
    return numbers;
}

Quantity first_number(Quantity quantity) {
    if (quantity.symbol != Symbol::cost) quantity.row = std::max(quantity.row, 1);
    if (is_matrix(quantity.symbol)) quantity.column = std::max(quantity.column, 1);
    return quantity;
}

std::optional<std::string> problem(const Quantity& q, const Scenario& scenario) {
    const std::string given = to_text(q);
    const int depth = scenario.network.depth();
    if (has_layer(q.symbol) && (q.layer < 1 || q.layer > depth))
        return fmt::format("{}: there is no layer {}; layers are 1 to {}", given, q.layer, depth);
    const Shape shape = shape_of(q.symbol, q.layer, scenario.network);
    if (q.row > shape.rows)
        return fmt::format("{}: there is no row {}; rows are 1 to {}", given, q.row, shape.rows);
    if (q.column > shape.columns)
        return fmt::format("{}: there is no column {}; columns are 1 to {}", given, q.column, shape.columns);
    const auto count = static_cast<int>(scenario.examples.size());
    if (q.example > count)
        return fmt::format("{}: there is no example {}; examples are 1 to {}", given, q.example, count);
    if (q.symbol == Symbol::activation_derivative &&
        !is_elementwise(scenario.network.layer(q.layer).activation))
        return given + ": softmax has no derivative per neuron; it mixes its outputs";
    return std::nullopt;
}

Value value_of(const Quantity& q, const Network& network, const Trace& trace) {
    const Eigen::Index m = column_of(q, trace);
    if (!is_scalar(q) || m < 0) return std::nullopt;
    if (has_layer(q.symbol) && (q.layer < 1 || q.layer > network.depth())) return std::nullopt;
    const Shape shape = shape_of(q.symbol, q.layer, network);
    if (q.row > shape.rows || q.column > shape.columns) return std::nullopt;
    const Eigen::Index i = q.row - 1, j = q.column - 1;
    switch (q.symbol) {
    case Symbol::input: return trace.x(i, m);
    case Symbol::target: return trace.y(i, m);
    case Symbol::weight: return network.layer(q.layer).W(i, j);
    case Symbol::bias: return network.layer(q.layer).b(i);
    case Symbol::weighted_input: return trace.layer(q.layer).z(i, m);
    case Symbol::activation: return trace.layer(q.layer).a(i, m);
    case Symbol::cost: return of_one_example(q, trace) ? trace.costs(m) : trace.cost;
    case Symbol::cost_gradient_a: return trace.layer(q.layer).dE_da(i, m);
    case Symbol::activation_derivative:
        if (!is_elementwise(network.layer(q.layer).activation)) return std::nullopt;
        return trace.layer(q.layer).s(i, m);
    case Symbol::delta: return trace.layer(q.layer).delta(i, m);
    case Symbol::weight_gradient:
    case Symbol::bias_gradient: return gradient(q, trace, i, j, m);
    case Symbol::updated_weight: return trace.layer(q.layer).W_new(i, j);
    case Symbol::updated_bias: return trace.layer(q.layer).b_new(i);
    }
    return std::nullopt;
}

} // namespace backstep
