#pragma once

#include "app/panels/panel.h"

namespace backstep {

/// Unsaved work would be lost: save, do not, or stay.
void draw_question(const Session& session, const Ui& ui, bool wanted, Wishes& wishes);

/// Work that a crash left behind: take it up again, or forget it.
void draw_recovery(const Session& session, const Ui& ui, bool wanted, Wishes& wishes);

} // namespace backstep
