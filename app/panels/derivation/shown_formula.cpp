#include "app/panels/derivation/shown_formula.h"

#include "app/panels/derivation/roles.h"

#include <type_traits>
#include <variant>
#include <vector>

namespace backstep::derivation {
namespace {

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
