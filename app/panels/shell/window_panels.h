#pragma once

#include "app/panels/check/check_view.h"
#include "app/panels/derivation/derivation_panel.h"
#include "app/panels/diagram/diagram_panel.h"
#include "app/panels/dialogs/dialogs.h"
#include "app/panels/error_plot/error_plot_panel.h"
#include "app/panels/matrices/matrices.h"
#include "app/panels/network_editor/network_editor.h"
#include "app/panels/notes/notes_panel.h"
#include "app/panels/presenter/presenter.h"
#include "app/panels/shell/layout.h"
#include "app/panels/shell/splitters.h"
#include "app/panels/top_bar/top_bar.h"
#include "app/panels/walk_bar/walk_bar.h"

namespace backstep {

/// Everything that the window's panels keep between frames.
struct WindowView {
    TopBarView top_bar;
    DiagramView diagram;
    DerivationView derivation;
    MatricesView matrices;
    ErrorPlotView error_plot;
    WalkBarView walk_bar;
    PresenterView presenter;
    NotesView notes;
    CheckView check;
    NetworkEditorView editor;
    DialogsView dialogs;
    SplitterView splitters;
    bool blocked = false;            ///< by the editor or a dialog, in the last frame
    Panel shown = Panel::derivation; ///< where not all panels fit
};

/// One frame of the whole window: bars, panels and splitters, or the view for an audience; messages and
/// dialogs.
void draw_window(const Session& session, const Ui& ui, WindowView& view, Wishes& wishes);

} // namespace backstep
