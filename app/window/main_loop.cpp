#include "app/window/window_state.h"

#include <utility>

namespace backstep {
namespace {

void take_events(const RedrawDecision& decision) {
    switch (decision.kind) {
    case RedrawDecision::Kind::wait: glfwWaitEvents(); break;
    case RedrawDecision::Kind::wait_timeout: glfwWaitEventsTimeout(decision.timeout); break;
    case RedrawDecision::Kind::draw:
    case RedrawDecision::Kind::tick: glfwPollEvents(); break;
    }
}

void do_tick(Window::State& state, const MainLoop& loop, double now) {
    state.woken = false;
    const Tick tick = loop.tick(now);
    state.redraw.tick_at = tick.again;
    if (tick.changed && state.redraw.frames_owed == 0) state.redraw.frames_owed = 1;
}

} // namespace

void run(Window& window, const MainLoop& loop) {
    Window::State& state = window.state();
    window.redraw();
    while (!window.closing()) {
        const RedrawDecision decision = decide(state.redraw, window.now());
        take_events(decision);
        if (state.failure) std::rethrow_exception(std::exchange(state.failure, nullptr));
        const bool drawing = decision.kind == RedrawDecision::Kind::draw;
        if (drawing) window.draw(loop.frame);
        // A frame may have changed what is due, and so may an event.
        const double now = window.now();
        if (loop.tick && (drawing || state.woken || state.redraw.tick_at.value_or(now + 1) <= now))
            do_tick(state, loop, now);
    }
}

} // namespace backstep
