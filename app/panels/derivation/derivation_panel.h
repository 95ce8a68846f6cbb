#pragma once

#include "app/panels/panel.h"
#include "core/trace/gradient_check.h"

#include <optional>
#include <string>

namespace backstep {

/// What the derivation panel keeps between frames.
struct DerivationView {
    std::optional<GradientCheck> check; ///< of the last gradient shown
    double check_cost = 0;              ///< E when it was made: the check holds while both stay the same
    std::optional<Quantity> shown;      ///< scrolls back to the top when this changes
    double copied_at = -10;             ///< when Copy was pressed, to say so for a moment
};

/// The current step's formulas, and how the selected number comes about, with its numbers and its value; a
/// gradient beside its central difference. Draws into the current panel frame.
void draw_derivation(const Session& session, const Ui& ui, DerivationView& view, Wishes& wishes);

/// To how many digits a gradient and its central difference agree, 0 to 15.
int agreeing_digits(const GradientCheck& check);

} // namespace backstep
