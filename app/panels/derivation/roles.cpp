#include "app/panels/derivation/roles.h"

#include "core/formula/parts.h"

namespace backstep::derivation {

const Shades* role_of(const Theme& theme, Symbol symbol) {
    switch (symbol) {
    case Symbol::cost_gradient_a:
    case Symbol::delta: return &theme.backward;
    case Symbol::activation_derivative: return &theme.slope;
    case Symbol::activation:
    case Symbol::input: return &theme.forward;
    default: return nullptr;
    }
}

const Shades* role_of(const Theme& theme, const Formula& formula) {
    if (formula.quantity) return role_of(theme, formula.quantity->symbol);
    const Shades* found = nullptr;
    int parts = 0;
    for_each_part(formula.node, [&](const Formula& part) {
        ++parts;
        found = role_of(theme, part);
    });
    return parts == 1 ? found : nullptr;
}

FormulaColours term_colours(const Theme& theme, std::optional<Quantity> hovered,
                            std::optional<Quantity> selected, int example, int depth) {
    FormulaColours colours{theme.ink, theme.ink3, {}, {}};
    colours.ink_of = [&theme, depth](const Quantity& quantity) -> std::optional<ImU32> {
        const bool inner_error =
            quantity.symbol == Symbol::cost_gradient_a && depth > 0 && quantity.layer != depth;
        if (inner_error) return std::nullopt;
        // What is neutral as a whole stays so in its parts: the n in ∂E/∂w.
        const Shades* shades = quantity.example < 0 ? nullptr : role_of(theme, quantity.symbol);
        return shades == nullptr ? theme.ink : shades->text;
    };
    if (!hovered && !selected) return colours;
    colours.ground_of = [&theme, hovered, selected, example](const Quantity& marked) -> std::optional<ImU32> {
        const Quantity quantity = unmarked(marked);
        if (hovered && same_quantity(*hovered, quantity, example)) return theme.line;
        if (!selected || !same_quantity(*selected, quantity, example)) return std::nullopt;
        const Shades* shades = role_of(theme, quantity.symbol);
        return shades != nullptr ? shades->tint : theme.line2;
    };
    return colours;
}

Quantity colourless(Quantity quantity) {
    if (quantity.example >= 0) quantity.example = -1 - quantity.example;
    return quantity;
}

Quantity unmarked(Quantity quantity) {
    if (quantity.example < 0) quantity.example = -1 - quantity.example;
    return quantity;
}

bool same_quantity(Quantity a, Quantity b, int example) {
    const bool reduced = is_gradient(a.symbol) || a.symbol == Symbol::cost;
    if (!reduced) {
        if (a.example == 0) a.example = example;
        if (b.example == 0) b.example = example;
    }
    return a == b;
}

} // namespace backstep::derivation
