#pragma once

#include "app/panels/panel.h"
#include "core/training/initialise.h"

#include <string>

namespace backstep {

namespace network_editor {

/// What is being typed, and what was typed and could not be used.
struct Typing {
    std::string id, text;              ///< of the field that has the keyboard
    std::string left, left_text;       ///< of the field that had it until this frame, if that is drawn later
    std::string refused, refused_text; ///< the field that keeps its text
    std::string why;                   ///< one sentence
    bool list_open = false;            ///< a list of options: Escape closes that
};

} // namespace network_editor

/// What the network editor remembers from frame to frame.
struct NetworkEditorView {
    bool open = false; ///< set it to open the editor
    network_editor::Typing typing;
    Initialisation scheme = Initialisation::xavier;
    double seed = 1; ///< of the initialisation
};

/// Layers, cost, rates, training, examples and initial weights of the scenario, in a dialog over the window;
/// every change is made at once and can be undone.
void draw_network_editor(const Session& session, const Ui& ui, NetworkEditorView& view, Wishes& wishes);

} // namespace backstep
