#include "core/check/mistaken.h"

#include "core/formula/text.h"
#include "core/training/order.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

using namespace backstep;

namespace {

// What is shown for the last of these answers.
std::string side(std::string_view answers, std::string_view notation_id = "suresh-sardana") {
    const Scenario scenario = test::network_of_the_notes();
    const Notation& notation = *notation_named(notation_id);
    const std::vector<int> examples = examples_of_update(scenario, 0);
    Trace trace;
    compute(scenario.network, scenario, examples, trace);
    const Submission read = AnswerReader(scenario, notation, examples).read(answers, "file").front();
    REQUIRE(read.notes.empty());
    const Finding finding = Checker(scenario, scenario.network, trace).check(read.answers).back();
    const auto shown = mistaken_side(finding, {notation, scenario, scenario.network, trace, 1});
    return shown ? to_plain_text(*shown) : "";
}

} // namespace

TEST_CASE("the formula that was reckoned with is the rule without what was left out") {
    CHECK(side("δ8,-0.4042") == "∂E/∂n₈");
    CHECK(side("z4,0.3") == "w₁₄ n₁ + w₃₄ n₃ + b₄");
    CHECK(side("z5,0.85") == "w₁₅ n₁ + w₂₅ n₂ + w₃₅ n₃");
    CHECK(side("δ8,-0.4042", "neal") != side("δ8,-0.4042"));
}

TEST_CASE("… or with another sign, or another number") {
    CHECK(side("dE/dn8,0.4042") == "y₁ − n₈");
    CHECK(side("n5,0.5250") == "n₄");
}

TEST_CASE("nothing is shown that does not come to the number written") {
    CHECK(side("n4,0.7\nz8,0.3").empty());       // it comes to 0.188
    CHECK(side("z4,0.1").empty());               // right
    CHECK(side("z4,0.777").empty());             // nothing explains it
    CHECK(side("n9,0.5038\nδ9,0.1259").empty()); // carried forward
    CHECK(side("z4,0.01").empty());              // a decimal point is no formula
}

TEST_CASE("what was left out can be pointed at where the rule has it") {
    Scenario scenario = test::network_of_the_notes();
    const auto without_slope = [&](const char* quantity) {
        const Slip slip{Mistake::missing_activation_derivative, Twist::slope_left_out, 0, 1.0, {}};
        return left_out({.mistake = slip.mistake, .slip = slip, .at = parse_quantity(quantity), .other = {}},
                        scenario.network);
    };
    CHECK(without_slope("delta2[1]") == parse_quantity("s2[1]"));
    CHECK(without_slope("dE/da1[1]") == std::nullopt); // several of them
    CHECK(without_slope("s2[1]") == std::nullopt);     // σ′ is not without itself
    scenario.network.layers.back().activation = Activation::softmax;
    CHECK(without_slope("delta1[2]") == parse_quantity("s1[2]"));
    CHECK(without_slope("delta2[1]") == std::nullopt);
}
