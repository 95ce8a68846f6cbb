#pragma once

#include "app/panels/panel.h"

namespace backstep {

/// The session's message as a strip over the panels, with a shape and a word for its kind and a button that
/// dismisses it. It lies at the bottom of `area` and is as high as its text needs.
void draw_message(const Session& session, const Ui& ui, Rect area, Wishes& wishes);

} // namespace backstep
