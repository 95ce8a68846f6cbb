#include "tests/session/support.h"

#include "app/session/trainer.h"
#include "core/training/initialise.h"

#include <doctest/doctest.h>

#include <chrono>
#include <memory>
#include <thread>
#include <utility>

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

TEST_CASE("training until stopped goes on slice by slice") {
    Session session(bundled("xor"));
    session.apply(command::Train{0});
    CHECK(session.training_target() == 0);
    std::int64_t before = 0;
    for (int n = 0; n < 5; ++n) {
        CHECK(session.tick(1.0) == 1.0);
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

    const auto run = std::make_shared<History>(small);
    Trainer trainer;
    trainer.start(0, 0);
    CHECK(trainer.slice(run, 10s, 25) == Trainer::State::full);
    CHECK(run->updates() == 25);
    CHECK_FALSE(trainer.in_thread());
    CHECK(trainer.done() == 25);
    CHECK_FALSE(trainer.going());
}

// The tests below: updates too long to be made between two frames.
namespace {

Scenario long_updates() {
    Scenario scenario;
    scenario.learning_rates = {0.5};
    for (const auto& [inputs, neurons] : {std::pair{90, 60}, {60, 5}})
        scenario.network.layers.push_back(
            {Activation::sigmoid, Matrix::Zero(neurons, inputs), Vector::Zero(neurons)});
    initialise(scenario.network, Initialisation::xavier, 7);
    for (int m = 0; m < 300; ++m)
        scenario.examples.push_back({Vector::LinSpaced(90, m % 7, -1.0), Vector::LinSpaced(5, 0.0, m % 2)});
    scenario.training.mode = TrainingMode::batch;
    return scenario;
}

} // namespace

TEST_CASE("while a long update is under way a tick only looks, and all can be read") {
    REQUIRE(takes_long(long_updates()));
    Session session(long_updates());
    const std::string at_start = state_bits(session);
    session.apply(command::Train{3});
    const auto again = session.tick(5.0); // has begun it, and waits for nothing
    REQUIRE(again);
    CHECK(*again > 5.0);
    CHECK(*again < 5.05);
    CHECK(session.training());
    CHECK(session.update() == 0);
    CHECK(state_bits(session) == at_start);
    CHECK(session.history().updates() == 0);
    CHECK(session.history().network_at(0) == session.network());
    session.apply(command::Select{weight(1, 1, 1)});
    CHECK(session.training());
    run_until_idle(session, 5.0);
    CHECK(session.update() == 3);
    CHECK(session.training_done() == 3);
}

TEST_CASE("long updates have the bits of those made at once") {
    const Scenario scenario = long_updates();
    History straight(scenario);
    for (int update = 0; update < 3; ++update) REQUIRE(straight.advance());
    Session session(scenario);
    session.apply(command::Train{3});
    run_until_idle(session);
    CHECK(bits(session.network()) == bits(straight.network_at(3)));
    CHECK(session.history().cost(3) == straight.cost(3));
    const std::string trained = state_bits(session);
    session.apply(command::GoToUpdate{1}); // computed anew, and here in one go
    session.apply(command::GoToUpdate{3});
    CHECK(state_bits(session) == trained);

    session.apply(command::GoToUpdate{1});
    session.apply(command::Train{2}); // made already
    run_until_idle(session);
    CHECK(session.update() == 3);
    CHECK(session.history().updates() == 3);
    CHECK(state_bits(session) == trained);
}

TEST_CASE("a long update is stopped at once, wherever it stands, and training goes on exactly") {
    const Scenario scenario = long_updates();
    History straight(scenario);
    for (int update = 0; update < 2; ++update) REQUIRE(straight.advance());
    for (const int milliseconds : {0, 2, 10, 40, 400}) {
        CAPTURE(milliseconds);
        Session session(scenario);
        session.apply(command::Train{0});
        session.tick(0.0);
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
        session.apply(command::StopTraining{});
        CHECK_FALSE(session.training());
        CHECK(session.update() == 0);
        CHECK_FALSE(session.tick(1.0));
        session.apply(command::Train{2});
        run_until_idle(session);
        CHECK(session.update() == 2);
        CHECK(bits(session.network()) == bits(straight.network_at(2)));
    }
}

TEST_CASE("stepping into the next update while a stopped one is still under way makes it once") {
    const Scenario scenario = long_updates();
    History straight(scenario);
    REQUIRE(straight.advance());
    Session session(scenario);
    session.apply(command::Train{1});
    session.tick(0.0);
    session.apply(command::GoToLast{});
    session.apply(command::StepForward{});
    CHECK(session.update() == 1);
    CHECK(session.history().updates() == 1);
    CHECK(bits(session.network()) == bits(straight.network_at(1)));
}

TEST_CASE("edits, undo and closing do not wait for a long update") {
    Session session(long_updates());
    const std::string at_start = state_bits(session);
    session.apply(command::Train{0});
    session.tick(0.0);
    session.apply(command::SetLearningRate{0, 0.25});
    CHECK_FALSE(session.training());
    session.apply(command::Train{1});
    session.tick(1.0);
    session.apply(command::Undo{});
    CHECK_FALSE(session.training());
    CHECK(state_bits(session) == at_start);
    session.apply(command::Train{1});
    run_until_idle(session);
    History straight(long_updates());
    REQUIRE(straight.advance());
    CHECK(bits(session.network()) == bits(straight.network_at(1)));
    session.apply(command::Train{0});
    session.tick(2.0); // and the session ends
}

TEST_CASE("a long update that diverges says so, and its run stays as it was") {
    Scenario scenario = long_updates();
    scenario.network.layer(2).activation = Activation::identity;
    scenario.learning_rates = {1e150};
    Session session(scenario);
    session.apply(command::Train{0});
    run_until_idle(session);
    CHECK_FALSE(session.training());
    CHECK(session.update() == session.history().updates());
    CHECK(session.network().layer(1).W.allFinite());
    CHECK(message_text(session) ==
          "Update " + std::to_string(session.update() + 1) +
              " would give numbers that are not finite; a smaller learning rate may help.");
}
