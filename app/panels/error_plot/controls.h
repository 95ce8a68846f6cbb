#pragma once

#include "app/panels/error_plot/error_plot_panel.h"
#include "app/widgets/panel_frame.h"

namespace backstep::error_plot {

/// The header, with as many controls as fit; all of them, and more, in its “…” menu.
Rect draw_header(const Session& session, const Ui& ui, Rect panel, ErrorPlotView& view, Wishes& wishes);

inline constexpr float training_row_height = 40; ///< pixels of the design

/// Train 1, 10, 100, N, until stopped; while training the progress and a stop button.
void draw_training_row(const Session& session, const Ui& ui, Rect row, ErrorPlotView& view, Wishes& wishes);

} // namespace backstep::error_plot
