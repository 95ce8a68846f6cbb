#include "core/derivation/lines.h"

#include "core/formula/substitute.h"
#include "core/formula/text.h"

#include <fmt/format.h>

namespace backstep {

using namespace algebra;

void Lines::begin(std::string reason, Formula left, Formula right) {
    add(LineKind::symbols, std::move(reason), equation(std::move(left), std::move(right)));
}

void Lines::go_on(std::string reason, Formula right) {
    add(LineKind::symbols, std::move(reason), equation(nothing(), std::move(right)));
}

void Lines::state(std::string reason, const Quantity& quantity) {
    Formula line = rule(quantity, setting_);
    if (std::holds_alternative<Chain>(line.node)) add(LineKind::symbols, std::move(reason), std::move(line));
}

void Lines::add(LineKind kind, std::string reason, Formula formula) {
    lines_.push_back({kind, std::move(reason), std::move(formula)});
}

void Lines::number(const Quantity& quantity, const Formula& right, int decimals) {
    const Formula name = setting_.names()(quantity);
    Formula plugged = with_numbers(right, setting_.numbers(), decimals);
    const auto value = evaluate(right, setting_.numbers());
    const bool is_matrix_of_numbers = value && value->size() == 1;
    if (is_matrix_of_numbers) {
        Formula shown = with_numbers(name, setting_.numbers(), decimals);
        // A name alone becomes its number: there is nothing to plug in.
        if (plugged.node == shown.node) {
            add(LineKind::value, "Value", equation(name, std::move(shown)));
            return;
        }
        add(LineKind::numbers, "Numbers", equation(name, std::move(plugged)));
        add(LineKind::value, "Value", equation(nothing(), std::move(shown)));
    }
}

bool cancels_at_outputs(const Setting& s) {
    const Activation output = s.activation(s.depth());
    return is_elementwise(output) && cancels_derivative(s.scenario().cost, output);
}

void state_output_delta(Lines& lines, const Setting& s) {
    const int L = s.depth();
    const Names& n = s.names();
    const Quantity whole{.symbol = Symbol::delta, .layer = L, .example = n.example().value};
    if (!cancels_at_outputs(s)) {
        lines.state("At the outputs", whole);
        return;
    }
    lines.begin("At the outputs, through the activation", n(whole), rules::delta_through_slope(s, L));
    lines.go_on(fmt::format("{} is divided by the slope, which cancels", said(n.dE_da({L, {}}))),
                right_side(whole, s));
}

std::string said(const Formula& name) {
    return to_plain_text(name);
}

Formula taken_by(const Names& names, const Quantity& q) {
    const Names::Index l{q.layer, {}}, i = Names::at(q.row);
    switch (q.symbol) {
    case Symbol::weight_gradient: return names.W(l, i, Names::at(q.column));
    case Symbol::bias_gradient: return names.b(l, i);
    case Symbol::delta: return names.z(l, i);
    default: return names.a(l, i);
    }
}

} // namespace backstep
