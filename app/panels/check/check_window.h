#pragma once

#include "app/panels/check/check_view.h"
#include "app/panels/derivation/derivation_panel.h"
#include "app/panels/diagram/view.h"
#include "app/panels/panel.h"

namespace backstep {

/// What checking shows below the menus: the network with one's own numbers, where there is room for it, and
/// the derivation while it is wanted; the table; the totals. Returns where messages may stand.
Rect draw_check_window(const Session& session, const Ui& ui, Rect area, CheckView& view, DiagramView& diagram,
                       DerivationView& derivation, Wishes& wishes);

} // namespace backstep
