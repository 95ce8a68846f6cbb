#include "core/derivation/derive.h"
#include "core/formula/text.h"
#include "tests/core/derivation/agreement.h"
#include "tests/core/derivation/every_quantity.h"
#include "tests/core/random_scenario.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace backstep;

namespace {

// Numbers are shown rounded, so only the lines in symbols have equal sides to the last bits.
void check_lines(const Derivation& derivation, const Setting& setting) {
    REQUIRE_FALSE(derivation.lines.empty());
    for (const Line& line : derivation.lines) {
        std::string why;
        CAPTURE(to_plain_text(line.formula));
        REQUIRE_MESSAGE(test::sides_agree(line.formula, setting.numbers(), why), why);
    }
}

// Formulas that take 1 − a from an output this near to 1 have lost its digits before they begin.
bool is_saturated(const Scenario& scenario, const Trace& trace) {
    return scenario.cost == Cost::cross_entropy && trace.layers.back().a.maxCoeff() > 0.99;
}

} // namespace

TEST_CASE("every line of every derivation holds, in every notation") {
    Random random(11);
    for (const auto& [output, cost] : test::fitting_pairs()) {
        const Scenario scenario = test::random_scenario(random, output, cost);
        const std::vector<int> examples = test::all_examples(scenario);
        Trace trace;
        compute(scenario.network, scenario, examples, trace);
        if (is_saturated(scenario, trace)) continue;
        for (const auto& notation : all_notations()) {
            const Setting setting(*notation, scenario, scenario.network, trace, 1);
            for (const Quantity& q : test::every_quantity(scenario, examples, 29)) {
                CAPTURE(notation->id());
                CAPTURE(to_text(q));
                const Setting own(*notation, scenario, scenario.network, trace,
                                  q.example > 0 ? q.example : 1);
                check_lines(derive(q, setting, 17), own);
            }
        }
    }
}

TEST_CASE("a weight's derivation shows that the slope cancels, in every notation, only where it does") {
    Random random(5);
    for (const auto& [output, cost] : test::fitting_pairs()) {
        const Scenario scenario = test::random_scenario(random, output, cost);
        if (scenario.network.depth() < 2) continue;
        const std::vector<int> examples = test::all_examples(scenario);
        Trace trace;
        compute(scenario.network, scenario, examples, trace);
        const bool cancels = cost == Cost::cross_entropy && output == Activation::sigmoid;
        for (const auto& notation : all_notations()) {
            const Setting setting(*notation, scenario, scenario.network, trace, 1);
            const int example = examples.size() > 1 ? 1 : 0;
            for (const Quantity& q :
                 {Quantity{Symbol::weight_gradient, 1, 1, 1, example},
                  Quantity{Symbol::weight_gradient, 1, 0, 0, example},
                  Quantity{Symbol::bias_gradient, scenario.network.depth(), 0, 0, example}}) {
                const auto said = [](const Line& line) {
                    return line.reason.find("slope, which cancels") != std::string::npos;
                };
                CAPTURE(notation->id());
                CAPTURE(to_text(q));
                CHECK(std::ranges::any_of(derive(q, setting, 4).lines, said) == cancels);
            }
        }
    }
}

TEST_CASE("what a linear output comes to is its weighted input, not σ of it") {
    Scenario scenario = test::network_of_the_notes();
    scenario.network.layers.back().activation = Activation::identity;
    Trace trace;
    compute(scenario.network, scenario, std::vector<int>{0}, trace);
    const Setting setting(*notation_named("suresh-sardana"), scenario, scenario.network, trace, 1);
    std::string reasons;
    for (const Line& line : derive({Symbol::weight_gradient, 2, 1, 1}, setting, 4).lines)
        reasons += line.reason + "\n";
    CAPTURE(reasons);
    CHECK(reasons.find("n₈ = z₈\n") != std::string::npos);
    CHECK(reasons.find("σ(") == std::string::npos);
}
