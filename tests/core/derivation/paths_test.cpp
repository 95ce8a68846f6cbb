#include "core/derivation/paths.h"
#include "core/formula/text.h"
#include "tests/core/random_scenario.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace backstep;

namespace {

constexpr int all_of_them = 100000;

double sum_of(const Paths& paths) {
    double sum = 0.0;
    for (const Path& path : paths.listed) sum += path.value;
    return sum;
}

} // namespace

TEST_CASE("the paths of the first hidden weight of the notes go through both outputs") {
    const Scenario scenario = test::network_of_the_notes();
    Trace trace;
    compute(scenario.network, scenario, std::vector<int>{0}, trace);
    const Setting setting(*notation_named("suresh-sardana"), scenario, scenario.network, trace, 1);
    const Quantity w14{.symbol = Symbol::weight_gradient, .layer = 1, .row = 1, .column = 1};
    const auto found = paths(w14, setting, all_of_them);
    REQUIRE(found);
    CHECK(found->count == 2);
    REQUIRE(found->listed.size() == 2);
    CHECK(to_plain_text(found->listed[0].product) == "(n₈ − y₁) σ′₈ w₄₈ σ′₄ n₁");
    CHECK(to_plain_text(found->listed[1].product) == "(n₉ − y₂) σ′₉ w₄₉ σ′₄ n₁");
    CHECK(found->listed[0].neurons == std::vector{1, 1});
    CHECK(std::abs(found->listed[0].value) >= std::abs(found->listed[1].value));
    CHECK(found->rest == 0.0);
}

TEST_CASE("all paths add up to the gradient, and each is worth its product") {
    Random random(3);
    int compared = 0;
    for (const auto& [output, cost] : test::fitting_pairs()) {
        if (!is_elementwise(output)) continue;
        const Scenario scenario = test::random_scenario(random, output, cost);
        Trace trace;
        compute(scenario.network, scenario, std::vector<int>{0}, trace);
        const Setting setting(*notation_named("neal"), scenario, scenario.network, trace, 1);
        for (const Symbol symbol :
             {Symbol::weight_gradient, Symbol::bias_gradient, Symbol::delta, Symbol::cost_gradient_a}) {
            const Quantity q{
                .symbol = symbol, .layer = 1, .row = 1, .column = symbol == Symbol::weight_gradient ? 1 : 0};
            const auto found = paths(q, setting, all_of_them);
            REQUIRE(found);
            CHECK(static_cast<std::int64_t>(found->listed.size()) == found->count);
            double largest = 0.0;
            for (const Path& path : found->listed) {
                largest = std::max(largest, std::abs(path.value));
                const auto value = evaluate_number(path.product, setting.numbers());
                REQUIRE(value);
                CHECK(std::abs(*value - path.value) <= 1e-12 * std::abs(path.value) + 1e-15);
            }
            CHECK(std::abs(sum_of(*found) - found->total) <= 1e-12 * largest + 1e-15);
            ++compared;
        }
    }
    CHECK(compared > 20);
}

TEST_CASE("of many paths the largest are listed, and the rest is what is missing") {
    Random random(5);
    Scenario scenario = test::random_scenario(random, Activation::sigmoid, Cost::half_squared_error);
    scenario.network.layers = {test::layer(random, 3, 9, Activation::tanh),
                               test::layer(random, 9, 9, Activation::sigmoid),
                               test::layer(random, 9, 8, Activation::sigmoid)};
    scenario.examples = {{test::vector(random, 3, -1.0, 1.0), test::vector(random, 8, 0.0, 1.0)}};
    Trace trace;
    compute(scenario.network, scenario, std::vector<int>{0}, trace);
    const Setting setting(*notation_named("suresh-sardana"), scenario, scenario.network, trace, 1);
    const Quantity q{.symbol = Symbol::weight_gradient, .layer = 1, .row = 2, .column = 3};
    const auto few = paths(q, setting, 10), all = paths(q, setting, all_of_them);
    REQUIRE(few);
    REQUIRE(all);
    CHECK(few->count == 72);
    REQUIRE(few->listed.size() == 10);
    REQUIRE(all->listed.size() == 72);
    std::vector<double> sizes;
    for (const Path& path : all->listed) sizes.push_back(std::abs(path.value));
    std::sort(sizes.rbegin(), sizes.rend());
    for (std::size_t n = 0; n < 10; ++n) CHECK(std::abs(few->listed[n].value) == sizes[n]);
    CHECK(std::abs(sum_of(*few) + few->rest - few->total) <= 1e-15);
}

TEST_CASE("softmax has no separate paths") {
    Random random(5);
    const Scenario scenario = test::random_scenario(random, Activation::softmax, Cost::softmax_cross_entropy);
    Trace trace;
    compute(scenario.network, scenario, std::vector<int>{0}, trace);
    const Setting setting(*notation_named("neal"), scenario, scenario.network, trace, 1);
    CHECK_FALSE(paths({.symbol = Symbol::bias_gradient, .layer = 1, .row = 1}, setting, 10));
}
