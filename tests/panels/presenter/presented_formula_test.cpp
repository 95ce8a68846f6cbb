#include "app/panels/presenter/presented_formula.h"

#include "core/formula/number_text.h"
#include "core/formula/text.h"
#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

using namespace backstep;
using backstep::test::bundled;

namespace {

Session at_step(std::int64_t number, std::string_view scenario = "notes-3-4-2") {
    Session session(bundled(scenario));
    session.apply(command::GoToStep{number});
    return session;
}

PresentedFormula shown(const Session& session) {
    return presented_formula(session, presented_quantity(session, false).value());
}

} // namespace

TEST_CASE("the gradient of a weight into an output is shown by its three factors, and which two are δ") {
    const Session session = at_step(9);
    const PresentedFormula formula = shown(session);
    CHECK(to_text(formula.quantity) == "dE/dW2[1,1]");
    CHECK(to_plain_text(formula.name) == "∂E/∂w₄₈");
    REQUIRE(formula.factors.size() == 3);
    CHECK(to_plain_text(formula.factors[0]) == "(n₈ − y₁)");
    CHECK(to_plain_text(formula.factors[1]) == "σ′₈");
    CHECK(to_plain_text(formula.factors[2]) == "n₄");
    CHECK(to_plain_text(formula.factor_numbers[0]) == "(0.5958 − 1.0000)");
    CHECK(to_plain_text(formula.factor_numbers[2]) == "0.5250");
    REQUIRE(formula.join);
    CHECK(formula.join->first == 0);
    CHECK(formula.join->count == 2);
    CHECK(formula.join_value == "−0.0974");
    CHECK(formula.value == "−0.0511");
    CHECK(formula.known);
}

TEST_CASE("of each step the entry is shown that belongs to the selection") {
    struct Shown {
        const char *selected, *quantity;
        std::int64_t step;
    };
    for (const auto& [selected, quantity, step] :
         {Shown{"W2[2,3]", "dE/dW2[2,3]", 9}, Shown{"W2[2,3]", "dE/db2[2]", 10}, Shown{"W2[2,3]", "a1[3]", 2},
          Shown{"W2[2,3]", "W2'[2,3]", 16}, Shown{"a1[4]", "z1[4]", 1}, Shown{"a1[4]", "dE/dW2[1,4]", 9},
          Shown{"b1[2]", "dE/dW1[2,1]", 14}, Shown{"x[2]", "z1[1]", 1}, Shown{"y[2]", "delta2[2]", 8},
          Shown{"y[2]", "E", 5}}) {
        CAPTURE(selected);
        CAPTURE(step);
        Session session = at_step(step);
        session.apply(command::Select{parse_quantity(selected)});
        CHECK(to_text(presented_quantity(session, false).value()) == quantity);
    }
}

TEST_CASE("what is clicked is shown as far as the walk has come") {
    Session session = at_step(3);
    session.apply(command::Select{parse_quantity("W2[1,1]")});
    CHECK(presented_quantity(session, true) == parse_quantity("W2[1,1]"));
    session.apply(command::GoToStep{9});
    CHECK(presented_quantity(session, true) == parse_quantity("dE/dW2[1,1]"));
    session.apply(command::Select{parse_quantity("delta1[2]")});
    CHECK_FALSE(presented_formula(session, parse_quantity("delta1[2]")).known);
}

TEST_CASE("every number of every bundled scenario has a formula whose numbers are those of its names") {
    for (const BundledScenario& scenario : bundled_scenarios()) {
        CAPTURE(scenario.name);
        Session session(bundled(scenario.name));
        if (session.walk().step_count(Granularity::element) > 400) continue;
        for (const auto& notation : all_notations()) {
            session.apply(command::SetNotation{std::string(notation->id())});
            for (std::int64_t step = 1; step <= session.walk().step_count(Granularity::vector); ++step) {
                session.apply(command::GoToStep{step});
                const PresentedFormula formula = shown(session);
                INFO(to_text(formula.quantity));
                CHECK(formula.known);
                CHECK_FALSE(formula.value.empty());
                CHECK(formula.factors.size() == formula.factor_numbers.size());
                if (formula.factors.empty()) continue;
                const auto value =
                    evaluate_number(algebra::product(formula.factors), session.setting().numbers());
                REQUIRE(value);
                CHECK(number_text(*value, session.scenario().decimals) == formula.value);
            }
        }
    }
}
