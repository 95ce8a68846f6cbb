#include "app/panels/matrices/layout.h"
#include "app/panels/matrices/navigation.h"
#include "app/session/session.h"
#include "core/files/exact_text.h"
#include "tests/panels/matrices/scenarios.h"

#include <doctest/doctest.h>

#include <array>

using namespace backstep;
using namespace backstep::matrices;

namespace {

constexpr std::array one_example{0};
constexpr std::array three_examples{0, 1, 2};

// `δ₂ × a₁ᵀ = ∂E/∂W₂`
std::string written(const Equation& equation, const Names& names) {
    std::string text;
    for (const Term& term : equation.terms) {
        if (!term.before.empty()) text += (text.empty() ? "" : " ") + term.before;
        if (term.rate) text += " " + exact_text(*term.rate) + " ·";
        text += (text.empty() ? "" : " ") + term_name(term, names);
    }
    return text;
}

std::string of(Symbol symbol, int layer, const Scenario& scenario) {
    const Session session(scenario);
    return written(equation_of({symbol, layer, 0, 0, 0}, session.setting(), one_example), session.names());
}

Scenario in_notation(const char* notation, Scenario scenario = test::network_of_the_notes()) {
    scenario.notation = notation;
    return scenario;
}

// Whether the first number enters the second in the product that makes it.
bool enters(const char* notation, const char* factor, const char* result) {
    const Session session(in_notation(notation));
    const Quantity made = parse_quantity(result), source = parse_quantity(factor);
    const Equation equation = equation_of(made, session.setting(), one_example);
    const Cell cell = find_cell(equation.result(), made).value();
    for (std::size_t i = 0; i + 1 < equation.terms.size(); ++i)
        if (const auto at = find_cell(equation.terms[i], source);
            at && matrices::enters(equation.terms[i], *at, cell))
            return true;
    return false;
}

} // namespace

TEST_CASE("every step of the notes' network has its product") {
    const Scenario scenario = test::network_of_the_notes();
    CHECK(of(Symbol::weighted_input, 1, scenario) == "W₁ × x₀ + b₁ = z₁");
    CHECK(of(Symbol::weighted_input, 2, scenario) == "W₂ × x₁ + b₂ = z₂");
    CHECK(of(Symbol::activation, 1, scenario) == "σ( z₁ ) = x₁");
    CHECK(of(Symbol::cost, 0, scenario) == "½ ‖ x₂ − y ‖² = E");
    CHECK(of(Symbol::cost_gradient_a, 2, scenario) == "x₂ − y = ∂E/∂x₂");
    CHECK(of(Symbol::activation_derivative, 2, scenario) == "x₂ ⊙ (1 − x₂ ) = σ′₂");
    CHECK(of(Symbol::delta, 2, scenario) == "∂E/∂x₂ ⊙ σ′₂ = δ₂");
    CHECK(of(Symbol::weight_gradient, 2, scenario) == "δ₂ × x₁ᵀ = ∂E/∂W₂");
    CHECK(of(Symbol::weight_gradient, 1, scenario) == "δ₁ × x₀ᵀ = ∂E/∂W₁");
    CHECK(of(Symbol::bias_gradient, 1, scenario) == "δ₁ = ∂E/∂b₁");
    CHECK(of(Symbol::cost_gradient_a, 1, scenario) == "W₂ᵀ × δ₂ = ∂E/∂x₁");
    CHECK(of(Symbol::updated_weight, 2, scenario) == "W₂ − 0.5 · ∂E/∂W₂ = W₂ⁿᵉʷ");
    CHECK(of(Symbol::updated_bias, 2, scenario) == "b₂ − 0.5 · ∂E/∂b₂ = b₂ⁿᵉʷ");
}

TEST_CASE("costs and activations that cancel or mix are written as they are computed") {
    Scenario scenario = test::network_of_the_notes();
    scenario.cost = Cost::cross_entropy;
    CHECK(of(Symbol::delta, 2, scenario) == "x₂ − y = δ₂");
    scenario.cost = Cost::half_squared_error;
    scenario.network.layer(2).activation = Activation::softmax;
    CHECK(of(Symbol::delta, 2, scenario) == "x₂ ⊙ ( ∂E/∂x₂ − ( x₂ᵀ × ∂E/∂x₂ ) 1) = δ₂");
    scenario.cost = Cost::softmax_cross_entropy;
    CHECK(of(Symbol::delta, 2, scenario) == "x₂ − y = δ₂");
    scenario.examples.front().target(0) = 0.5;
    CHECK(of(Symbol::delta, 2, scenario) == "(1ᵀ y ) x₂ − y = δ₂");
    scenario.network.layer(1).activation = Activation::relu;
    CHECK(of(Symbol::activation, 1, scenario) == "max(0, z₁ ) = x₁");
    CHECK(of(Symbol::activation_derivative, 1, scenario) == "1 where z₁ > 0, else 0 = σ′₁");
}

