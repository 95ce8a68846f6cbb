#include "tests/session/support.h"

#include "core/files/scenario_file.h"
#include "core/model/edit.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

namespace {

// All that undo brings back.
std::string all_of(const Session& session) {
    return scenario_text(session.scenario()) + bits(session.scenario().network) + state_bits(session) +
           std::to_string(session.history().updates());
}

} // namespace

TEST_CASE("a thousand edits, with walks and training between, are undone and done again to the bit") {
    Session session(bundled("notes-3-4-2"));
    std::vector<std::string> before, after;
    for (int n = 0; n < 1000; ++n) {
        if (n % 7 == 0) session.apply(command::StepForward{});
        if (n % 50 == 0) {
            session.apply(command::Train{3});
            run_until_idle(session);
        }
        before.push_back(all_of(session));
        session.apply(command::SetValue{weight(1, n % 4 + 1, n % 3 + 1), 0.001 * n + 0.0005});
        after.push_back(all_of(session));
    }
    for (std::size_t n = before.size(); n-- > 0;) {
        session.apply(command::Undo{});
        REQUIRE(all_of(session) == before[n]);
    }
    CHECK_FALSE(session.undo_label());
    CHECK_FALSE(session.modified());
    session.apply(command::Undo{});
    for (std::size_t n = 0; n < after.size(); ++n) {
        session.apply(command::Redo{});
        // What was walked and trained after an edit is there again as it was when the edit was undone.
        REQUIRE(all_of(session) == (n + 1 < before.size() ? before[n + 1] : after[n]));
    }
    CHECK_FALSE(session.redo_label());
}

TEST_CASE("edits of the same number are undone one by one") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::SetValue{weight(1, 1, 1), 0.3});
    session.apply(command::SetValue{weight(1, 1, 1), 0.4});
    CHECK(session.undo_label() == "Set w₁₄ to 0.4");
    session.apply(command::Undo{});
    CHECK(session.network().layer(1).W(0, 0) == 0.3);
    CHECK(session.undo_label() == "Set w₁₄ to 0.3");
    CHECK(session.redo_label() == "Set w₁₄ to 0.4");
    session.apply(command::Undo{});
    CHECK(session.network().layer(1).W(0, 0) == 0.2);
}

TEST_CASE("a new edit forgets what was undone") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::SetValue{weight(1, 1, 1), 0.3});
    session.apply(command::Undo{});
    session.apply(command::SetValue{weight(1, 1, 2), 0.3});
    CHECK_FALSE(session.redo_label());
    session.apply(command::Redo{});
    CHECK(session.network().layer(1).W(0, 0) == 0.2);
}

TEST_CASE("undo of a shape brings back examples and rates; the selection goes with what it was on") {
    Session session(bundled("two-hidden-layers"));
    const Scenario before = session.scenario();
    session.apply(command::Edit{"Add an output", [](Scenario& s) { add_neuron(s, s.network.depth()); }});
    const auto outputs = static_cast<int>(session.network().outputs());
    const Quantity added{.symbol = Symbol::target, .row = outputs, .example = 1};
    session.apply(command::Select{added});
    CHECK(session.selected() == added);
    session.apply(command::Undo{});
    CHECK(session.scenario() == before);
    CHECK_FALSE(session.selected());
}

TEST_CASE("the run that an edit left comes back with all its updates") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::Train{20});
    run_until_idle(session);
    const History* first = &session.history();
    session.apply(command::SetLearningRate{0, 0.1});
    REQUIRE(session.ghosts().size() == 1);
    CHECK(session.ghosts().front().get() == first);
    CHECK(session.history().updates() == 0);
    session.apply(command::Train{5});
    run_until_idle(session);
    session.apply(command::Undo{});
    CHECK(&session.history() == first);
    CHECK(session.history().updates() == 20);
    CHECK(session.update() == 20);
    REQUIRE(session.ghosts().size() == 1);
    CHECK(session.ghosts().front()->updates() == 5);
    session.apply(command::ForgetGhosts{});
    CHECK(session.ghosts().empty());
}
