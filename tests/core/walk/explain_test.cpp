#include "core/walk/explain.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace backstep;

namespace {

struct Explained {
    Scenario scenario;
    Trace trace;

    explicit Explained(Scenario of) : scenario(std::move(of)) {
        std::vector<int> examples(scenario.examples.size());
        for (std::size_t m = 0; m < examples.size(); ++m) examples[m] = static_cast<int>(m);
        compute(scenario.network, scenario, examples, trace);
    }
    Working of(const char* quantity, int decimals = 4) const {
        return working(parse_quantity(quantity), scenario, scenario.network, trace, decimals);
    }
};

} // namespace

TEST_CASE("numbers have a true minus and no minus zero") {
    CHECK(number_text(-0.0511, 4) == "−0.0511");
    CHECK(number_text(-0.00001, 4) == "0.0000");
    CHECK(number_text(0.0, 2) == "0.00");
    CHECK(number_text(0.1, 17) == "0.10000000000000001");
}

TEST_CASE("a working shows the formula, the numbers plugged in, and the value") {
    const Explained notes(test::network_of_the_notes());
    const Working z = notes.of("z1[1]");
    CHECK(z.formula == "z₁[1] = W₁[1,1]·x[1] + W₁[1,2]·x[2] + W₁[1,3]·x[3] + b₁[1]");
    CHECK(z.numbers == "0.2000·1.0000 + (−0.4000)·0.5000 + 0.1000·(−1.0000) + 0.2000");
    CHECK(z.value == "0.1000");
    CHECK(notes.of("a1[1]").numbers == "1 / (1 + e^−0.1000)");
    CHECK(notes.of("a1[4]").numbers == "1 / (1 + e^−(−0.6000))");
    CHECK(notes.of("E").numbers == "½ · ((0.5958 − 1.0000)² + (0.4962 − 0.0000)²)");
    CHECK(notes.of("dE/da2[1]").numbers == "0.5958 − 1.0000");
    CHECK(notes.of("dE/da1[1]").numbers == "0.6000·(−0.0974) + (−0.4000)·0.1240");
    CHECK(notes.of("delta2[1]").formula == "δ₂[1] = ∂E/∂a₂[1] · σ′₂[1]");
    const Working gradient = notes.of("dE/dW2[1,1]");
    CHECK(gradient.formula == "∂E/∂W₂[1,1] = δ₂[1] · a₁[1]");
    CHECK(gradient.numbers == "(−0.0974) · 0.5250");
    CHECK(gradient.value == "−0.0511");
    CHECK(notes.of("W2'[1,1]").numbers == "0.6000 − 0.5000 · (−0.0511)");
    CHECK(notes.of("dE/db2[1]").numbers == "−0.0974");
}

TEST_CASE("a batch's gradient is shown as the mean over its examples") {
    const Explained batch(test::batch_of_three());
    CHECK(batch.of("dE/db2[1]").formula == "∂E/∂b₂[1] = 1/3 · (∂E/∂b₂[1]@1 + ∂E/∂b₂[1]@2 + ∂E/∂b₂[1]@3)");
    CHECK(batch.of("dE/dW2[1,1]@2").formula == "∂E/∂W₂[1,1] = δ₂[1] · a₁[1]");
    CHECK(batch.of("z1[1]@2").numbers.starts_with("0.2000·0.2500"));
}

TEST_CASE("the cancellation of cross-entropy is shown and said") {
    Scenario scenario = test::network_of_the_notes();
    scenario.cost = Cost::cross_entropy;
    const Explained entropy(scenario);
    CHECK(entropy.of("delta2[1]").numbers == "0.5958 − 1.0000");
    const Walk walk(scenario, {0});
    const Step delta = walk.step(8, Granularity::vector);
    CHECK(formula(delta, scenario) == "δ₂ = a₂ − y");
    CHECK(caption(delta, scenario).find("cancels") != std::string::npos);
}

TEST_CASE("long sums leave their middle out") {
    Scenario scenario = test::network_of_the_notes();
    scenario.network.layers[0].W = Matrix::Constant(4, 40, 0.5);
    scenario.examples[0].input = Vector::Constant(40, 1.0);
    const Working z = Explained(scenario).of("z1[1]");
    CHECK(z.formula.find("⋯ + W₁[1,40]·x[40]") != std::string::npos);
    CHECK(z.formula.find("x[20]") == std::string::npos);
}

TEST_CASE("every step of every activation, cost and reduction has one sentence and formulas") {
    for (const Activation hidden : all_activations)
        for (const Activation output : all_activations)
            for (const Cost cost : all_costs)
                for (const Reduction reduction : all_reductions) {
                    Scenario scenario = test::batch_of_three();
                    scenario.network.layers[0].activation = hidden;
                    scenario.network.layers[1].activation = output;
                    scenario.cost = cost;
                    scenario.reduction = reduction;
                    if (problem(scenario)) continue;
                    const Explained all(scenario);
                    const Walk walk(scenario, {0, 1, 2});
                    for (const Granularity granularity : all_granularities)
                        for (std::int64_t i = 1; i <= walk.step_count(granularity); ++i) {
                            const Step step = walk.step(i, granularity);
                            const std::string sentence = caption(step, scenario);
                            CHECK(sentence.size() > 20);
                            CHECK(sentence.ends_with("."));
                            CHECK(formula(step, scenario).find(" = ") != std::string::npos);
                            if (granularity != Granularity::element) continue;
                            const Working shown =
                                working(step.quantities[0], scenario, scenario.network, all.trace, 4);
                            CHECK(shown.numbers.find("nan") == std::string::npos);
                            CHECK(shown.value != "—");
                        }
                }
}
