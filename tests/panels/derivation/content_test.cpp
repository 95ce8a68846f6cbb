#include "app/panels/derivation/content.h"

#include "app/panels/derivation/derivation_panel.h"
#include "tests/panels/matrices/scenarios.h"

#include <doctest/doctest.h>

#include <set>

using namespace backstep;
using namespace backstep::test;

namespace {

Working core_working(const Session& session, const Quantity& quantity) {
    return working(quantity, session.scenario(), session.network(), session.trace(),
                   session.scenario().decimals);
}

void select(Session& session, const char* name) {
    session.apply(command::Select{parse_quantity(name)});
}

void go_to(Session& session, const char* name) {
    session.apply(command::GoToQuantity{parse_quantity(name)});
}

} // namespace

TEST_CASE("at the start, with nothing selected, there is nothing to explain") {
    const Session session(notes_scenario());
    const DerivationContent content = derivation_content(session);
    CHECK_FALSE(content.explained);
    CHECK(content.step_formulas.empty());
    CHECK(content.others.empty());
    CHECK(plain_text(content).empty());
}

TEST_CASE("with nothing selected the step's first number is explained, the others follow") {
    Session session(notes_scenario());
    go_to(session, "dE/dW2");
    const DerivationContent content = derivation_content(session);
    CHECK(content.explained == parse_quantity("dE/dW2[1,1]"));
    CHECK(content.known);
    CHECK_FALSE(content.step_formulas.empty());
    CHECK(content.others.size() == 7);
    std::set<std::string> others;
    for (const Working& other : content.others) others.insert(to_text(other.quantity));
    CHECK(others.size() == 7);
    CHECK(others.count("dE/dW2[1,1]") == 0);
    CHECK(others.count("dE/dW2[2,4]") == 1);
}

TEST_CASE("formula, numbers and value are the core's, at every step") {
    Session session(notes_scenario());
    for (std::int64_t n = 1; n <= 17; ++n) {
        CAPTURE(n);
        session.apply(command::GoToStep{n});
        const DerivationContent content = derivation_content(session);
        REQUIRE(content.explained);
        CHECK(content.known);
        const Working expected = core_working(session, *content.explained);
        CHECK(content.working.formula == expected.formula);
        CHECK(content.working.numbers == expected.numbers);
        CHECK(content.working.value ==
              number_text(session.value(*content.explained).value(), session.scenario().decimals));
        const std::string text = plain_text(content);
        CHECK(text.find(expected.formula + "\n") != std::string::npos);
        CHECK(text.find("= " + expected.value + "\n") != std::string::npos);
    }
}

TEST_CASE("a weight is given, then it is its gradient that is worked out, then what it becomes") {
    Session session(notes_scenario());
    select(session, "W2[2,1]");
    session.apply(command::GoToStep{1});
    DerivationContent content = derivation_content(session);
    CHECK(content.explained == parse_quantity("W2[2,1]"));
    CHECK(content.given);
    CHECK(plain_text(content).find("W₂[2,1] = −0.4000\n") != std::string::npos);
    go_to(session, "dE/dW2");
    content = derivation_content(session);
    CHECK(content.explained == parse_quantity("dE/dW2[2,1]"));
    CHECK(content.known);
    CHECK_FALSE(content.given);
    session.apply(command::GoToLast{});
    CHECK(derivation_content(session).explained == parse_quantity("W2'[2,1]"));
}

TEST_CASE("inputs and targets are given from the start") {
    Session session(notes_scenario());
    for (const auto& [name, value] :
         {std::pair{"x[3]", "−1.0000"}, {"y[1]", "1.0000"}, {"b1[4]", "0.0500"}}) {
        CAPTURE(name);
        select(session, name);
        const DerivationContent content = derivation_content(session);
        CHECK(content.given);
        CHECK(content.known);
        CHECK(content.working.value == value);
    }
}

TEST_CASE("what is not known yet says which step makes it known, and gives no number away") {
    Session session(notes_scenario());
    select(session, "delta1[2]");
    session.apply(command::GoToStep{3});
    DerivationContent content = derivation_content(session);
    CHECK_FALSE(content.known);
    REQUIRE(content.known_from > 3);
    const std::string value = number_text(session.value(parse_quantity("delta1[2]")).value(), 4);
    CHECK(plain_text(content).find(value) == std::string::npos);
    CHECK(plain_text(content).find(content.working.formula) != std::string::npos);
    session.apply(command::GoToStep{content.known_from - 1});
    CHECK_FALSE(derivation_content(session).known);
    session.apply(command::GoToStep{content.known_from});
    CHECK(derivation_content(session).known);
}

TEST_CASE("in a batch a gradient is that of the example walked, in the end their mean") {
    Session session(batch_scenario());
    select(session, "W2[1,1]");
    go_to(session, "dE/dW2@2");
    DerivationContent content = derivation_content(session);
    CHECK(content.explained == parse_quantity("dE/dW2[1,1]@2"));
    const std::string of_second = content.working.value;
    go_to(session, "dE/dW2@3");
    CHECK(derivation_content(session).explained == parse_quantity("dE/dW2[1,1]@3"));
    CHECK(derivation_content(session).working.value != of_second);
    go_to(session, "dE/dW2");
    content = derivation_content(session);
    CHECK(content.explained == parse_quantity("dE/dW2[1,1]"));
    double sum = 0;
    for (const char* name : {"dE/dW2[1,1]@1", "dE/dW2[1,1]@2", "dE/dW2[1,1]@3"})
        sum += session.value(parse_quantity(name)).value();
    CHECK(content.working.value == number_text(sum / 3, 4));
}

TEST_CASE("of a step with many numbers twelve others are listed and the rest counted") {
    Session session(wide_scenario(30, 5));
    go_to(session, "dE/dW1");
    const DerivationContent content = derivation_content(session);
    CHECK(content.others.size() == 12);
    CHECK(static_cast<std::int64_t>(content.others.size()) + content.left_out + 1 == 30 * 5);
}

TEST_CASE("places are told in words") {
    CHECK(place_in_words(parse_quantity("dE/dW2[1,3]")) == "row 1, column 3 of ∂E/∂W₂");
    CHECK(place_in_words(parse_quantity("z1[2]")) == "element 2 of z₁");
    CHECK(place_in_words(parse_quantity("E")).empty());
}

TEST_CASE("digits agree as far as the error says") {
    GradientCheck check;
    const auto digits = [&check](double error) {
        check.error = error;
        return agreeing_digits(check);
    };
    CHECK(digits(0) == 15);
    CHECK(digits(2e-9) == 8);
    CHECK(digits(0.5e-6) == 6);
    CHECK(digits(0.03) == 1);
    CHECK(digits(2) == 0);
}
