#include "app/panels/presenter/formula_inks.h"

namespace backstep {
namespace {

bool same(const std::optional<Quantity>& a, const Quantity& b, int example) {
    if (!a) return false;
    const auto of = [example](const Quantity& q) { return q.example == 0 ? example : q.example; };
    return a->symbol == b.symbol && a->layer == b.layer && a->row == b.row && a->column == b.column &&
           of(*a) == of(b);
}

} // namespace

const Shades* shades_of(const Theme& theme, Symbol symbol) {
    switch (symbol) {
    case Symbol::weighted_input:
    case Symbol::activation:
    case Symbol::input: return &theme.forward;
    case Symbol::cost_gradient_a:
    case Symbol::delta:
    case Symbol::weight_gradient:
    case Symbol::bias_gradient: return &theme.backward;
    case Symbol::activation_derivative: return &theme.slope;
    case Symbol::updated_weight:
    case Symbol::updated_bias: return &theme.update;
    case Symbol::target:
    case Symbol::weight:
    case Symbol::bias:
    case Symbol::cost: return nullptr;
    }
    return nullptr;
}

FormulaColours linked_colours(const Theme& theme, const Session& session) {
    FormulaColours colours;
    colours.ink = theme.ink;
    colours.dimmed = theme.ink3;
    colours.ink_of = [&theme](const Quantity& quantity) -> std::optional<ImU32> {
        const Shades* shades = shades_of(theme, quantity.symbol);
        return shades != nullptr ? std::optional(shades->text) : std::nullopt;
    };
    colours.ground_of = [&theme, &session](const Quantity& quantity) -> std::optional<ImU32> {
        if (same(session.hovered(), quantity, session.example())) return theme.line;
        if (same(session.selected(), quantity, session.example())) return theme.line2;
        return std::nullopt;
    };
    return colours;
}

} // namespace backstep
