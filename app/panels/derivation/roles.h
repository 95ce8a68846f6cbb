#pragma once

#include "app/typeset/formula_painter.h"
#include "app/widgets/theme.h"
#include "core/walk/quantity.h"

#include <optional>

namespace backstep::derivation {

/// The shades of what a quantity is in a derivation: errors and δ, σ′, activations. Nothing: neutral, such as
/// weights.
const Shades* role_of(const Theme& theme, Symbol symbol);

/// The same for a whole formula: that of the outermost part that has one.
const Shades* role_of(const Theme& theme, const Formula& formula);

/// Colours of a formula's terms by their roles. `hovered` and `selected` have a ground. `depth`, of the
/// network, tells the outputs' ∂E/∂a, the errors, from those of other layers, whose parts have colours of
/// their own; 0: they are all alike.
FormulaColours term_colours(const Theme& theme, std::optional<Quantity> hovered,
                            std::optional<Quantity> selected, int example, int depth = 0);

/// Marks a quantity of a formula that is drawn so that it takes no colour, such as n in ∂n/∂w; and takes the
/// mark away.
Quantity colourless(Quantity quantity);
Quantity unmarked(Quantity quantity);

/// The same number, one of them perhaps without the example that is being walked.
bool same_quantity(Quantity a, Quantity b, int example);

} // namespace backstep::derivation
