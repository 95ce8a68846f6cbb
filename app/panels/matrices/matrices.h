#pragma once

#include "app/panels/matrices/cell_entry.h"
#include "app/panels/matrices/grid.h"
#include "app/panels/panel.h"
#include "app/session/selection.h"

namespace backstep {

/// What the matrices panel remembers from frame to frame.
struct MatricesView {
    matrices::Scroll scroll;
    std::optional<matrices::CellEntry> entry; ///< the cell that is being typed into
    std::optional<Quantity> pointed;          ///< told to the session as hovered
    std::optional<Quantity> revealed;         ///< the selection that was scrolled into view
    std::optional<Quantity> rate;             ///< selected here, nothing being selected in the session
    std::vector<matrices::Term> shown;        ///< in the last frame, in order
    bool focused = false;                     ///< the keyboard's focus is here
    std::optional<bool> wants_focus;          ///< set it to give the panel the focus, or to take it away
};

/// The product of the step with its numbers, or all numbers of its layer or of the network. Draws into the
/// current panel frame.
void draw_matrices(const Session& session, const Ui& ui, MatricesView& view, Wishes& wishes);

/// Opens the entry field on the selected number or rate. False if it is computed, or is not shown here.
bool edit_selected_cell(const Session& session, MatricesView& view);

/// For arrow keys while the panel has the focus: selects the cell beside the selected one. False if there is
/// none.
bool move_selected_cell(const Session& session, MatricesView& view, Direction direction, Wishes& wishes);

} // namespace backstep
