#include "app/panels/derivation/content.h"

#include "core/formula/number_text.h"
#include "core/formula/text.h"
#include "tests/panels/matrices/scenarios.h"

#include <doctest/doctest.h>

#include <set>

using namespace backstep;
using namespace backstep::test;

namespace {

void select(Session& session, const char* name) {
    session.apply(command::Select{parse_quantity(name)});
}

void go_to(Session& session, const char* name) {
    session.apply(command::GoToQuantity{parse_quantity(name)});
}

std::string text_of(const std::vector<Line>& lines) {
    std::string text;
    for (const Line& line : lines) text += to_plain_text(line.formula) + "\n";
    return text;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("at the start, with nothing selected, there is nothing to explain") {
    const Session session(network_of_the_notes());
    const DerivationContent content = derivation_content(session);
    CHECK_FALSE(content.explained);
    CHECK(content.others.empty());
    CHECK(content.lines().empty());
}

TEST_CASE("with nothing selected the step's matrix is derived, and on request its first number") {
    Session session(network_of_the_notes());
    go_to(session, "dE/dW2");
    DerivationContent content = derivation_content(session);
    CHECK(content.explained == parse_quantity("dE/dW2"));
    CHECK(content.parts == std::vector{DerivedPart::number, DerivedPart::column, DerivedPart::whole});
    CHECK(content.others.empty());
    content = derivation_content(session, {.of_wholes = DerivedPart::number});
    CHECK(content.explained == parse_quantity("dE/dW2[1,1]"));
    std::set<std::string> others;
    for (const DerivationOther& other : content.others) others.insert(to_text(other.quantity));
    CHECK(others.size() == 7);
    CHECK(others.count("dE/dW2[1,1]") == 0);
    CHECK(others.count("dE/dW2[2,4]") == 1);
}

TEST_CASE("every line is the core's, the result stands over its numbers") {
    Session session(network_of_the_notes());
    select(session, "dE/dW2[1,1]");
    go_to(session, "dE/dW2");
    const DerivationContent content = derivation_content(session);
    REQUIRE(content.blocks.size() == 1);
    const DerivationBlock& block = content.blocks.front();
    CHECK(block.steps.size() == 3);
    REQUIRE(block.result);
    REQUIRE(block.numbers);
    CHECK(to_plain_text(block.result->formula) == "∂E/∂w₄₈ = (n₈ − y₁) σ′₈ n₄");
    CHECK(to_plain_text(block.numbers->formula) == "∂E/∂w₄₈ = (0.5958 − 1.0000) × 0.2408 × 0.5250");
    CHECK(to_plain_text(block.value->formula) == "= −0.0511");
    REQUIRE(block.joined);
    CHECK(block.joined->factors == 2);
    CHECK(to_plain_text(block.joined->equation) == "δ₈ = −0.0974");
    CHECK(content.place == "row 1, column 1 of W₂");
    CHECK(content.check);
    REQUIRE(content.updates.size() == 1); // what it comes to is the update's to tell
    session.apply(command::GoToLast{});
    CHECK(derivation_content(session).updates.size() == 2);
}

TEST_CASE("where other equations follow the one with the numbers, it is said again") {
    Scenario scenario = network_of_the_notes();
    scenario.notation = "neal";
    Session session(scenario);
    select(session, "dE/dW2[1,1]");
    go_to(session, "dE/dW2");
    const DerivationBlock block = derivation_content(session).blocks.front();
    CHECK(block.steps.size() == 6);
    REQUIRE(block.result);
    CHECK(to_plain_text(block.result->formula) == "∂C/∂w₁₁³ = δ₁³ a₁²");
}

TEST_CASE("a weight is given, then it is its gradient that is worked out, then what it becomes") {
    Session session(network_of_the_notes());
    select(session, "W2[2,1]");
    session.apply(command::GoToStep{1});
    DerivationContent content = derivation_content(session);
    CHECK(content.explained == parse_quantity("W2[2,1]"));
    CHECK(content.blocks.front().known);
    CHECK(contains(text_of(content.lines()), "w₄₉ = −0.4000\n"));
    go_to(session, "dE/dW2");
    CHECK(derivation_content(session).explained == parse_quantity("dE/dW2[2,1]"));
    session.apply(command::GoToLast{});
    CHECK(derivation_content(session).explained == parse_quantity("W2'[2,1]"));
}

TEST_CASE("inputs and targets are given from the start") {
    Session session(network_of_the_notes());
    for (const auto& [name, value] :
         {std::pair{"x[3]", "−1.0000"}, {"y[1]", "1.0000"}, {"b1[4]", "0.0500"}}) {
        CAPTURE(name);
        select(session, name);
        const DerivationContent content = derivation_content(session);
        REQUIRE(content.blocks.size() == 1);
        CHECK(content.blocks.front().known);
        CHECK(contains(text_of(content.lines()), std::string("= ") + value + "\n"));
    }
}

TEST_CASE("what is not known yet says which step makes it known, and gives no number away") {
    for (const auto& notation : all_notations()) {
        Scenario scenario = network_of_the_notes();
        scenario.notation = notation->id();
        Session session(scenario);
        for (const char* name : {"z2[1]", "a2[2]", "E", "dE/da1[3]", "delta1[2]", "dE/dW1[2,3]", "dE/db2[1]",
                                 "W1'[1,1]", "delta1", "dE/dW1", "W2'"}) {
            CAPTURE(name);
            CAPTURE(notation->id());
            select(session, name);
            session.apply(command::GoToFirst{});
            DerivationContent content = derivation_content(session);
            const std::int64_t from = content.blocks.front().known_from;
            REQUIRE(from > 0);
            session.apply(command::GoToStep{from - 1});
            content = derivation_content(session);
            CHECK_FALSE(content.blocks.front().known);
            CHECK_FALSE(content.lines().empty());
            CHECK_FALSE(content.check);
            bool all_unknown = true; // the gradient of an updated number may be known before it
            for (const DerivationBlock& block : content.blocks) {
                all_unknown = all_unknown && !block.known;
                CHECK(block.numbers.has_value() == block.known);
                CHECK(block.value.has_value() == block.known);
            }
            if (all_unknown)
                CHECK_FALSE(contains(text_of(content.lines()), ".")); // no decimals at all
            else
                CHECK(name == std::string_view("W1'[1,1]"));
            session.apply(command::GoToStep{from});
            content = derivation_content(session);
            CHECK(content.blocks.front().known);
            CHECK(content.blocks.front().value);
        }
    }
}

TEST_CASE("in a batch a gradient is that of the example walked, in the end their mean") {
    Session session(batch_scenario());
    select(session, "W2[1,1]");
    go_to(session, "dE/dW2@2");
    DerivationContent content = derivation_content(session);
    CHECK(content.explained == parse_quantity("dE/dW2[1,1]@2"));
    CHECK(content.blocks.size() == 1);
    const std::string of_second = text_of({*content.blocks.front().value});
    go_to(session, "dE/dW2@3");
    content = derivation_content(session);
    CHECK(content.explained == parse_quantity("dE/dW2[1,1]@3"));
    CHECK(text_of({*content.blocks.front().value}) != of_second);
    go_to(session, "dE/dW2");
    content = derivation_content(session);
    CHECK(content.explained == parse_quantity("dE/dW2[1,1]"));
    double sum = 0;
    for (const char* name : {"dE/dW2[1,1]@1", "dE/dW2[1,1]@2", "dE/dW2[1,1]@3"})
        sum += session.value(parse_quantity(name)).value();
    CHECK(text_of({*content.blocks.front().value}) == "= " + number_text(sum / 3, 4) + "\n");
    REQUIRE(content.blocks.size() == 2); // and what the example being walked contributes
    CHECK(content.blocks.back().quantity == parse_quantity("dE/dW2[1,1]@3"));
    CHECK(content.blocks.back().known);
}

TEST_CASE("an updated number goes on with its gradient, of a batch with the walked example's share") {
    for (const Scenario& scenario : {network_of_the_notes(), batch_scenario()}) {
        Session session(scenario);
        select(session, "W2[1,2]");
        session.apply(command::GoToLast{});
        const DerivationContent content = derivation_content(session);
        CHECK(content.explained == parse_quantity("W2'[1,2]"));
        const bool batch = scenario.examples.size() > 1;
        REQUIRE(content.blocks.size() == (batch ? 3 : 2));
        CHECK(content.blocks[1].quantity == parse_quantity("dE/dW2[1,2]"));
        const double gradient = session.value(parse_quantity("dE/dW2[1,2]")).value();
        CHECK(text_of({*content.blocks[1].value}) == "= " + number_text(gradient, scenario.decimals) + "\n");
        if (batch) CHECK(content.blocks[2].quantity == parse_quantity("dE/dW2[1,2]@3"));
    }
}

TEST_CASE("of a step with many numbers twelve others are listed and the rest counted") {
    Session session(wide_scenario(30, 5));
    go_to(session, "dE/dW1");
    const DerivationContent content = derivation_content(session, {.of_wholes = DerivedPart::number});
    CHECK(content.others.size() == 12);
    CHECK(static_cast<std::int64_t>(content.others.size()) + content.left_out + 1 == 30 * 5);
}

TEST_CASE("a matrix too large to be read is derived number by number") {
    Session session(wide_scenario(100, 30));
    go_to(session, "dE/dW1");
    const DerivationContent content = derivation_content(session);
    CHECK(content.explained == parse_quantity("dE/dW1[1,1]"));
    CHECK(content.parts == std::vector{DerivedPart::number, DerivedPart::column});
}

TEST_CASE("places are told in words, as the notes write the matrix") {
    Scenario scenario = network_of_the_notes();
    Session session(scenario);
    select(session, "dE/dW2[1,3]");
    CHECK(derivation_content(session).place == "row 1, column 3 of W₂");
    select(session, "z1[2]");
    CHECK(derivation_content(session).place == "element 2 of z₁");
    select(session, "E");
    CHECK(derivation_content(session).place.empty());
    scenario.notation = "regression"; // its weights are transposed
    Session turned(scenario);
    select(turned, "dE/dW2[1,3]");
    CHECK(contains(derivation_content(turned).place, "row 3, column 1 of "));
}

TEST_CASE("a step that computes one number derives that number") {
    Session session(network_of_the_notes());
    session.apply(command::SetGranularity{Granularity::element});
    session.apply(command::StepForward{});
    const DerivationContent content = derivation_content(session);
    CHECK(content.explained == parse_quantity("z1[1]"));
    CHECK(content.blocks.front().known);
    REQUIRE(content.blocks.front().value);
    CHECK(contains(to_plain_text(content.blocks.front().value->formula), "0.1000"));
    CHECK(content.others.empty());
    session.apply(command::SetGranularity{Granularity::vector});
    CHECK(derivation_content(session).explained == parse_quantity("z1"));
}

TEST_CASE("paths to an updated weight add up to its gradient, and are called so") {
    Session session(network_of_the_notes());
    select(session, "W1'[2,3]");
    session.apply(command::GoToLast{});
    const DerivationContent content = derivation_content(session);
    REQUIRE(content.paths);
    CHECK(to_plain_text(content.paths_add_up_to) == "∂E/∂w₃₅");
    CHECK(content.paths->total == session.value(parse_quantity("dE/dW1[2,3]")));
}

TEST_CASE("a gradient is the sum over its paths, where there are several") {
    Session session(network_of_the_notes());
    select(session, "dE/dW1[2,3]");
    session.apply(command::GoToLast{});
    const DerivationContent content = derivation_content(session);
    REQUIRE(content.paths);
    CHECK(content.paths->count == 2);
    double sum = 0;
    for (const Path& path : content.paths->listed) sum += path.value;
    CHECK(sum == doctest::Approx(session.value(parse_quantity("dE/dW1[2,3]")).value()).epsilon(1e-12));
    select(session, "dE/dW2[1,1]");
    CHECK_FALSE(derivation_content(session).paths);
}
