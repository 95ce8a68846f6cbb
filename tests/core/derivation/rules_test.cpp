#include "core/derivation/rules.h"
#include "tests/core/derivation/agreement.h"
#include "tests/core/derivation/every_quantity.h"
#include "tests/core/random_scenario.h"

#include <doctest/doctest.h>

using namespace backstep;

TEST_CASE("both sides of every rule are equal, in every notation, for every activation, cost and reduction") {
    Random random(7);
    for (const auto& [output, cost] : test::fitting_pairs())
        for (int round = 0; round < 3; ++round) {
            const Scenario scenario = test::random_scenario(random, output, cost);
            const std::vector<int> examples = test::all_examples(scenario);
            Trace trace;
            compute(scenario.network, scenario, examples, trace);
            const std::vector<Quantity> quantities = test::every_quantity(scenario, examples, 5);
            for (const auto& notation : all_notations()) {
                const Setting setting(*notation, scenario, scenario.network, trace, examples.back() + 1);
                for (const Quantity& q : quantities) {
                    const Formula line = rule(q, setting);
                    if (!std::holds_alternative<Chain>(line.node)) continue;
                    std::string why;
                    CAPTURE(why);
                    CAPTURE(notation->id());
                    CAPTURE(to_text(q));
                    REQUIRE_MESSAGE(test::sides_agree(line, setting.numbers(), why), why);
                }
            }
        }
}
