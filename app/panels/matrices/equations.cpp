#include "app/panels/matrices/factors.h"

#include "core/derivation/rules.h"
#include "core/derivation/rules_matrix.h"

#include <fmt/format.h>

#include <utility>

namespace backstep::matrices {

namespace {

// Where the rule has a step function, what it does is said in words.
Equation where_positive(const Quantity& q, const Names& names, const std::string& otherwise) {
    Term z = term_of({Symbol::weighted_input, q.layer, 0, 0, q.example}, names);
    z.before = "1 where";
    Term slope = term_of(q, names);
    slope.before = "> 0, else " + otherwise + " =";
    return {{std::move(z), std::move(slope)}};
}

// The mean or sum of what is there for each example.
Equation reduced_equation(const Quantity& q, const Setting& setting, std::span<const int> examples) {
    const bool mean = setting.scenario().reduction == Reduction::mean;
    Equation equation;
    const auto add = [&](std::string before, int example) {
        Quantity one = q;
        one.example = example + 1;
        Term term = term_of(one, setting.names());
        term.before = std::move(before);
        equation.terms.push_back(std::move(term));
    };
    add(mean ? fmt::format("1/{} · (", examples.size()) : "", examples.front());
    if (examples.size() > 1) add(examples.size() == 2 ? "+" : "+ ⋯ +", examples.back());
    Term result = term_of(q, setting.names());
    result.before = mean ? ") =" : "=";
    equation.terms.push_back(std::move(result));
    return equation;
}

bool is_given(Symbol symbol) {
    return symbol == Symbol::input || symbol == Symbol::target || symbol == Symbol::weight ||
           symbol == Symbol::bias;
}

} // namespace

Equation equation_of(const Quantity& quantity, const Setting& setting, std::span<const int> examples) {
    const Quantity q = whole_of(quantity);
    const Names& names = setting.names();
    if (is_given(q.symbol)) return {{term_of(q, names)}};
    const bool reduced = is_gradient(q.symbol) || q.symbol == Symbol::cost;
    if (reduced && examples.size() > 1 && q.example == 0) return reduced_equation(q, setting, examples);
    if (q.symbol == Symbol::activation_derivative) {
        const Activation activation = setting.activation(q.layer);
        if (activation == Activation::relu) return where_positive(q, names, "0");
        if (activation == Activation::leaky_relu)
            return where_positive(q, names, fmt::format("{}", leaky_slope));
    }
    const Formula side =
        q.symbol == Symbol::cost ? rules::matrix_sides(q, setting).back() : right_side(q, setting);
    return equation_from(side, q, names);
}

std::vector<Equation> equations_of(const Step& step, const Setting& setting, std::span<const int> examples) {
    std::vector<Equation> equations;
    for (const Quantity& quantity : step.quantities)
        equations.push_back(equation_of(quantity, setting, examples));
    return equations;
}

} // namespace backstep::matrices