TEST_CASE("with several examples a gradient without one is their mean or sum") {
    Scenario scenario = test::batch_scenario();
    const Quantity gradient{Symbol::weight_gradient, 2, 0, 0, 0};
    const auto equation = [&](const Quantity& quantity, std::span<const int> examples) {
        const Session session(scenario);
        return written(equation_of(quantity, session.setting(), examples), session.names());
    };
    CHECK(equation(gradient, three_examples) == "1/3 · ( ∂E⁽¹⁾/∂W₂ + ⋯ + ∂E⁽³⁾/∂W₂ ) = ∂E/∂W₂");
    scenario.reduction = Reduction::sum;
    CHECK(equation(gradient, three_examples) == "∂E⁽¹⁾/∂W₂ + ⋯ + ∂E⁽³⁾/∂W₂ = ∂E/∂W₂");
    const std::array two{0, 1};
    CHECK(equation(gradient, two) == "∂E⁽¹⁾/∂W₂ + ∂E⁽²⁾/∂W₂ = ∂E/∂W₂");
    CHECK(equation({Symbol::weight_gradient, 2, 0, 0, 3}, three_examples) == "δ₂⁽³⁾ × (x₁⁽³⁾)ᵀ = ∂E⁽³⁾/∂W₂");
}

TEST_CASE("the factors of a cell are those that its number is made of") {
    for (const auto& notation : all_notations()) {
        const std::string id(notation->id());
        CAPTURE(id);
        const auto in = [&](const char* factor, const char* result) {
            return enters(id.c_str(), factor, result);
        };
        CHECK(in("W1[2,3]", "z1[2]"));
        CHECK(in("x[3]", "z1[2]"));
        CHECK(in("b1[2]", "z1[2]"));
        CHECK_FALSE(in("W1[3,3]", "z1[2]"));
        CHECK_FALSE(in("b1[3]", "z1[2]"));
        CHECK(in("z1[2]", "a1[2]"));
        CHECK_FALSE(in("z1[1]", "a1[2]"));
        CHECK(in("a2[2]", "E"));
        CHECK(in("y[1]", "E"));
        CHECK(in("y[1]", "dE/da2[1]"));
        CHECK_FALSE(in("a2[2]", "dE/da2[1]"));
        CHECK(in("dE/da1[4]", "delta1[4]"));
        CHECK(in("s1[4]", "delta1[4]"));
        CHECK_FALSE(in("dE/da1[3]", "delta1[4]"));
        CHECK_FALSE(in("s1[3]", "delta1[4]"));
        CHECK(in("delta2[1]", "dE/dW2[1,3]"));
        CHECK_FALSE(in("delta2[2]", "dE/dW2[1,3]"));
        CHECK(in("a1[3]", "dE/dW2[1,3]"));
        CHECK_FALSE(in("a1[1]", "dE/dW2[1,3]"));
        CHECK(in("delta1[2]", "dE/db1[2]"));
        CHECK_FALSE(in("delta1[1]", "dE/db1[2]"));
        CHECK(in("W2[1,2]", "dE/da1[2]"));
        CHECK(in("delta2[2]", "dE/da1[2]"));
        CHECK_FALSE(in("W2[2,1]", "dE/da1[2]"));
        CHECK(in("dE/dW1[4,1]", "W1'[4,1]"));
        CHECK(in("W1[4,1]", "W1'[4,1]"));
        CHECK_FALSE(in("dE/dW1[1,3]", "W1'[3,1]"));
        CHECK(in("dE/db2[1]", "b2'[1]"));
        CHECK_FALSE(in("dE/db2[2]", "b2'[1]"));
    }
}

