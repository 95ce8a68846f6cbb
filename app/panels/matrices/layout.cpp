#include "app/panels/matrices/layout.h"

#include "app/session/shown_name.h"

#include <algorithm>

namespace backstep::matrices {

namespace {

int kind(Symbol symbol) {
    switch (symbol) {
    case Symbol::weight:
    case Symbol::weight_gradient:
    case Symbol::updated_weight: return 1;
    case Symbol::bias:
    case Symbol::bias_gradient:
    case Symbol::updated_bias: return 2;
    case Symbol::weighted_input:
    case Symbol::activation:
    case Symbol::cost_gradient_a:
    case Symbol::activation_derivative:
    case Symbol::delta: return 3;
    default: return 0;
    }
}

} // namespace

Quantity whole_of(Quantity quantity) {
    quantity.row = quantity.column = 0;
    return quantity;
}

bool is_rate(const Quantity& cell) {
    return is_gradient(cell.symbol) && !is_scalar(cell);
}

int layer_of_rate(const Quantity& rate, const Scenario& scenario) {
    return scenario.learning_rates.size() == 1 ? 0 : rate.layer;
}

bool same_element(const Quantity& a, const Quantity& b) {
    if (kind(a.symbol) == 0) return a.symbol == b.symbol && a.row == b.row;
    return kind(a.symbol) == kind(b.symbol) && a.layer == b.layer && a.row == b.row && a.column == b.column;
}

std::vector<Quantity> quantities_of_layer(int l, const Scenario& scenario, std::span<const int> examples,
                                          int example) {
    const int of = examples.size() > 1 ? example : 0;
    const int L = scenario.network.depth();
    if (l == 0) return {{Symbol::input, 0, 0, 0, of}};
    if (l > L) return {{Symbol::target, 0, 0, 0, of}, {Symbol::cost, 0, 0, 0, of}};
    std::vector<Quantity> quantities;
    for (const Symbol symbol :
         {Symbol::weight, Symbol::bias, Symbol::weighted_input, Symbol::activation, Symbol::cost_gradient_a,
          Symbol::activation_derivative, Symbol::delta, Symbol::weight_gradient, Symbol::bias_gradient,
          Symbol::updated_weight, Symbol::updated_bias}) {
        if (symbol == Symbol::activation_derivative && !is_elementwise(scenario.network.layer(l).activation))
            continue;
        if (symbol == Symbol::updated_bias && !scenario.update_biases) continue;
        if (is_gradient(symbol) && of != 0) quantities.push_back({symbol, l, 0, 0, of});
        quantities.push_back({symbol, l, 0, 0, is_per_example(symbol) && !is_gradient(symbol) ? of : 0});
    }
    return quantities;
}

std::vector<Quantity> upcoming(const Walk& walk, Walk::Position position, std::span<const Quantity> shown) {
    std::vector<Quantity> next;
    const auto matters = [](Symbol symbol) {
        return symbol == Symbol::weighted_input || symbol == Symbol::activation || symbol == Symbol::delta ||
               symbol == Symbol::weight_gradient || symbol == Symbol::updated_weight;
    };
    const auto last = walk.step_count(Granularity::vector);
    for (auto number = walk.steps_done(position, Granularity::vector) + 1; number <= last; ++number)
        for (const Quantity& quantity : walk.step(number, Granularity::vector).quantities) {
            if (!matters(quantity.symbol) || std::ranges::count(shown, quantity) > 0) continue;
            next.push_back(quantity);
            if (next.size() == 2) return next;
        }
    return next;
}

Shape shown_shape(const Term& term, const Network& network) {
    const Shape shape = shape_of(term.quantity.symbol, term.quantity.layer, network);
    return term.transposed ? Shape{shape.columns, shape.rows} : shape;
}

Quantity cell_of(const Term& term, int row, int column) {
    Quantity quantity = term.quantity;
    if (quantity.symbol == Symbol::cost) return quantity;
    quantity.row = term.transposed ? column : row;
    if (is_matrix(quantity.symbol)) quantity.column = term.transposed ? row : column;
    return quantity;
}

std::optional<Cell> find_cell(const Term& term, const Quantity& scalar) {
    if (whole_of(scalar) != term.quantity || !is_scalar(scalar)) return std::nullopt;
    Cell cell{std::max(scalar.row, 1), std::max(scalar.column, 1)};
    if (term.transposed) std::swap(cell.row, cell.column);
    return cell;
}

bool enters(const Term& factor, Cell cell, Cell result) {
    const auto matches = [&](Along along, int number) {
        return along == Along::all || number == (along == Along::row ? result.row : result.column);
    };
    return matches(factor.part.rows, cell.row) && matches(factor.part.columns, cell.column);
}

bool stands_turned(const Names& names, const Quantity& whole) {
    const Formula name = names(whole);
    if (const auto* variable = std::get_if<Variable>(&name.node)) return variable->transposed;
    const auto* derivative = std::get_if<Derivative>(&name.node);
    if (derivative == nullptr) return false;
    const auto* by = std::get_if<Variable>(&derivative->parts[1].node);
    const bool turned = by != nullptr && by->transposed;
    return turned != (derivative->arrangement == Arrangement::numerator);
}

Term term_of(const Quantity& whole, const Names& names) {
    return {"", whole, stands_turned(names, whole)};
}

std::string term_name(const Term& term, const Names& names) {
    Formula name = names(term.quantity);
    if (term.transposed != stands_turned(names, term.quantity)) name = names.transposed(std::move(name));
    return shown_text(std::move(name));
}

std::string neuron_number(const Names& names, int l, int row) {
    // Biases are numbered as their neurons; other letters may carry the sample too.
    const auto bias = names.notation().letter(address({Symbol::bias, l, row, 0, 0}), names.network());
    return bias ? bias->sub : std::to_string(row);
}

} // namespace backstep::matrices
