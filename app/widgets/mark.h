#pragma once

#include "app/widgets/ui.h"

namespace backstep {

/// What stands beside a hand calculation: each a shape of its own, so that no colour need be told apart.
enum class Mark {
    exact,      ///< filled circle, check
    rounded,    ///< ring, check
    last_digit, ///< ring, ≈
    carried,    ///< diamond, arrow
    wrong,      ///< square, cross
    unreadable, ///< hollow square, question mark
    missing,    ///< dotted circle
};

/// About 16 pixels of the design wide; `size` times that.
void draw_mark(const Ui& ui, ImDrawList* list, Mark mark, ImVec2 centre, float size = 1);

} // namespace backstep