TEST_CASE("a transposed matrix shows its numbers the other way round") {
    const Scenario scenario = test::network_of_the_notes();
    const Term term{"", {Symbol::weight, 2, 0, 0, 0}, true};
    CHECK(shown_shape(term, scenario.network) == Shape{4, 2});
    CHECK(to_text(cell_of(term, 3, 2)) == "W2[2,3]");
    CHECK(find_cell(term, parse_quantity("W2[2,3]")) == Cell{3, 2});
    CHECK_FALSE(find_cell(term, parse_quantity("W1[2,3]")));
}

TEST_CASE("products and their factors stand as the notation has them") {
    const Scenario regression = in_notation("regression"), richardson = in_notation("richardson");
    CHECK(of(Symbol::weighted_input, 1, regression) == "(W^{[1]})ᵀ × xₘ + b^{[1]} = zₘ^{[1]}");
    CHECK(of(Symbol::cost_gradient_a, 1, regression) == "W^{[2]} × ∂E/∂zₘ^{[2]} = ∂E/∂aₘ^{[1]}");
    CHECK(of(Symbol::weight_gradient, 2, regression) == "aₘ^{[1]} × (∂E/∂zₘ^{[2]})ᵀ = ∂E/∂W^{[2]}");
    CHECK(of(Symbol::cost_gradient_a, 1, richardson) == "∂ℓ/∂𝐳₂ × 𝐖⁽²⁾ = ∂ℓ/∂𝐬");
    CHECK(of(Symbol::delta, 1, richardson) == "∂ℓ/∂𝐬 × diag( σ′(𝐳) ) = ∂ℓ/∂𝐳");
    CHECK(of(Symbol::weight_gradient, 2, richardson) == "𝐬 × ∂ℓ/∂𝐳₂ = ∂ℓ/∂𝐖⁽²⁾");
    CHECK(of(Symbol::updated_weight, 2, richardson) == "𝐖⁽²⁾ − 0.5 · (∂ℓ/∂𝐖⁽²⁾)^⊤ = 𝐖^{(2),new}");
    CHECK(of(Symbol::weight_gradient, 2, in_notation("facts")) == "d_z⃗ C ⊗ a⃗′ = D_W C");
    CHECK(of(Symbol::weight_gradient, 2, in_notation("neal")) == "δ³ × (a²)ᵀ = ∂C/∂w³");
}

TEST_CASE("matrices have the shape that the notation gives them") {
    const auto shape = [](const char* notation, const char* name) {
        const Session session(in_notation(notation));
        return shown_shape(term_of(parse_quantity(name), session.names()), session.network());
    };
    CHECK(shape("suresh-sardana", "W2") == Shape{2, 4});
    CHECK(shape("regression", "W2") == Shape{4, 2});
    CHECK(shape("regression", "dE/dW2") == Shape{4, 2});
    CHECK(shape("regression", "W2'") == Shape{4, 2});
    CHECK(shape("regression", "delta2") == Shape{2, 1});
    CHECK(shape("richardson", "W2") == Shape{2, 4});
    CHECK(shape("richardson", "dE/dW2") == Shape{4, 2});
    CHECK(shape("richardson", "delta2") == Shape{1, 2});
    CHECK(shape("richardson", "dE/da1") == Shape{1, 4});
    CHECK(shape("richardson", "dE/db1") == Shape{1, 4});
    CHECK(shape("richardson", "s1") == Shape{4, 1});
    CHECK(shape("facts", "dE/dW2") == Shape{2, 4});
    CHECK(shape("neal", "delta2") == Shape{2, 1});
}

TEST_CASE("rows and columns are numbered as the notation numbers neurons") {
    const Session nodes(in_notation("suresh-sardana")), neurons(in_notation("facts"));
    CHECK(neuron_number(nodes.names(), 0, 1) == "1");
    CHECK(neuron_number(nodes.names(), 1, 1) == "4");
    CHECK(neuron_number(nodes.names(), 2, 2) == "9");
    CHECK(neuron_number(neurons.names(), 2, 2) == "2");
}

TEST_CASE("what comes next is what matters most and is not known yet") {
    const Scenario scenario = test::network_of_the_notes();
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
    const Scenario scenario = test::network_of_the_notes();
    const Session session(scenario);
    const Equation product =
        equation_of({Symbol::weighted_input, 1, 0, 0, 0}, session.setting(), one_example);
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
    const Scenario scenario = test::network_of_the_notes();
    const Session session(scenario);
    const Equation update = equation_of(parse_quantity("W2'"), session.setting(), one_example);
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
