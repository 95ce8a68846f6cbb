#include "app/panels/derivation/shown_formula.h"

#include "app/panels/derivation/roles.h"
#include "core/formula/build.h"

#include <algorithm>
#include <utility>

namespace backstep::derivation {
namespace {

/// The sum that a factor is, within its brackets if they are in the tree.
const Sum* sum_in(const Formula& factor) {
    const auto* group = std::get_if<Group>(&factor.node);
    if (group != nullptr && group->bracket == Bracket::round) return sum_in(group->parts.front());
    return std::get_if<Sum>(&factor.node);
}

Formula beside(Formula a, Formula b) {
    return {Product{{std::move(a), std::move(b)}, Times::adjacent}};
}

Formula open_product(const Formula& formula, const Product& product) {
    const auto found = std::ranges::find_if(product.factors,
                                            [](const Formula& factor) { return sum_in(factor) != nullptr; });
    if (found == product.factors.end() || product.factors.size() < 2) return formula;
    Sum sum = *sum_in(*found);
    if (sum.terms.size() < 2 || sum.minus.front()) return formula;
    const auto with = [&](Formulas factors) {
        return factors.size() == 1 ? factors.front() : Formula{Product{std::move(factors), product.times}};
    };
    Formulas before(product.factors.begin(), found);
    before.push_back(beside(algebra::words("("), std::move(sum.terms.front())));
    Formulas after{beside(std::move(sum.terms.back()), algebra::words(")"))};
    after.insert(after.end(), found + 1, product.factors.end());
    sum.terms.front() = with(std::move(before));
    sum.terms.back() = with(std::move(after));
    return {std::move(sum)};
}

/// A child of a node, numbered as the node holds them.
const Formula* child_of(const Formula& formula, int index) {
    const auto at = [&](const Formulas& parts) {
        const auto i = static_cast<std::size_t>(index);
        return i < parts.size() ? &parts[i] : nullptr;
    };
    return std::visit(
        [&]<class Node>(const Node& node) -> const Formula* {
            if constexpr (std::is_same_v<Node, Sum>)
                return at(node.terms);
            else if constexpr (std::is_same_v<Node, Product>)
                return at(node.factors);
            else if constexpr (std::is_same_v<Node, Apply>)
                return at(node.arguments);
            else if constexpr (std::is_same_v<Node, Grid>)
                return at(node.entries);
            else if constexpr (std::is_same_v<Node, Chain>)
                return at(node.sides);
            else if constexpr (requires { node.parts; })
                return at(node.parts);
            else
                return nullptr;
        },
        formula.node);
}

} // namespace

Formula open_brackets(const Formula& formula) {
    if (const auto* chain = std::get_if<Chain>(&formula.node)) {
        Chain opened = *chain;
        for (Formula& side : opened.sides) side = open_brackets(side);
        return {std::move(opened), formula.quantity};
    }
    const auto* product = std::get_if<Product>(&formula.node);
    return product != nullptr ? open_product(formula, *product) : formula;
}

void take_colours_out_of_derivatives(Typeset& typeset, const Formula& formula) {
    struct Place {
        const Formula* node = nullptr;
        bool inside = false; ///< a derivative that stands for no quantity
    };
    std::vector<Place> places(typeset.terms.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        Typeset::Term& term = typeset.terms[i];
        if (term.parent < 0) {
            places[i].node = &formula;
        } else {
            const Place& parent = places[static_cast<std::size_t>(term.parent)];
            places[i] = {parent.node != nullptr ? child_of(*parent.node, term.child) : nullptr,
                         parent.inside};
        }
        if (places[i].inside && term.quantity) term.quantity = colourless(*term.quantity);
        if (places[i].node != nullptr && !term.quantity &&
            std::holds_alternative<Derivative>(places[i].node->node))
            places[i].inside = true;
    }
}

} // namespace backstep::derivation
