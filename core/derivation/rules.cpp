#include "core/derivation/rules.h"

#include "core/derivation/rules_matrix.h"

namespace backstep {
namespace {

using namespace algebra;
using Index = Names::Index;

Formulas gradient(const Quantity& q, const Setting& s) {
    const bool weight = q.symbol == Symbol::weight_gradient;
    const auto of_one = [&](const Names& n) {
        const Formula delta = n.delta({q.layer, {}}, Names::at(q.row));
        return weight ? delta * n.a({q.layer - 1, {}}, Names::at(q.column)) : delta;
    };
    if (q.example == 0 && s.example_count() > 1) return {rules::over_examples(s, of_one)};
    return {of_one(s.names())};
}

Formulas updated(const Quantity& q, const Setting& s) {
    const Names mean = s.names().of_example(0);
    const Index l{q.layer, {}}, i = Names::at(q.row), j = Names::at(q.column);
    const bool weight = q.symbol == Symbol::updated_weight;
    const Formula before = weight ? mean.W(l, i, j) : mean.b(l, i);
    if (!weight && !s.scenario().update_biases) return {before};
    const Formula slope = weight ? mean.dE_dW(l, i, j) : mean.dE_db(l, i);
    return {before - mean.rate(l, s.scenario().learning_rate(q.layer)) * slope};
}

Formulas scalar_sides(const Quantity& q, const Setting& s) {
    switch (q.symbol) {
    case Symbol::weighted_input: return rules::weighted_input(s, q.layer, q.row);
    case Symbol::activation: return rules::activation(s, q.layer, q.row);
    case Symbol::activation_derivative: return rules::slope(s, q.layer, q.row);
    case Symbol::cost: return rules::cost(s);
    case Symbol::cost_gradient_a:
        return q.layer == s.depth() ? rules::output_gradient(s, q.row)
                                    : rules::hidden_gradient(s, q.layer, q.row);
    case Symbol::delta: return rules::delta(s, q.layer, q.row);
    case Symbol::weight_gradient:
    case Symbol::bias_gradient: return gradient(q, s);
    case Symbol::updated_weight:
    case Symbol::updated_bias: return updated(q, s);
    default: return {};
    }
}

bool is_mean(const Quantity& q, const Setting& s) {
    return q.example == 0 && s.example_count() > 1;
}

Formulas sides(const Quantity& q, const Setting& s) {
    if (q.symbol == Symbol::cost && is_mean(q, s))
        return {rules::over_examples(s, [](const Names& n) { return n.E(); })};
    if (q.symbol == Symbol::cost) return rules::cost(s);
    return is_scalar(q) ? scalar_sides(q, s) : rules::matrix_sides(q, s);
}

// An updated number takes the place of the old one: w ← w − α ∂E/∂w.
Formula replaced(const Quantity& q, const Setting& s, Formula right) {
    Quantity before = q;
    before.symbol = q.symbol == Symbol::updated_weight ? Symbol::weight : Symbol::bias;
    return related(of(s.names()(before), q), Relation::becomes, std::move(right));
}

// The example that a per-example quantity means is in its name where there are several.
Formula named(Quantity q, const Setting& s) {
    if (is_per_example(q.symbol) && !is_gradient(q.symbol) && q.symbol != Symbol::cost && q.example == 0)
        q.example = s.names().example().value;
    return s.names()(q);
}

} // namespace

Formula rule(const Quantity& q, const Setting& setting) {
    const bool other = q.example > 0 && setting.example_count() > 1 && q.example != setting.numbers().example;
    if (other)
        return rule(q, Setting(setting.notation(), setting.scenario(), setting.network(), setting.trace(),
                               q.example));
    Formulas right = sides(q, setting);
    if (right.empty()) return named(q, setting);
    if (q.symbol == Symbol::updated_weight || q.symbol == Symbol::updated_bias)
        return replaced(q, setting, std::move(right.back()));
    right.insert(right.begin(), named(q, setting));
    return chain(std::move(right));
}

Formula right_side(const Quantity& quantity, const Setting& setting) {
    const Formula all = rule(quantity, setting);
    const auto* sides = std::get_if<Chain>(&all.node);
    return sides == nullptr ? all : sides->sides.back();
}

} // namespace backstep
