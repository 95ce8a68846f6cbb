#include "core/documents/working.h"

#include "core/formula/text.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

using namespace backstep;

namespace {

std::string text(const Working& working) {
    std::string all;
    for (const WorkingRow& row : working.rows)
        all += to_plain_text(row.left) + row.sign + to_plain_text(row.right) + "|";
    return all + working.value;
}

struct Pass {
    Scenario scenario;
    Trace trace;
    Setting setting;

    explicit Pass(Scenario given)
        : scenario(std::move(given)),
          setting(*notation_named("suresh-sardana"), scenario, scenario.network, computed(), 1) {}

private:
    const Trace& computed() {
        compute(scenario.network, scenario, std::vector{0}, trace);
        return trace;
    }
};

} // namespace

TEST_CASE("a working goes from the formula over the numbers to the value") {
    const Pass pass(test::network_of_the_notes());
    CHECK(text(working({Symbol::delta, 2, 1, 0, 0}, pass.setting, 4)) ==
          "δ₈=∂E/∂n₈ · σ′₈|=−0.4042 × 0.2408|−0.0974");
    CHECK(text(working({Symbol::activation, 1, 1, 0, 0}, pass.setting, 4)) ==
          "n₄=σ(z₄) = 1/(1 + e^{−z₄})|=1/(1 + e^{−0.1000})|0.5250");
    // Nothing is plugged in where the number is already there.
    CHECK(text(working({Symbol::bias_gradient, 2, 1, 0, 0}, pass.setting, 4)) == "∂E/∂b₈=δ₈|−0.0974");
    CHECK(text(working({Symbol::updated_weight, 2, 1, 1, 0}, pass.setting, 4)).find("←") !=
          std::string::npos);
}

TEST_CASE("a long sum is broken before a sign, and loses no term") {
    Scenario scenario = test::network_of_the_notes();
    scenario.network.layers[0] = {Activation::sigmoid, Matrix::Constant(4, 8, -0.25), Vector::Zero(4)};
    scenario.examples[0].input = Vector::Constant(8, 0.5);
    const Pass pass(scenario);
    const Working sum = working({Symbol::weighted_input, 1, 1, 0, 0}, pass.setting, 4);
    REQUIRE(sum.rows.size() >= 4);
    std::size_t products = 0;
    for (const WorkingRow& row : sum.rows) {
        const std::string line = to_plain_text(row.right);
        for (std::size_t at = line.find("×"); at != std::string::npos; at = line.find("×", at + 1))
            ++products;
    }
    CHECK(products == 8);
    CHECK(sum.rows.back().sign == "+");
    CHECK(is_wide(sum));
    CHECK(latex_of(sum).starts_with("\\begin{aligned}\n"));
}
