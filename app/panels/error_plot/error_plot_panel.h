#pragma once

#include "app/panels/error_plot/curves.h"
#include "app/panels/panel.h"

#include <cstdint>
#include <optional>

namespace backstep {

/// What the plot of the error remembers from frame to frame.
struct ErrorPlotView {
    error_plot::Curves curves;
    int updates = 1000;                   ///< what “Train N” trains
    int go_to = 0;                        ///< typed into “go to update”
    std::optional<std::int64_t> scrubbed; ///< where the held mouse has already led
};

/// The error over the updates of the run, with the controls of training. Draws into the current panel frame.
void draw_error_plot(const Session& session, const Ui& ui, ErrorPlotView& view, Wishes& wishes);

} // namespace backstep
