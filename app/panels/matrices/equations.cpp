#include "app/panels/matrices/layout.h"

#include <algorithm>
#include <utility>

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
    Builder& times_rate(std::string before, double rate, Symbol gradient, int layer) {
        term(std::move(before), gradient, layer, Part::same_cell);
        equation_.terms.back().rate = rate;
        return *this;
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
        .times_rate("−", scenario.learning_rate(q.layer), gradient, q.layer)
        .equals("=", q);
}

} // namespace

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

} // namespace backstep::matrices
