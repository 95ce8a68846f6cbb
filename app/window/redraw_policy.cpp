#include "app/window/redraw_policy.h"

#include <algorithm>

namespace backstep {

RedrawDecision decide(const RedrawState& state, double now) {
    using Kind = RedrawDecision::Kind;
    std::optional<double> frame_at;
    if (state.visible) {
        if (state.frames_owed > 0) return {Kind::draw};
        if (state.moving) frame_at = state.last_frame + state.frame_interval;
        if (state.redraw_at) frame_at = std::min(*state.redraw_at, frame_at.value_or(*state.redraw_at));
    }
    if (frame_at && *frame_at <= now) return {Kind::draw};
    if (state.tick_at && *state.tick_at <= now) return {Kind::tick};
    std::optional<double> next = frame_at;
    if (state.tick_at) next = std::min(*state.tick_at, next.value_or(*state.tick_at));
    if (!next) return {Kind::wait};
    return {Kind::wait_timeout, *next - now};
}

} // namespace backstep
