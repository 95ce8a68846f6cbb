#pragma once

#include "app/session/start.h"
#include "core/notation/notation.h"

#include <optional>

namespace backstep {

struct DesktopOptions {
    std::optional<Start> start;         ///< else the network of the notes
    const Notation* notation = nullptr; ///< else the scenario's
    bool present = false;               ///< begins with the view for an audience
};

/// Opens the window and runs until it is closed. Throws InputError if there is no display or no OpenGL 3.3.
/// The environment's BACKSTEP_FRAME_LOG names a file that gets a line for every frame drawn: seconds since
/// the window opened, and the program's own work in it, without rasterising, in milliseconds of processor
/// time.
void run_desktop(const DesktopOptions& options);

} // namespace backstep
