#pragma once

#include "app/session/session.h"
#include "app/session/shortcuts.h"
#include "app/widgets/ui.h"

#include <vector>

namespace backstep {

/// What a frame's panels ask for: commands for the session, and actions that the window carries out itself
/// (a dialog, fit, full screen).
struct Wishes {
    Commands commands;
    std::vector<Action> actions;
};

} // namespace backstep
