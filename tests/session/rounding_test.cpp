#include "app/session/rounding.h"

#include "app/session/shown_name.h"
#include "core/trace/rounding.h"
#include "tests/session/support.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

namespace {

double shown(const Session& session, const char* name) {
    return session.value(parse_quantity(name)).value();
}
double exact(const Session& session, const char* name) {
    return session.exact_value(parse_quantity(name)).value();
}

} // namespace

TEST_CASE("rounding shows the numbers of a calculation by hand, beside the exact ones") {
    Session session(bundled("mazur-2-2-2"));
    CHECK(shown(session, "z1[1]") == 0.3775);
    CHECK_FALSE(session.rounding());
    CHECK(session.rounded() == nullptr);

    session.apply(command::SetRounding{2});
    CHECK(session.decimals() == 2);
    CHECK(shown(session, "z1[1]") == 0.38);
    CHECK(shown(session, "s2[2]") == 0.18);
    CHECK(shown(session, "W2'[1,1]") == 0.36);
    CHECK(shown(session, "W1[1,1]") == 0.15); // given
    CHECK(exact(session, "z1[1]") == 0.3775);
    CHECK(session.shown_trace().cost == 0.3);
    CHECK(session.setting().trace().cost == 0.3);

    session.apply(command::SetRounding{});
    CHECK(session.decimals() == session.scenario().decimals);
    CHECK(shown(session, "z1[1]") == 0.3775);
}

TEST_CASE("it says which number parts first") {
    Session session(bundled("mazur-2-2-2"));
    session.apply(command::SetRounding{3});
    const auto& first = session.rounded()->parting.first;
    REQUIRE(first);
    CHECK(first->quantity == parse_quantity("s2[2]"));
    const std::string name = to_text(first->quantity);
    CHECK(shown(session, name.c_str()) != round_decimal(exact(session, name.c_str()), 3));
    CHECK(with_exact_value(session, first->quantity, 0.5) == "0.175, exactly 0.5");
}

TEST_CASE("training, history and files go on with full precision") {
    Session session(bundled("xor")), untouched(bundled("xor"));
    session.apply(command::SetRounding{1});
    for (Session* each : {&session, &untouched}) {
        each->apply(command::Train{20});
        run_until_idle(*each);
    }
    CHECK(bits(session.network()) == bits(untouched.network()));
    CHECK(session.history().cost(20) == untouched.history().cost(20));
    CHECK(session.trace() == untouched.trace());
    CHECK_FALSE(session.modified());

    TemporaryFolder folder;
    session.apply(command::SaveAs{folder / "rounded.json"});
    untouched.apply(command::SaveAs{folder / "exact.json"});
    CHECK(read_text(folder / "rounded.json") == read_text(folder / "exact.json"));
}

TEST_CASE("a later update begins with the trained weights, rounded") {
    Session session(bundled("notes-3-4-2"));
    session.apply(command::Train{3});
    run_until_idle(session);
    session.apply(command::SetRounding{3});
    const double weight = exact(session, "W2[1,1]");
    CHECK(shown(session, "W2[1,1]") == round_decimal(weight, 3));
    CHECK(shown(session, "W2[1,1]") != weight);
    CHECK(session.rounded()->update == session.update());
}

TEST_CASE("the rounded numbers follow the walk and edits") {
    Session session(bundled("mazur-2-2-2"));
    session.apply(command::SetRounding{2});
    session.apply(command::SetValue{weight(1, 1, 1), 0.25});
    CHECK(shown(session, "z1[1]") == 0.38); // 0.3825
    session.apply(command::SetValue{weight(1, 1, 1), 0.45});
    CHECK(shown(session, "z1[1]") == 0.39);
    session.apply(command::Undo{});
    session.apply(command::Undo{});
    CHECK(exact(session, "z1[1]") == 0.3775);
    session.apply(command::GoToLast{});
    session.apply(command::StepForward{});
    CHECK(session.update() == 1);
    CHECK(shown(session, "z1[1]") == session.shown_trace().layer(1).z(0, 0));
}

TEST_CASE("decimals are kept within what can be shown") {
    Session session(bundled("mazur-2-2-2"));
    session.apply(command::SetRounding{99});
    CHECK(session.rounding() == most_rounding);
    session.apply(command::SetRounding{-3});
    CHECK(session.rounding() == fewest_rounding);
}
