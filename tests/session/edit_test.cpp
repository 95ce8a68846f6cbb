#include "tests/session/support.h"

#include "core/model/edit.h"
#include "core/model/input_error.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace backstep;
using namespace backstep::test;

TEST_CASE("an edit starts a run at the weights now walked, at the same step") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::Train{3});
    run_until_idle(session);
    session.apply(command::GoToStep{9});
    Network walked = session.network();
    session.apply(command::SetValue{weight(2, 1, 2), -0.75});
    walked.layer(2).W(0, 1) = -0.75;
    CHECK(session.update() == 0);
    CHECK(session.step_number() == 9);
    CHECK(bits(session.network()) == bits(walked));
    CHECK(bits(session.scenario().network) == bits(walked));
    CHECK(session.modified());
}

TEST_CASE("an edit of the shape starts at the start") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::GoToStep{9});
    session.apply(command::Edit{"Add a neuron", [](Scenario& s) { add_neuron(s, 1); }});
    CHECK(session.network().neurons(1) == 5);
    CHECK(session.position() == 0);
    CHECK(session.undo_label() == "Add a neuron");
}

TEST_CASE("inputs, targets, biases and rates can be set") {
    Session session(xor_in_batches());
    session.apply(command::GoToQuantity{{.symbol = Symbol::delta, .layer = 1, .row = 1, .example = 3}});
    session.apply(command::SetValue{{.symbol = Symbol::input, .row = 2}, 0.25});
    CHECK(session.scenario().examples[2].input(1) == 0.25);
    session.apply(command::SetValue{{.symbol = Symbol::target, .row = 1, .example = 2}, 0.9});
    CHECK(session.scenario().examples[1].target(0) == 0.9);
    session.apply(command::SetValue{{.symbol = Symbol::bias, .layer = 2, .row = 1}, 0.125});
    CHECK(session.network().layer(2).b(0) == 0.125);
    session.apply(command::SetLearningRate{2, 0.05});
    CHECK(session.scenario().learning_rates == std::vector{2.0, 0.05});
    session.apply(command::SetLearningRate{0, 1.5});
    CHECK(session.scenario().learning_rates == std::vector{1.5});
    CHECK_FALSE(session.message());
}

TEST_CASE("what cannot be used is said, and changes nothing") {
    Session session(bundled("cross-entropy-3-4-2"));
    const auto refused = [&](const Command& command) {
        const Scenario before = session.scenario();
        session.apply(command);
        const std::string said = message_text(session);
        session.apply(command::DismissMessage{});
        CHECK(session.scenario() == before);
        CHECK_FALSE(session.undo_label());
        CHECK_FALSE(session.message());
        return said;
    };
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(refused(command::SetValue{weight(1, 1, 1), infinity}).starts_with("inf cannot be used"));
    CHECK(refused(command::SetValue{weight(1, 1, 1), std::nan("")}).starts_with("nan cannot be used"));
    CHECK(refused(command::SetValue{weight(1, 1, 1), -1e300}).starts_with("-1e+300 cannot be used"));
    CHECK(refused(command::SetValue{weight(1, 9, 1), 1.0}).find("rows are 1 to 4") != std::string::npos);
    CHECK(refused(command::SetValue{{.symbol = Symbol::delta, .layer = 1, .row = 1}, 1.0}) ==
          "δ₁² is computed; weights, biases, inputs and targets can be set.");
    CHECK(refused(command::SetValue{{.symbol = Symbol::target, .row = 1}, 1.5}).find("from 0 to 1") !=
          std::string::npos);
    CHECK(refused(command::SetLearningRate{0, infinity}).starts_with("inf cannot be used"));
    CHECK(refused(command::SetLearningRate{3, 0.1}) == "There is no layer 3; layers are 1 to 2");
    CHECK(refused(command::Edit{"Remove", [](Scenario& s) { s.examples.clear(); }}).starts_with("/examples"));
    CHECK(refused(command::Edit{"Remove", [](Scenario&) { throw InputError("Not that one"); }}) ==
          "Not that one");
}

TEST_CASE("an edit that changes nothing is none") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::SetValue{weight(1, 1, 1), 0.2});
    CHECK_FALSE(session.undo_label());
    CHECK_FALSE(session.modified());
}

TEST_CASE("how numbers are shown can be edited without leaving the run") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::Train{5});
    run_until_idle(session);
    session.apply(command::GoToStep{4});
    const std::string state = state_bits(session);
    session.apply(command::Edit{"Show 6 decimals", [](Scenario& s) { s.decimals = 6; }});
    CHECK(session.scenario().decimals == 6);
    CHECK(session.modified());
    CHECK(session.history().updates() == 5);
    CHECK(state_bits(session) == state);
    CHECK(session.scenario().network == bundled("notes-3-4-2").network);
    session.apply(command::Undo{});
    CHECK(session.scenario().decimals == 4);
    CHECK(state_bits(session) == state);
}

TEST_CASE("a run can be started at a trained network, to save it") {
    Session session(bundled("xor"));
    session.apply(command::StartRunHere{});
    CHECK_FALSE(session.undo_label());
    session.apply(command::Train{30});
    run_until_idle(session);
    const Network trained = session.network();
    CHECK_FALSE(session.modified());
    session.apply(command::StartRunHere{});
    CHECK(session.scenario().network == trained);
    CHECK(session.modified());
    CHECK(session.ghosts().size() == 1);
    session.apply(command::Undo{});
    CHECK(session.update() == 30);
    CHECK_FALSE(session.modified());
}
