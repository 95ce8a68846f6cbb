#pragma once

#include <optional>

namespace backstep {

/// Dear ImGui needs a few frames until everything has settled after an event.
inline constexpr int frames_after_event = 3;

/// What is wanted of the main loop. Times in seconds, monotone.
struct RedrawState {
    int frames_owed = 0;              ///< frames still to draw for the last event
    bool moving = false;              ///< the last frame asked for another one
    std::optional<double> redraw_at;  ///< a frame is wanted then, such as for a blinking caret
    std::optional<double> tick_at;    ///< work without a frame is due then
    double last_frame = 0;            ///< when the last frame began
    double frame_interval = 1.0 / 60; ///< nothing moves faster than this
    bool visible = true;              ///< minimised: nothing is drawn
};

struct RedrawDecision {
    enum class Kind {
        draw,
        tick,
        wait,         ///< until an event
        wait_timeout, ///< until an event, at most `timeout` seconds
    } kind = Kind::wait;
    double timeout = 0;

    bool operator==(const RedrawDecision&) const = default;
};

/// What the main loop does next. It never polls: without frames owed, motion or a time to wait for, it waits
/// for an event however long that takes.
RedrawDecision decide(const RedrawState& state, double now);

} // namespace backstep
