#include "tests/session/support.h"

#include "app/session/trainer.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace backstep;
using namespace backstep::test;

TEST_CASE("training stands at the start of the update it reached") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::GoToLast{});
    session.apply(command::Train{10});
    CHECK(session.training());
    CHECK(session.training_target() == 10);
    run_until_idle(session);
    CHECK_FALSE(session.training());
    CHECK(session.training_done() == 10);
    CHECK(session.update() == 10);
    CHECK(session.position() == 0);
    CHECK(session.history().updates() == 10);
    CHECK(session.history().cost(10) < session.history().cost(0));
}

TEST_CASE("training wished twice in a frame is done twice") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::Train{1});
    session.apply(command::Train{10});
    run_until_idle(session);
    CHECK(session.update() == 11);
}

TEST_CASE("training from a past update goes the same way") {
    Session session(bundled("xor"));
    session.apply(command::Train{100});
    run_until_idle(session);
    session.apply(command::GoToUpdate{40});
    const std::string at_40 = state_bits(session);
    session.apply(command::Train{10});
    run_until_idle(session);
    CHECK(session.update() == 50);
    CHECK(session.history().updates() == 100);
    session.apply(command::Train{60});
    run_until_idle(session);
    CHECK(session.update() == 110);
    CHECK(session.history().updates() == 110);
    session.apply(command::GoToUpdate{40});
    CHECK(state_bits(session) == at_40);

    Session straight(bundled("xor"));
    straight.apply(command::Train{40});
    run_until_idle(straight);
    CHECK(state_bits(straight) == at_40);
}

TEST_CASE("training until stopped goes on in slices of a few milliseconds") {
    Session session(bundled("xor"));
    session.apply(command::Train{0});
    CHECK(session.training_target() == 0);
    std::int64_t before = 0;
    for (int n = 0; n < 5; ++n) {
        const auto start = std::chrono::steady_clock::now();
        CHECK(session.tick(1.0) == 1.0);
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::milliseconds(50));
        CHECK(session.update() > before);
        before = session.update();
    }
    session.apply(command::StopTraining{});
    CHECK_FALSE(session.training());
    CHECK_FALSE(session.tick(2.0));
    CHECK(session.update() == before);
}

TEST_CASE("walking by hand stops training") {
    Session session(bundled("xor"));
    session.apply(command::Train{0});
    session.tick(0.0);
    session.apply(command::StepBack{});
    CHECK_FALSE(session.training());
}

TEST_CASE("training that diverges stops and names the update") {
    Scenario scenario = bundled("regression-batch");
    scenario.learning_rates = {1e9};
    Session session(scenario);
    session.apply(command::Train{0});
    run_until_idle(session);
    CHECK_FALSE(session.training());
    CHECK(session.update() == session.history().updates());
    CHECK(session.network().layer(1).W.allFinite());
    CHECK(message_text(session) ==
          "Update " + std::to_string(session.update() + 1) +
              " would give numbers that are not finite; a smaller learning rate may help.");

    session.apply(command::DismissMessage{});
    const auto last = session.update();
    session.apply(command::GoToLast{});
    session.apply(command::StepForward{});
    CHECK(session.update() == last);
    CHECK(session.position() == session.walk().end());
    CHECK(message_text(session).starts_with("Update " + std::to_string(last + 1)));
}

TEST_CASE("a run ends where its history would fill the memory") {
    using namespace std::chrono_literals;
    const Scenario small = bundled("notes-3-4-2");
    CHECK(most_updates(small) >= 10'000'000);
    Scenario wide = small;
    wide.examples.resize(100, small.examples.front());
    CHECK(most_updates(wide) >= 10'000'000);

    History run(small);
    Trainer trainer;
    trainer.start(0, 0);
    CHECK(trainer.slice(run, 10s, 25) == Trainer::State::full);
    CHECK(run.updates() == 25);
    CHECK(trainer.done() == 25);
    CHECK_FALSE(trainer.going());
}
