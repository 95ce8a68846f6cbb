#pragma once

#include "app/panels/dialogs/dialogs.h"

namespace backstep {

/// Starts a file dialog in the folder of the scenario's file; to save, with its name.
void start_file_dialog(bool save, const Session& session, FileDialogView& view);

/// What the dialog came to: the path that was chosen, or closed without one.
struct FileChoice {
    std::filesystem::path path;
    bool cancelled = false;
};

/// A list of the folder, and a field that takes a name or a whole path.
FileChoice draw_file_dialog(const Ui& ui, bool wanted, bool save, FileDialogView& view);

} // namespace backstep
