#pragma once

#include "app/session/session.h"
#include "app/widgets/ui.h"

namespace backstep {

/// One segment for each step of the walk, in its phase's colour as far as the walk has come.
void draw_progress_strip(const Session& session, const Ui& ui, Rect area);

} // namespace backstep
