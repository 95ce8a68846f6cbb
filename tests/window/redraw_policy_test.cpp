#include "app/window/redraw_policy.h"

#include <doctest/doctest.h>

using namespace backstep;
using Kind = RedrawDecision::Kind;

TEST_CASE("with nothing to do it waits for an event, however long") {
    CHECK(decide({}, 0).kind == Kind::wait);
    CHECK(decide({}, 1e9).kind == Kind::wait);
}

TEST_CASE("after an event three frames are drawn at once, then none") {
    RedrawState state;
    state.frames_owed = frames_after_event;
    int frames = 0;
    while (decide(state, 5).kind == Kind::draw && frames < 100) {
        --state.frames_owed;
        ++frames;
    }
    CHECK(frames == 3);
    CHECK(decide(state, 5).kind == Kind::wait);
}

TEST_CASE("what moves is drawn at the monitor's pace") {
    RedrawState state;
    state.moving = true;
    state.last_frame = 10;
    state.frame_interval = 0.016;
    const RedrawDecision early = decide(state, 10.006);
    CHECK(early.kind == Kind::wait_timeout);
    CHECK(early.timeout == doctest::Approx(0.010).epsilon(1e-6));
    CHECK(decide(state, 10.016).kind == Kind::draw);
    CHECK(decide(state, 11).kind == Kind::draw);
}

TEST_CASE("a frame wanted later is waited for") {
    RedrawState state;
    state.redraw_at = 3.5;
    const RedrawDecision decision = decide(state, 3);
    CHECK(decision.kind == Kind::wait_timeout);
    CHECK(decision.timeout == doctest::Approx(0.5).epsilon(1e-9));
    CHECK(decide(state, 3.5).kind == Kind::draw);
}

TEST_CASE("work without a picture is done without a frame") {
    RedrawState state;
    state.tick_at = 8;
    CHECK(decide(state, 8).kind == Kind::tick);
    const RedrawDecision decision = decide(state, 5);
    CHECK(decision.kind == Kind::wait_timeout);
    CHECK(decision.timeout == doctest::Approx(3).epsilon(1e-9));
}

TEST_CASE("the earlier of two times is waited for") {
    RedrawState state;
    state.tick_at = 8;
    state.redraw_at = 6;
    CHECK(decide(state, 5).timeout == doctest::Approx(1).epsilon(1e-9));
    state.tick_at = 5.25;
    CHECK(decide(state, 5).timeout == doctest::Approx(0.25).epsilon(1e-9));
}

TEST_CASE("training that is always due leaves room for frames") {
    RedrawState state;
    state.tick_at = 0;
    state.moving = true;
    state.last_frame = 1;
    state.frame_interval = 0.016;
    CHECK(decide(state, 1.010).kind == Kind::tick);
    CHECK(decide(state, 1.020).kind == Kind::draw);
}

TEST_CASE("a minimised window draws nothing, but its work goes on") {
    RedrawState state;
    state.visible = false;
    state.frames_owed = 3;
    state.moving = true;
    state.redraw_at = 0;
    CHECK(decide(state, 5).kind == Kind::wait);
    state.tick_at = 5;
    CHECK(decide(state, 5).kind == Kind::tick);
}
