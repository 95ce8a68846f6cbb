#include "app/panels/check/work.h"

#include "app/panels/check/words.h"
#include "core/check/mistaken.h"
#include "core/formula/number_text.h"
#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::check;

namespace {

void type(Session& session, const char* name, const char* text) {
    session.apply(command::WriteAnswers{{{parse_quantity(name), text}}});
}

} // namespace

TEST_CASE("the table has every number of the first update once, in the order of the walk") {
    for (const char* name : {"notes-3-4-2", "xor", "classification-softmax"}) {
        CAPTURE(name);
        Session session(test::bundled(name));
        Work work;
        work.follow(session, {});
        CHECK(work.refusal().empty());
        CHECK(work.numbers() == session.walk().end());
        std::set<Quantity> seen;
        Walk::Position before = 0;
        for (const check::Group& group : work.groups())
            for (const Quantity& number : group.numbers) {
                CHECK(seen.insert(number).second);
                const auto known = work.walk().known_at(number);
                REQUIRE(known);
                CHECK(*known > before);
                before = *known;
            }
        CHECK(work.count().missing == work.numbers());
    }
}

TEST_CASE("it stays with the first update while the network is trained") {
    Session session(test::bundled("notes-3-4-2"));
    session.apply(command::Train{3});
    for (double now = 0; session.training(); now += 0.01) session.tick(now);
    REQUIRE(session.update() == 3);
    type(session, "z1[1]", "0.1");
    Work work;
    work.follow(session, {});
    CHECK(work.mark(parse_quantity("z1[1]")) == Mark::exact);
}

TEST_CASE("marks and counts say what was typed is worth, and follow edits of the network") {
    Session session(test::bundled("notes-3-4-2"));
    for (const auto& [name, text] : {std::pair{"z1[1]", "0.1"},
                                     {"a1[1]", "0.5250"},
                                     {"a2[2]", "0.5038"},
                                     {"E", "0.2086"},
                                     {"a1[2]", "o.657"}})
        type(session, name, text);
    Work work;
    work.follow(session, {});
    CHECK(work.mark(parse_quantity("z1[1]")) == Mark::exact);
    CHECK(work.mark(parse_quantity("a1[1]")) == Mark::rounded);
    CHECK(work.mark(parse_quantity("a2[2]")) == Mark::wrong);
    CHECK(work.mark(parse_quantity("E")) == Mark::carried);
    CHECK(work.mark(parse_quantity("a1[2]")) == Mark::unreadable);
    CHECK(work.mark(parse_quantity("a1[3]")) == Mark::missing);
    CHECK(work.count() == Count{2, 1, 1, work.numbers() - 5, 1});

    session.apply(command::SetValue{{Symbol::weight, 1, 1, 1, 0}, 0.9});
    work.follow(session, {});
    CHECK(work.mark(parse_quantity("z1[1]")) != Mark::exact);
}

TEST_CASE("hints name step and slip, never the right number before it is asked for") {
    Session session(test::bundled("notes-3-4-2"));
    type(session, "delta2[1]", "-0.4042");
    Work work;
    work.follow(session, {});
    const Quantity delta = parse_quantity("delta2[1]");
    REQUIRE(work.mark(delta) == Mark::wrong);
    const Notation& notation = session.notation();
    const std::string right = number_text(work.exact(delta), 4);
    const std::string hint = first_hint(delta, work, notation);
    CHECK(hint.starts_with("Step 8: "));
    CHECK(hint.find("σ′₈ missing") != std::string::npos);
    for (const std::string& said : {hint, comment(delta, work, notation)})
        CHECK(said.find(right) == std::string::npos);
    const Finding& finding = *work.finding(delta);
    CHECK(remark(finding, false, work, notation).empty());
    CHECK(remark(finding, true, work, notation) == "σ′₈ missing");
    CHECK(left_out(finding.suspicions.front(), work.scenario().network) == parse_quantity("s2[1]"));
}

TEST_CASE("a hidden σ′ that was left out is named before softmax outputs too, which have none") {
    const Session session(test::bundled("classification-softmax"));
    Work work;
    work.follow(session, {});
    const auto without_slope = [&](const char* quantity) {
        const Slip left_out{Mistake::missing_activation_derivative, Twist::slope_left_out, 0, 1.0, {}};
        return slip(
            {.mistake = left_out.mistake, .slip = left_out, .at = parse_quantity(quantity), .other = {}},
            work, *notation_named("suresh-sardana"));
    };
    CHECK(without_slope("delta1[2]") == "σ′₄ missing");
    CHECK(without_slope("delta2[1]") == "derivative of the activation missing");
}
