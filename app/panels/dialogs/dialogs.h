#pragma once

#include "app/panels/dialogs/folder.h"
#include "app/panels/panel.h"

#include <optional>
#include <string>

namespace backstep {

/// The dialog that a menu entry or key has opened; questions of the session come by themselves.
enum class Dialog { none, open_file, save_file, export_file, keys, about };

/// What the file dialogs keep between frames.
struct FileDialogView {
    Folder folder;
    std::string name;                ///< typed or picked: a name in the folder, or a whole path
    std::string ending = ".json";    ///< of what is saved
    std::string problem;             ///< one sentence about what was typed
    std::filesystem::path overwrite; ///< asked about: the file is there already
    int selected = -1;               ///< entry of the list
    bool entered = false;            ///< a folder was, from the list, which keeps the keyboard
    bool fresh = true;               ///< the name field takes the keyboard in its first frame
};

struct DialogsView {
    Dialog dialog = Dialog::none;
    FileDialogView file;
    bool saving = false;            ///< the session asked for a path in the last frame
    std::filesystem::path exported; ///< chosen for something else than the scenario; the window writes it
};

/// Opens one of the dialogs; the file dialogs start beside the scenario's file.
void open_dialog(Dialog dialog, const Session& session, DialogsView& view);

/// Whatever dialog or question is there, over everything else.
void draw_dialogs(const Session& session, const Ui& ui, DialogsView& view, Wishes& wishes);

/// Whether a dialog or question is there: then keys belong to it.
bool dialog_open(const Session& session, const DialogsView& view);

} // namespace backstep
