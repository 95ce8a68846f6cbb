#include "core/walk/parting.h"

#include "core/files/scenario_file.h"
#include "core/trace/rounding.h"
#include "tests/core/random_scenario.h"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>

using namespace backstep;
using namespace backstep::test;

namespace {

struct Both {
    Scenario scenario;
    Trace exact, rounded;
    Parting parting;

    Both(Scenario given, int decimals) : scenario(std::move(given)) {
        const std::vector<int> examples = all_examples(scenario);
        compute(scenario.network, scenario, examples, exact);
        compute_rounded(scenario.network, scenario, examples, decimals, rounded);
        parting = find_parting(Walk(scenario, examples), scenario.network, exact, rounded, decimals);
    }
};

Scenario notes() {
    return load_scenario(std::filesystem::path(BACKSTEP_REFERENCE_DIR) / "notes-3-4-2.json").scenario;
}

} // namespace

TEST_CASE("the 3-4-2 network to two digits parts at the first of its output sums") {
    // The exact z2[1] is 0.3878 (0.39); from a₁ to two digits it is 0.384.
    const Both both(notes(), 2);
    REQUIRE(both.parting.first);
    CHECK(both.parting.first->quantity == parse_quantity("z2[1]"));
    CHECK(both.parting.first->units >= 1);
    CHECK(both.parting.count == 26);
    CHECK(both.parting.off > 0);
    REQUIRE(both.parting.worst);
    CHECK(both.parting.worst->units >= 1);
}

TEST_CASE("before the parting every number is the exact one rounded, there it is not") {
    Random random(41);
    int parted = 0;
    for (const auto& [output, cost] : fitting_pairs())
        for (int i = 0; i < 10; ++i) {
            const int decimals = whole(random, 2, 6);
            const Both both(random_scenario(random, output, cost), decimals);
            const Walk walk(both.scenario, all_examples(both.scenario));
            const auto differs = [&](const Quantity& q) {
                const auto exact = value_of(q, both.scenario.network, both.exact);
                const auto rounded = rounded_value_of(q, both.scenario.network, both.rounded, decimals);
                return round_decimal(exact.value(), decimals) != rounded.value();
            };
            for (Walk::Position p = 1; p <= walk.end(); ++p) {
                const Quantity q = walk.step(p, Granularity::element).quantities.front();
                const bool here = both.parting.first && both.parting.first->quantity == q;
                REQUIRE(differs(q) == here);
                if (here) break;
            }
            if (both.parting.first) ++parted;
        }
    CHECK(parted > 50);
}

TEST_CASE("numbers that need no rounding never part") {
    Scenario scenario;
    scenario.learning_rates = {0.5};
    scenario.network.layers = {{Activation::identity, Matrix::Constant(1, 1, 2.0), Vector::Constant(1, 1.0)}};
    scenario.examples = {{Vector::Constant(1, 3.0), Vector::Constant(1, 5.0)}};
    const Both both(scenario, 2);
    CHECK_FALSE(both.parting.first);
    CHECK_FALSE(both.parting.worst);
    CHECK(both.parting.off == 0);
    CHECK(both.parting.count == 2);
}

TEST_CASE("units are counted in the last place") {
    Scenario scenario;
    scenario.learning_rates = {1.0};
    // z 0.1 · 0.44 = 0.044 ≈ 0.04; E 0.5 · 0.04² = 0.0008; W′ = 0.44 − 0.04 · 0.1 …
    scenario.network.layers = {
        {Activation::identity, Matrix::Constant(1, 1, 0.44), Vector::Constant(1, 0.0)},
        {Activation::identity, Matrix::Constant(1, 1, 100.0), Vector::Constant(1, 0.0)}};
    scenario.examples = {{Vector::Constant(1, 0.1), Vector::Constant(1, 0.0)}};
    const Both both(scenario, 2);
    REQUIRE(both.parting.first); // z₂ = 4.00, not 4.40
    CHECK(both.parting.first->quantity == parse_quantity("z2[1]"));
    CHECK(both.parting.first->units == 40);
    CHECK(both.parting.first->rounded == 4.0);
    CHECK(both.parting.first->exact == doctest::Approx(4.4).epsilon(1e-12));
}
