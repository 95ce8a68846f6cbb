#include "app/panels/matrices/layout.h"
#include "app/panels/matrices/navigation.h"
#include "app/panels/matrices/typed_number.h"
#include "tests/panels/matrices/scenarios.h"

#include <doctest/doctest.h>

#include <array>

using namespace backstep;
using namespace backstep::matrices;

namespace {

constexpr std::array one_example{0};
constexpr std::array three_examples{0, 1, 2};

// `δ₂ × a₁ᵀ = ∂E/∂W₂`
std::string written(const Equation& equation) {
    std::string text;
    for (const Term& term : equation.terms) {
        if (!term.before.empty()) text += (text.empty() ? "" : " ") + term.before;
        if (term.rate) text += " " + exact_number(*term.rate) + " ·";
        text += (text.empty() ? "" : " ") + term_name(term);
        if (term.quantity.example != 0) text += "@" + std::to_string(term.quantity.example);
    }
    return text;
}

std::string of(Symbol symbol, int layer, const Scenario& scenario) {
    return written(equation_of({symbol, layer, 0, 0, 0}, scenario, one_example));
}

} // namespace

TEST_CASE("every step of the notes' network has its product") {
    const Scenario scenario = test::notes_scenario();
    CHECK(of(Symbol::weighted_input, 1, scenario) == "W₁ × x + b₁ = z₁");
    CHECK(of(Symbol::weighted_input, 2, scenario) == "W₂ × a₁ + b₂ = z₂");
    CHECK(of(Symbol::activation, 1, scenario) == "σ( z₁ ) = a₁");
    CHECK(of(Symbol::cost, 0, scenario) == "½ ‖ a₂ − y ‖² = E");
    CHECK(of(Symbol::cost_gradient_a, 2, scenario) == "a₂ − y = ∂E/∂a₂");
    CHECK(of(Symbol::activation_derivative, 2, scenario) == "a₂ ⊙ (1 − a₂ ) = σ′₂");
    CHECK(of(Symbol::delta, 2, scenario) == "∂E/∂a₂ ⊙ σ′₂ = δ₂");
    CHECK(of(Symbol::weight_gradient, 2, scenario) == "δ₂ × a₁ᵀ = ∂E/∂W₂");
    CHECK(of(Symbol::weight_gradient, 1, scenario) == "δ₁ × xᵀ = ∂E/∂W₁");
    CHECK(of(Symbol::bias_gradient, 1, scenario) == "δ₁ = ∂E/∂b₁");
    CHECK(of(Symbol::cost_gradient_a, 1, scenario) == "W₂ᵀ × δ₂ = ∂E/∂a₁");
    CHECK(of(Symbol::updated_weight, 2, scenario) == "W₂ − 0.5 · ∂E/∂W₂ = W₂′");
    CHECK(of(Symbol::updated_bias, 2, scenario) == "b₂ − 0.5 · ∂E/∂b₂ = b₂′");
}

TEST_CASE("costs and activations that cancel or mix are written as they are computed") {
    Scenario scenario = test::notes_scenario();
    scenario.cost = Cost::cross_entropy;
    CHECK(of(Symbol::delta, 2, scenario) == "a₂ − y = δ₂");
    scenario.cost = Cost::half_squared_error;
    scenario.network.layer(2).activation = Activation::softmax;
    CHECK(of(Symbol::delta, 2, scenario) == "a₂ ⊙ ( ∂E/∂a₂ − Σ a₂ ⊙ ∂E/∂a₂ ) = δ₂");
    scenario.cost = Cost::softmax_cross_entropy;
    CHECK(of(Symbol::delta, 2, scenario) == "a₂ − y = δ₂");
    scenario.examples.front().target(0) = 0.5;
    CHECK(of(Symbol::delta, 2, scenario) == "a₂ Σ y − y = δ₂");
    scenario.network.layer(1).activation = Activation::relu;
    CHECK(of(Symbol::activation, 1, scenario) == "max(0, z₁ ) = a₁");
    CHECK(of(Symbol::activation_derivative, 1, scenario) == "1 where z₁ > 0, else 0 = σ′₁");
}

TEST_CASE("with several examples a gradient without one is their mean or sum") {
    Scenario scenario = test::batch_scenario();
    const Quantity gradient{Symbol::weight_gradient, 2, 0, 0, 0};
    CHECK(written(equation_of(gradient, scenario, three_examples)) ==
          "1/3 · ( ∂E/∂W₂@1 + ⋯ + ∂E/∂W₂@3 ) = ∂E/∂W₂");
    scenario.reduction = Reduction::sum;
    CHECK(written(equation_of(gradient, scenario, three_examples)) == "∂E/∂W₂@1 + ⋯ + ∂E/∂W₂@3 = ∂E/∂W₂");
    const std::array two{0, 1};
    CHECK(written(equation_of(gradient, scenario, two)) == "∂E/∂W₂@1 + ∂E/∂W₂@2 = ∂E/∂W₂");
    CHECK(written(equation_of({Symbol::weight_gradient, 2, 0, 0, 3}, scenario, three_examples)) ==
          "δ₂@3 × a₁ᵀ@3 = ∂E/∂W₂@3");
}

