#pragma once

#include "app/panels/diagram/view.h"
#include "app/panels/panel.h"

namespace backstep {

/// The network with its numbers, in the current Dear ImGui window and as large as it: nodes, edges, targets
/// and E at the current step, what is selected, and their header and legend. Wheel, drag and clicks on an
/// ellipsis change `view`; everything else is wished for. Every element is in the item map as `diagram/` and
/// its name
/// (`diagram/W2[1,1]`), a folded layer's ellipsis as `diagram/unfold1`.
void draw_diagram(const Session& session, const Ui& ui, DiagramView& view, Wishes& wishes);

} // namespace backstep
