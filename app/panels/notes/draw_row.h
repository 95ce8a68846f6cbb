#pragma once

#include "app/panels/notes/row.h"
#include "app/panels/panel.h"

namespace backstep::notes {

struct RowDrawing {
    const Session& session;
    const Ui& ui;
    Wishes& wishes;
    std::optional<Quantity> under_pointer; ///< the term that the pointer is on
    bool toggled_numbers = false;
};

/// Draws a row at its upper left corner, in the current window, with its buttons. Recorded as
/// `notes/row/<id>`, its buttons as `notes/<id>/numbers`, `/go` and `/open`, its current line as
/// `notes/current/<id>`.
void draw_row(const Equation& equation, const Row& row, ImVec2 at, RowDrawing& drawing);

} // namespace backstep::notes
