#include "app/panels/matrices/layout.h"

#include <algorithm>

#include <fmt/format.h>

namespace backstep::matrices {

namespace {

// The terms of an equation, put together from left to right.
class Builder {
public:
    explicit Builder(int example) : example_(example) {}

    Builder& term(std::string before, Symbol symbol, int layer, Part part, bool transposed = false) {
        const int example = is_per_example(symbol) ? example_ : 0;
        equation_.terms.push_back({std::move(before), {symbol, layer, 0, 0, example}, transposed, part});
        return *this;
    }
    // The activations of layer l, x being those of layer 0.
    Builder& activations(std::string before, int l, Part part, bool transposed = false) {
        return l == 0 ? term(std::move(before), Symbol::input, 0, part, transposed)
                      : term(std::move(before), Symbol::activation, l, part, transposed);
    }
    Equation equals(std::string before, const Quantity& result) {
        equation_.terms.push_back({std::move(before), whole_of(result), false, Part::same_cell});
        return equation_;
    }

private:
    Equation equation_;
    int example_;
};

Equation activation_equation(const Quantity& q, const Scenario& scenario) {
    const Activation activation = scenario.network.layer(q.layer).activation;
    const Part part = is_elementwise(activation) ? Part::same_cell : Part::all;
    const auto apply = [&](const char* open, const char* close) {
        return Builder(q.example).term(open, Symbol::weighted_input, q.layer, part).equals(close, q);
    };
    switch (activation) {
    case Activation::sigmoid: return apply("σ(", ") =");
    case Activation::tanh: return apply("tanh(", ") =");
    case Activation::relu: return apply("max(0,", ") =");
    case Activation::softmax: return apply("softmax(", ") =");
    case Activation::identity: return apply("", "=");
    case Activation::leaky_relu:
        return Builder(q.example)
            .term(fmt::format("max({}", leaky_slope), Symbol::weighted_input, q.layer, part)
            .term(",", Symbol::weighted_input, q.layer, part)
            .equals(") =", q);
    }
    return {};
}

Equation derivative_equation(const Quantity& q, const Scenario& scenario) {
    const Part same = Part::same_cell;
    const auto where_positive = [&](const std::string& otherwise) {
        return Builder(q.example)
            .term("1 where", Symbol::weighted_input, q.layer, same)
            .equals("> 0, else " + otherwise + " =", q);
    };
    switch (scenario.network.layer(q.layer).activation) {
    case Activation::sigmoid:
        return Builder(q.example)
            .activations("", q.layer, same)
            .activations("⊙ (1 −", q.layer, same)
            .equals(") =", q);
    case Activation::tanh:
        return Builder(q.example)
            .activations("1 −", q.layer, same)
            .activations("⊙", q.layer, same)
            .equals("=", q);
    case Activation::relu: return where_positive("0");
    case Activation::leaky_relu: return where_positive(fmt::format("{}", leaky_slope));
    default: return Builder(q.example).equals("1 =", q);
    }
}

Equation cost_equation(const Quantity& q, const Scenario& scenario) {
    const int L = scenario.network.depth();
    Builder builder(q.example);
    switch (scenario.cost) {
    case Cost::half_squared_error:
    case Cost::mean_squared_error: {
        const bool half = scenario.cost == Cost::half_squared_error;
        const auto open = half ? std::string("½ ‖") : fmt::format("1/{} · ‖", 2 * scenario.network.outputs());
        return builder.activations(open, L, Part::all)
            .term("−", Symbol::target, 0, Part::all)
            .equals("‖² =", q);
    }
    case Cost::cross_entropy:
        return builder.term("−Σ [", Symbol::target, 0, Part::all)
            .activations("⊙ ln", L, Part::all)
            .term("+ (1 −", Symbol::target, 0, Part::all)
            .activations(") ⊙ ln(1 −", L, Part::all)
            .equals(")] =", q);
    case Cost::softmax_cross_entropy:
        return builder.term("−Σ", Symbol::target, 0, Part::all)
            .activations("⊙ ln", L, Part::all)
            .equals("=", q);
    }
    return {};
}

Equation output_gradient_equation(const Quantity& q, const Scenario& scenario) {
    const int L = q.layer;
    const Part same = Part::same_cell;
    Builder builder(q.example);
    switch (scenario.cost) {
    case Cost::half_squared_error:
        return builder.activations("", L, same).term("−", Symbol::target, 0, same).equals("=", q);
    case Cost::mean_squared_error:
        return builder.activations("(", L, same)
            .term("−", Symbol::target, 0, same)
            .equals(fmt::format(") / {} =", scenario.network.outputs()), q);
    case Cost::cross_entropy:
        return builder.term("(1 −", Symbol::target, 0, same)
            .activations(") / (1 −", L, same)
            .term(") −", Symbol::target, 0, same)
            .activations("/", L, same)
            .equals("=", q);
    case Cost::softmax_cross_entropy:
        return builder.term("−", Symbol::target, 0, same).activations("/", L, same).equals("=", q);
    }
    return {};
}

Equation activation_gradient_equation(const Quantity& q, const Scenario& scenario) {
    if (q.layer == scenario.network.depth()) return output_gradient_equation(q, scenario);
    return Builder(q.example)
        .term("", Symbol::weight, q.layer + 1, Part::same_row, true)
        .term("×", Symbol::delta, q.layer + 1, Part::same_column)
        .equals("=", q);
}

Equation delta_equation(const Quantity& q, const Scenario& scenario) {
    const Activation activation = scenario.network.layer(q.layer).activation;
    const Part same = Part::same_cell;
    Builder builder(q.example);
    const bool output = q.layer == scenario.network.depth();
    if (output && scenario.cost == Cost::softmax_cross_entropy && !targets_add_up_to_one(scenario))
        return builder.activations("", q.layer, same)
            .term("Σ", Symbol::target, 0, Part::all)
            .term("−", Symbol::target, 0, same)
            .equals("=", q);
    if (output && cancels_derivative(scenario.cost, activation))
        return builder.activations("", q.layer, same).term("−", Symbol::target, 0, same).equals("=", q);
    if (!is_elementwise(activation))
        return builder.activations("", q.layer, same)
            .term("⊙ (", Symbol::cost_gradient_a, q.layer, same)
            .activations("− Σ", q.layer, Part::all)
            .term("⊙", Symbol::cost_gradient_a, q.layer, Part::all)
            .equals(") =", q);
    return builder.term("", Symbol::cost_gradient_a, q.layer, same)
        .term("⊙", Symbol::activation_derivative, q.layer, same)
        .equals("=", q);
}

// The mean or sum of what is there for each example.
Equation reduced_equation(const Quantity& q, const Scenario& scenario, std::span<const int> examples) {
    const bool mean = scenario.reduction == Reduction::mean;
    Equation equation;
    const auto add = [&](std::string before, int example) {
        Quantity term = whole_of(q);
        term.example = example + 1;
        equation.terms.push_back({std::move(before), term, false, Part::same_cell});
    };
    add(mean ? fmt::format("1/{} · (", examples.size()) : "", examples.front());
    if (examples.size() > 1) add(examples.size() == 2 ? "+" : "+ ⋯ +", examples.back());
    equation.terms.push_back({mean ? ") =" : "=", whole_of(q), false, Part::same_cell});
    return equation;
}

Equation update_equation(const Quantity& q, const Scenario& scenario, Symbol old, Symbol gradient) {
    if (q.symbol == Symbol::updated_bias && !scenario.update_biases)
        return Builder(0).term("", old, q.layer, Part::same_cell).equals("=", q);
    return Builder(0)
        .term("", old, q.layer, Part::same_cell)
        .term(fmt::format("− {} ·", scenario.learning_rate(q.layer)), gradient, q.layer, Part::same_cell)
        .equals("=", q);
}

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

bool same_element(const Quantity& a, const Quantity& b) {
    if (kind(a.symbol) == 0) return a.symbol == b.symbol && a.row == b.row;
    return kind(a.symbol) == kind(b.symbol) && a.layer == b.layer && a.row == b.row && a.column == b.column;
}

Equation equation_of(const Quantity& q, const Scenario& scenario, std::span<const int> examples) {
    const bool reduced = examples.size() > 1 && q.example == 0;
    switch (q.symbol) {
    case Symbol::weighted_input:
        return Builder(q.example)
            .term("", Symbol::weight, q.layer, Part::same_row)
            .activations("×", q.layer - 1, Part::same_column)
            .term("+", Symbol::bias, q.layer, Part::same_cell)
            .equals("=", q);
    case Symbol::activation: return activation_equation(q, scenario);
    case Symbol::cost: return reduced ? reduced_equation(q, scenario, examples) : cost_equation(q, scenario);
    case Symbol::cost_gradient_a: return activation_gradient_equation(q, scenario);
    case Symbol::activation_derivative: return derivative_equation(q, scenario);
    case Symbol::delta: return delta_equation(q, scenario);
    case Symbol::weight_gradient:
        if (reduced) return reduced_equation(q, scenario, examples);
        return Builder(q.example)
            .term("", Symbol::delta, q.layer, Part::same_row)
            .activations("×", q.layer - 1, Part::same_column, true)
            .equals("=", q);
    case Symbol::bias_gradient:
        if (reduced) return reduced_equation(q, scenario, examples);
        return Builder(q.example).term("", Symbol::delta, q.layer, Part::same_cell).equals("=", q);
    case Symbol::updated_weight: return update_equation(q, scenario, Symbol::weight, Symbol::weight_gradient);
    case Symbol::updated_bias: return update_equation(q, scenario, Symbol::bias, Symbol::bias_gradient);
    default: return Builder(q.example).equals("", q);
    }
}

std::vector<Equation> equations_of(const Step& step, const Scenario& scenario,
                                   std::span<const int> examples) {
    std::vector<Equation> equations;
    for (const Quantity& quantity : step.quantities)
        equations.push_back(equation_of(whole_of(quantity), scenario, examples));
    return equations;
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
    switch (factor.part) {
    case Part::same_cell: return cell == result;
    case Part::same_row: return cell.row == result.row;
    case Part::same_column: return cell.column == result.column;
    case Part::all: return true;
    }
    return false;
}

std::string term_name(const Term& term) {
    return to_unicode(term.quantity) + (term.transposed ? "ᵀ" : "");
}

} // namespace backstep::matrices
