#pragma once

#include "app/panels/panel.h"
#include "app/panels/walk_bar/prediction_row.h"
#include "app/panels/walk_bar/timeline.h"

#include <optional>

namespace backstep {

/// What the walk bar keeps between frames: only what saves work.
struct WalkBarView {
    struct LinesFor {
        float width = 0, scale = 0;
        Granularity granularity = Granularity::vector;
        std::int64_t steps = 0;
        Cost cost = Cost::half_squared_error;
        const Notation* notation = nullptr;
        Activation output = Activation::sigmoid;
        bool operator==(const LinesFor&) const = default;
    } lines_for;
    int caption_lines = 0; ///< that the longest caption of the walk takes, so that the bar keeps its height

    PredictionView prediction;
    std::int64_t scrubbed = -1; ///< the step the held mouse has already asked for
};

/// How high the bar must be at this width, in pixels. `compact` is for low windows: no group labels, and
/// granularity and speed only in the menu.
float walk_bar_height(const Session& session, const Ui& ui, float width, bool compact, WalkBarView& view);

/// What is said of rounding and asked of predictions, the caption, transport and timeline at the bottom, in
/// the current panel frame.
void draw_walk_bar(const Session& session, const Ui& ui, Rect area, bool compact, WalkBarView& view,
                   Wishes& wishes);

/// `Step 9 of 17`, the phase and its sentence; at the start of an update they say that nothing is known.
struct StepCaption {
    std::string number, phase, sentence;
};
StepCaption step_caption(const Session& session);

/// The colours of a phase; nothing for those that have none of their own (error, average).
const Shades* accent_of(const Theme& theme, Phase phase);

} // namespace backstep
