#pragma once

#include "app/panels/walk_bar/walk_bar.h"

namespace backstep {

/// The timeline in `strip`; group labels stand above it if wanted. A click or a drag asks for the step there.
void draw_timeline(const Session& session, const Ui& ui, Rect strip, bool labels, WalkBarView& view,
                   Wishes& wishes);

} // namespace backstep
