#include "tests/session/support.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

namespace {

// Walks to the end of three updates by elements, then back, and compares each state with the one seen before.
void check_steps_back(const char* name) {
    Session session(bundled(name));
    session.apply(command::SetGranularity{Granularity::element});
    std::vector<std::string> seen{state_bits(session)};
    while (session.update() < 2 || session.position() < session.walk().end()) {
        session.apply(command::StepForward{});
        seen.push_back(state_bits(session));
    }
    REQUIRE(std::ssize(seen) == 3 * session.walk().end() + 1);
    seen.pop_back();
    while (!seen.empty()) {
        session.apply(command::StepBack{});
        REQUIRE(state_bits(session) == seen.back());
        seen.pop_back();
    }
    CHECK(session.update() == 0);
    CHECK(session.position() == 0);
    session.apply(command::StepBack{});
    CHECK(session.position() == 0);
}

} // namespace

TEST_CASE("three updates are walked back exactly, number by number") {
    check_steps_back("notes-3-4-2");
    check_steps_back("classification-softmax");
    check_steps_back("regression-batch");
}

TEST_CASE("every step of three updates is found again by seeking, in reverse") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::SetGranularity{Granularity::element});
    session.apply(command::Train{3});
    run_until_idle(session);
    std::vector<std::vector<std::string>> seen(3);
    for (std::int64_t u = 0; u < 3; ++u) {
        session.apply(command::GoToUpdate{u});
        for (Walk::Position p = 0; p <= session.walk().end(); ++p) {
            session.apply(command::GoToStep{p});
            seen[static_cast<std::size_t>(u)].push_back(state_bits(session));
        }
    }
    for (std::int64_t u = 2; u >= 0; --u)
        for (Walk::Position p = session.walk().end(); p >= 0; --p) {
            session.apply(command::GoToUpdate{u});
            session.apply(command::GoToStep{p});
            REQUIRE(state_bits(session) == seen[static_cast<std::size_t>(u)][static_cast<std::size_t>(p)]);
        }
}

TEST_CASE("forward from the end of an update reveals the first step of the next one") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::GoToLast{});
    CHECK(session.step_number() == 17);
    const double updated =
        *session.value({.symbol = Symbol::updated_weight, .layer = 1, .row = 2, .column = 3});
    session.apply(command::StepForward{});
    CHECK(session.update() == 1);
    CHECK(session.step_number() == 1);
    CHECK(session.history().updates() == 1);
    CHECK(session.network().layer(1).W(1, 2) == updated);
    session.apply(command::StepBack{});
    CHECK(session.update() == 0);
    CHECK(session.step_number() == 17);
    session.apply(command::StepForward{});
    CHECK(session.history().updates() == 1);
}

TEST_CASE("first goes to the start of the update, then to that of the run") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::Train{4});
    run_until_idle(session);
    session.apply(command::StepForward{});
    session.apply(command::GoToFirst{});
    CHECK(session.update() == 4);
    CHECK_FALSE(session.step());
    session.apply(command::GoToFirst{});
    CHECK(session.update() == 0);
}

TEST_CASE("a granularity keeps what is known") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::SetGranularity{Granularity::element});
    session.apply(command::GoToStep{6});
    const Quantity a12{.symbol = Symbol::activation, .layer = 1, .row = 2};
    const Quantity a13{.symbol = Symbol::activation, .layer = 1, .row = 3};
    for (const Granularity granularity : all_granularities) {
        session.apply(command::SetGranularity{granularity});
        CHECK(session.known(a12));
        CHECK_FALSE(session.known(a13));
    }
    session.apply(command::SetGranularity{Granularity::vector});
    CHECK(session.step_number() == 2);
    session.apply(command::StepForward{});
    CHECK(session.step_number() == 2);
    CHECK(session.known(a13));
    session.apply(command::StepBack{});
    CHECK(session.step_number() == 1);
}

TEST_CASE("a quantity is sought by the step that makes it known") {
    Session session(bundled("notes-3-4-2"));
    const Quantity delta{.symbol = Symbol::delta, .layer = 2, .row = 1};
    session.apply(command::GoToQuantity{delta});
    REQUIRE(session.step());
    CHECK(session.step()->quantities.front().symbol == Symbol::delta);
    CHECK(session.known(delta));
    const auto step = session.step_number();
    session.apply(command::GoToQuantity{weight(1, 1, 1)});
    session.apply(command::GoToQuantity{weight(7, 1, 1)});
    CHECK(session.step_number() == step);
}

TEST_CASE("steps out of range are clamped") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::GoToStep{1000});
    CHECK(session.position() == session.walk().end());
    session.apply(command::GoToStep{-5});
    CHECK(session.position() == 0);
    session.apply(command::GoToUpdate{99});
    CHECK(session.update() == 0);
}

TEST_CASE("a walk over several examples shows the numbers of the one it is in") {
    Session session(xor_in_batches());
    session.apply(command::GoToQuantity{{.symbol = Symbol::activation, .layer = 1, .row = 1, .example = 3}});
    CHECK(session.example() == 3);
    const Quantity a{.symbol = Symbol::activation, .layer = 1, .row = 1};
    CHECK(session.value(a) == session.trace().layer(1).a(0, 2));
    CHECK(session.known(a));
    CHECK(session.value({.symbol = Symbol::input, .row = 1}) == 1.0);
    CHECK(session.value({.symbol = Symbol::input, .row = 2, .example = 2}) == 1.0);
    CHECK_FALSE(session.value({.symbol = Symbol::input, .row = 3, .example = 2}));
    CHECK_FALSE(session.value({.symbol = Symbol::input, .row = 1, .example = 9}));
}

TEST_CASE("playing steps once per period and stops at the end of the update") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::ChangeSettings{[](Settings& s) { s.steps_per_second = 2.0; }});
    session.apply(command::SetPlaying{true});
    CHECK(session.tick(10.0) == 10.5);
    CHECK(session.step_number() == 1);
    CHECK(session.step_started() == 10.0);
    CHECK(session.tick(10.4) == 10.5);
    CHECK(session.step_number() == 1);
    session.tick(10.5);
    CHECK(session.step_number() == 2);
    CHECK(session.step_started() == 10.5);
    CHECK(run_until_idle(session, 11.0) == doctest::Approx(18.0));
    CHECK_FALSE(session.playing());
    CHECK(session.step_number() == 17);
    CHECK(session.update() == 0);

    session.apply(command::SetPlaying{true});
    session.tick(30.0);
    CHECK(session.update() == 1);
    CHECK(session.step_number() == 1);
    session.apply(command::StepBack{});
    CHECK_FALSE(session.playing());
    CHECK_FALSE(session.tick(31.0));
}

TEST_CASE("what does not exist cannot be selected") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::Select{weight(2, 2, 4)});
    CHECK(session.selected() == weight(2, 2, 4));
    session.apply(command::Hover{weight(1, 1, 1)});
    CHECK(session.hovered() == weight(1, 1, 1));
    session.apply(command::Select{weight(2, 3, 1)});
    CHECK_FALSE(session.selected());
}
