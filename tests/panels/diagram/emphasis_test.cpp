#include "app/panels/diagram/emphasis.h"
#include "tests/panels/matrices/scenarios.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::diagram;

namespace {

Session at_step(std::int64_t number, Granularity granularity = Granularity::vector) {
    Session session(test::network_of_the_notes());
    session.apply(command::SetGranularity{granularity});
    session.apply(command::GoToStep{number});
    return session;
}

Emphasis with(Session& session, const char* selected) {
    session.apply(command::Select{parse_quantity(selected)});
    return emphasis_of(session);
}

} // namespace

TEST_CASE("at the start nothing is faint and nothing stands out") {
    const Session session = at_step(0);
    const Emphasis emphasis = emphasis_of(session);
    CHECK(emphasis.is_lit(1));
    CHECK(emphasis.is_lit(2));
    CHECK(emphasis.is_lit_error());
    CHECK(emphasis.rings.empty());
    CHECK_FALSE(emphasis.phase);
}

TEST_CASE("a step lights the layer it computes with") {
    const Emphasis forward = emphasis_of(at_step(1)); // z1
    CHECK(forward.is_lit(1));
    CHECK_FALSE(forward.is_lit(2));
    CHECK(forward.phase == Tone::forward);
    CHECK(forward.ring(1, 3) == Tone::forward);
    CHECK_FALSE(forward.ring(2, 1));

    const Emphasis back = emphasis_of(at_step(11)); // ∂E/∂a1, through W2
    CHECK(back.is_lit(2));
    CHECK_FALSE(back.is_lit(1));
    CHECK(back.phase == Tone::backward);
    CHECK(back.ring(1, 1) == Tone::backward);

    const Emphasis error = emphasis_of(at_step(5));
    CHECK(error.cost);
    CHECK(error.is_lit_error());
    CHECK(emphasis_of(at_step(16)).phase == Tone::update);
}

TEST_CASE("the path of a weight into an output leads over that output to E") {
    Session session = at_step(9); // ∂E/∂W2
    const Emphasis emphasis = with(session, "W2[1,1]");
    CHECK(emphasis.tone == Tone::backward);
    CHECK(emphasis.path.has(2, 1, 1));
    CHECK_FALSE(emphasis.path.has(2, 1, 2));
    CHECK(emphasis.path.has_error(1));
    CHECK_FALSE(emphasis.path.has_error(2));
    CHECK(emphasis.ring(1, 1) == Tone::forward);
    CHECK(emphasis.ring(2, 1) == Tone::backward);
    CHECK_FALSE(emphasis.ring(2, 2));
}

TEST_CASE("the path of a hidden weight leads on through all that its neuron feeds") {
    Session session = at_step(14); // ∂E/∂W1
    const Emphasis emphasis = with(session, "dE/dW1[3,2]");
    CHECK(emphasis.path.has(1, 3, 2));
    CHECK(emphasis.path.has(2, 1, 3));
    CHECK(emphasis.path.has(2, 2, 3));
    CHECK_FALSE(emphasis.path.has(2, 1, 2));
    CHECK_FALSE(emphasis.path.has_error(1));
}

TEST_CASE("in the forward phase a weight's path is its edge alone") {
    Session session = at_step(1);
    const Emphasis emphasis = with(session, "W1[1,1]");
    CHECK(emphasis.tone == Tone::forward);
    CHECK(emphasis.path.has(1, 1, 1));
    CHECK(emphasis.path.weights.size() == 1);
    CHECK(emphasis.path.errors.empty());
}

TEST_CASE("a step of one element is the focus until something is selected") {
    Session session = at_step(2, Granularity::element); // z1[2]
    const Emphasis emphasis = emphasis_of(session);
    REQUIRE(emphasis.focus);
    CHECK(same_element(*emphasis.focus, parse_quantity("z1[2]")));
    CHECK(emphasis.path.has(1, 2, 1));
    CHECK(emphasis.path.has(1, 2, 3));
    CHECK_FALSE(emphasis.path.has(1, 1, 1));
    CHECK(same_element(*with(session, "E").focus, parse_quantity("E")));
}
