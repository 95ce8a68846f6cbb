#include "core/derivation/equations/facts.h"

#include "core/derivation/equations/notes.h"

#include <algorithm>
#include <iterator>

namespace backstep {
namespace equations {
namespace {

Formula with_arrow(Formula applied) {
    std::get<Apply>(applied.node).name.accent = Accent::arrow;
    return applied;
}

} // namespace

Formula Primed::sigma(int l, Formula argument) const {
    if (setting_.activation(l) == Activation::identity) return argument;
    return with_arrow(names_.activation({l, {}}, std::move(argument)));
}

Formula Primed::slope(int l, Formula argument) const {
    return with_arrow(names_.activation_slope({l, {}}, std::move(argument)));
}

Formula Primed::d(Formula f, Formula x) {
    return algebra::derivative(std::move(f), std::move(x), DerivativeSign::d);
}

Formula Primed::D(Formula f, Formula x) {
    return algebra::derivative(std::move(f), std::move(x), DerivativeSign::D);
}

Formula Primed::partial(Formula f, Formula x) {
    return algebra::derivative(std::move(f), std::move(x), DerivativeSign::indexed);
}

Formula Primed::ones(int l) const {
    const Formulas all(static_cast<std::size_t>(setting_.neurons(l)), algebra::number(1));
    return algebra::abbreviation({.base = "1", .face = Face::upright, .accent = Accent::arrow},
                                 algebra::column(all));
}

Formula column_of(int n, const std::function<Formula(const Index&)>& entry) {
    Formulas all;
    for (int i = 1; i <= n; ++i) all.push_back(entry({i, {}}));
    return algebra::column(std::move(all));
}

} // namespace equations

std::vector<Equation> facts_equations() {
    std::vector<Equation> all;
    for (const auto& part : {equations::facts_rules, equations::facts_of_layers, equations::facts_algorithms})
        std::ranges::move(part(), std::back_inserter(all));
    return all;
}

} // namespace backstep