TEST_CASE("the factors of a cell are those that its number is made of") {
    const Scenario scenario = test::notes_scenario();
    const Equation product = equation_of({Symbol::weight_gradient, 2, 0, 0, 0}, scenario, one_example);
    const Cell cell = find_cell(product.result(), parse_quantity("dE/dW2[1,3]")).value();
    const Term &delta = product.terms[0], &transposed = product.terms[1];
    CHECK(enters(delta, find_cell(delta, parse_quantity("delta2[1]")).value(), cell));
    CHECK_FALSE(enters(delta, find_cell(delta, parse_quantity("delta2[2]")).value(), cell));
    CHECK(enters(transposed, find_cell(transposed, parse_quantity("a1[3]")).value(), cell));
    CHECK_FALSE(enters(transposed, find_cell(transposed, parse_quantity("a1[1]")).value(), cell));

    const Equation sum = equation_of({Symbol::cost_gradient_a, 1, 0, 0, 0}, scenario, one_example);
    const Cell second = find_cell(sum.result(), parse_quantity("dE/da1[2]")).value();
    const Term& weights = sum.terms[0];
    CHECK(enters(weights, find_cell(weights, parse_quantity("W2[1,2]")).value(), second));
    CHECK_FALSE(enters(weights, find_cell(weights, parse_quantity("W2[2,1]")).value(), second));
}

TEST_CASE("a transposed matrix shows its numbers the other way round") {
    const Scenario scenario = test::notes_scenario();
    const Term term{"", {Symbol::weight, 2, 0, 0, 0}, true, Part::same_row};
    CHECK(shown_shape(term, scenario.network) == Shape{4, 2});
    CHECK(to_text(cell_of(term, 3, 2)) == "W2[2,3]");
    CHECK(find_cell(term, parse_quantity("W2[2,3]")) == Cell{3, 2});
    CHECK_FALSE(find_cell(term, parse_quantity("W1[2,3]")));
}

TEST_CASE("what comes next is what matters most and is not known yet") {
    const Scenario scenario = test::notes_scenario();
    const Walk walk(scenario, {0});
    const auto names = [&](std::int64_t step) {
        std::string text;
        const auto shown = walk.step(step, Granularity::vector).quantities;
        for (const Quantity& quantity : upcoming(walk, walk.after(step, Granularity::vector), shown))
            text += to_text(quantity) + " ";
        return text;
    };
    CHECK(names(1) == "a1 z2 ");
    CHECK(names(9) == "delta1 dE/dW1 ");
    CHECK(names(17) == "");
}

TEST_CASE("keys go from cell to cell, and into the next matrix") {
    const Scenario scenario = test::notes_scenario();
    const Equation product = equation_of({Symbol::weighted_input, 1, 0, 0, 0}, scenario, one_example);
    const auto beside = [&](const char* from, Direction direction) {
        const auto next = cell_beside(product.terms, parse_quantity(from), direction, scenario.network);
        return next ? to_text(*next) : std::string("nothing");
    };
    CHECK(beside("W1[2,1]", Direction::right) == "W1[2,2]");
    CHECK(beside("W1[2,1]", Direction::down) == "W1[3,1]");
    CHECK(beside("W1[1,1]", Direction::up) == "nothing");
    CHECK(beside("W1[1,1]", Direction::left) == "nothing");
    CHECK(beside("W1[4,3]", Direction::right) == "x[3]"); // x has only three rows
    CHECK(beside("b1[2]", Direction::left) == "x[2]");
    const auto after = [&](const char* from) {
        return to_text(cell_after(product.terms, parse_quantity(from), scenario.network).value());
    };
    CHECK(after("W1[1,3]") == "W1[2,1]");
    CHECK(after("W1[4,3]") == "W1[1,1]");
    CHECK(after("b1[4]") == "b1[1]");
}

TEST_CASE("keys reach the learning rate between a weight and its gradient") {
    const Scenario scenario = test::notes_scenario();
    const Equation update = equation_of(parse_quantity("W2'"), scenario, one_example);
    const auto beside = [&](const char* from, Direction direction) {
        const auto next = cell_beside(update.terms, parse_quantity(from), direction, scenario.network);
        return next ? to_text(*next) : std::string("nothing");
    };
    CHECK(beside("W2[2,4]", Direction::right) == "dE/dW2"); // the rate in front of it
    CHECK(beside("dE/dW2[2,1]", Direction::left) == "dE/dW2");
    CHECK(beside("dE/dW2", Direction::right) == "dE/dW2[1,1]");
    CHECK(beside("dE/dW2", Direction::left) == "W2[1,4]");
    CHECK(beside("dE/dW2", Direction::down) == "nothing");
    CHECK(beside("dE/dW1", Direction::right) == "nothing"); // not shown
}
