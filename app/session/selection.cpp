#include "app/session/selection.h"

#include <algorithm>

namespace backstep {
namespace {

int neurons(const Scenario& scenario, int l) {
    return static_cast<int>(scenario.network.neurons(l));
}

/// A neuron of layer l as its activation; of layer 0 an input.
Quantity neuron(const Scenario& scenario, int l, int row) {
    const int kept = std::clamp(row, 1, neurons(scenario, l));
    return l == 0 ? Quantity{.symbol = Symbol::input, .row = kept}
                  : Quantity{.symbol = Symbol::activation, .layer = l, .row = kept};
}

Quantity target(const Scenario& scenario, int row) {
    return {.symbol = Symbol::target, .row = std::clamp(row, 1, neurons(scenario, scenario.network.depth()))};
}

Quantity weight(const Scenario& scenario, int l, int row, int column) {
    return {.symbol = Symbol::weight,
            .layer = l,
            .row = std::clamp(row, 1, neurons(scenario, l)),
            .column = std::clamp(column, 1, neurons(scenario, l - 1))};
}

// The columns of the drawing are x, then W, b and a of each layer, then y and E.
enum class Column { input, weights, biases, neurons, targets, cost };

Column column_of(Symbol symbol) {
    if (is_matrix(symbol)) return Column::weights;
    switch (symbol) {
    case Symbol::input: return Column::input;
    case Symbol::target: return Column::targets;
    case Symbol::cost: return Column::cost;
    case Symbol::bias:
    case Symbol::bias_gradient:
    case Symbol::updated_bias: return Column::biases;
    default: return Column::neurons;
    }
}

Quantity move_right(const Quantity& from, const Scenario& scenario) {
    const int depth = scenario.network.depth();
    switch (column_of(from.symbol)) {
    case Column::input: return weight(scenario, 1, 1, from.row);
    case Column::weights: return {.symbol = Symbol::bias, .layer = from.layer, .row = from.row};
    case Column::biases: return neuron(scenario, from.layer, from.row);
    case Column::neurons:
        return from.layer < depth ? weight(scenario, from.layer + 1, 1, from.row)
                                  : target(scenario, from.row);
    case Column::targets:
    case Column::cost: break;
    }
    return {.symbol = Symbol::cost};
}

Quantity move_left(const Quantity& from, const Scenario& scenario) {
    const int depth = scenario.network.depth();
    switch (column_of(from.symbol)) {
    case Column::input: return from;
    case Column::weights: return neuron(scenario, from.layer - 1, from.column);
    case Column::biases: return weight(scenario, from.layer, from.row, 1);
    case Column::neurons: return {.symbol = Symbol::bias, .layer = from.layer, .row = from.row};
    case Column::targets: return neuron(scenario, depth, from.row);
    case Column::cost: break;
    }
    return target(scenario, 1);
}

// Up and down: a matrix row by row, everything else neuron by neuron; the ends stay.
Quantity move_along(const Quantity& from, int by, const Scenario& scenario) {
    const Shape shape = shape_of(from.symbol, from.layer, scenario.network);
    Quantity to = from;
    if (is_matrix(from.symbol)) {
        const int place = (from.row - 1) * shape.columns + from.column - 1;
        const int next = std::clamp(place + by, 0, shape.rows * shape.columns - 1);
        to.row = next / shape.columns + 1;
        to.column = next % shape.columns + 1;
    } else if (is_vector(from.symbol)) {
        to.row = std::clamp(from.row + by, 1, shape.rows);
    }
    return to;
}

} // namespace

Quantity move_selection(const std::optional<Quantity>& from, Direction direction, const Scenario& scenario) {
    if (!from || problem(*from, scenario)) return neuron(scenario, 0, 1);
    // The whole of a vector or matrix stands for its first number.
    if (!is_scalar(*from)) return first_number(*from);
    switch (direction) {
    case Direction::left: return move_left(*from, scenario);
    case Direction::right: return move_right(*from, scenario);
    case Direction::up: return move_along(*from, -1, scenario);
    case Direction::down: return move_along(*from, 1, scenario);
    }
    return *from;
}

bool can_be_set(const Quantity& quantity) {
    switch (quantity.symbol) {
    case Symbol::weight:
    case Symbol::bias:
    case Symbol::input:
    case Symbol::target: return is_scalar(quantity);
    default: return false;
    }
}

} // namespace backstep
