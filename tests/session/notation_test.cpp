#include "tests/session/support.h"

#include "core/files/scenario_file.h"
#include "core/formula/text.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

TEST_CASE("another notation renames everything, keeps numbers, run and place, and can be undone") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::Train{3});
    run_until_idle(session);
    session.apply(command::StepForward{});
    const std::string numbers = state_bits(session);
    const Quantity w48 = weight(2, 1, 1);
    CHECK(to_plain_text(session.names()(w48)) == "w₄₈");
    session.apply(command::SetNotation{"neal"});
    CHECK(session.notation().id() == "neal");
    CHECK(to_plain_text(session.names()(w48)) != "w₄₈");
    CHECK(state_bits(session) == numbers);
    CHECK(session.history().updates() == 3);
    CHECK(session.modified());
    CHECK(session.undo_label() == "Write in the notation of Neal");
    session.apply(command::Undo{});
    CHECK(session.notation().id() == "suresh-sardana");
    CHECK_FALSE(session.modified());
}

TEST_CASE("a notation that there is not is not taken") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::SetNotation{"leibniz"});
    CHECK(session.notation().id() == "suresh-sardana");
    CHECK_FALSE(session.undo_label());
}

TEST_CASE("a notation only for viewing leaves the scenario as it is, until another is set or opened") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::ViewNotation{"neal"});
    CHECK(session.notation().id() == "neal");
    CHECK_FALSE(session.modified());
    CHECK_FALSE(session.undo_label());
    session.apply(command::ViewNotation{"latin"});
    CHECK(session.notation().id() == "neal");
    session.apply(command::SetNotation{session.scenario().notation});
    CHECK(session.notation().id() == session.scenario().notation);
    CHECK_FALSE(session.modified());
    session.apply(command::ViewNotation{"facts"});
    session.apply(command::New{});
    CHECK(session.notation().id() == session.scenario().notation);
}
