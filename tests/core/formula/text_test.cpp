#include "core/formula/leaves.h"
#include "core/formula/text.h"
#include "tests/core/formula/notes_formulas.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::algebra;
using test::bold;
using test::name;

namespace {

std::string text(const Formula& formula) {
    return to_plain_text(formula);
}

Formula made(Formula::Node node) {
    return {std::move(node)};
}

} // namespace

TEST_CASE("text: formulas of the notes read as they are printed there") {
    CHECK(text(test::output_weight_gradient()) == "∂E/∂w₄₈ = (n₈ − y₁) σ′₈ n₄");
    CHECK(text(test::hidden_delta()) == "δⱼˡ = σ′ⱼ Σᵢ wᵢⱼˡ⁺¹ δᵢˡ⁺¹");
    CHECK(text(test::augmented_weights()) == "W̃ = [W | b]");
    CHECK(text(test::rectifier()) == "g(z) = {z, z > 0; 0, else}");
    CHECK(text(equation(nothing(), number("½", 0.5) * squared(norm(name("r"))))) == "= ½ ‖r‖²");
    CHECK(text(equation(derivative(bold("ℓ"), bold("W", "(1)")), bold("x") * transposed(bold("r")))) ==
          "∂ℓ/∂W⁽¹⁾ = x rᵀ");
    CHECK(text(derivative(name("C"), name("a", "", "", 1), DerivativeSign::d)) == "d_{a′} C");
    CHECK(text(derivative(name("C"), name("W"), DerivativeSign::D)) == "D_W C");
    CHECK(text(series("j", 3, "n", [](const Index& j) { return name("x", j.letter); })) == "Σⱼ₌₁ⁿ xⱼ");
    CHECK(text(hadamard(name("x"), name("y")) + diag(name("x"))) == "x ⊙ y + diag(x)");
}

TEST_CASE("text: scripts that Unicode lacks are written with braces") {
    CHECK(text(name("w", "i,m", "[2]")) == "w_{i,m}^{[2]}");
    CHECK(text(name("w", "W")) == "w_W");
    CHECK(text(name("a", "i", "l − 1")) == "aᵢˡ⁻¹");
    CHECK(text(variable({.base = "R", .face = Face::blackboard})) == "ℝ");
}

TEST_CASE("text: what a fraction's rule groups is bracketed in a line") {
    const Formula a = name("a"), y = name("y");
    CHECK(text(fraction(number(1) - y, number(1) - a)) == "(1 − y)/(1 − a)");
    CHECK(text(fraction(a - y, a * (number(1) - a))) == "(a − y)/(a (1 − a))");
    CHECK(text(fraction(fraction(a, y), a)) == "(a/y)/a");
    CHECK(text(fraction(a, fraction(a, y))) == "a/(a/y)");
    CHECK(text(made(Power{{fraction(a, y), number(2)}})) == "(a/y)²");
    CHECK(text(fraction(a, y) * name("x")) == "a/y · x");
    CHECK(text(derivative(name("n", "8") - name("y", "1"), name("w", "48"))) == "∂(n₈ − y₁)/∂w₄₈");
    CHECK(text(derivative(a, y) * derivative(y, name("x"))) == "∂a/∂y · ∂y/∂x");
    CHECK(text(transposed(derivative(a, y))) == "(∂a/∂y)ᵀ");
}

TEST_CASE("text: a tree without brackets gets those it needs, and no others") {
    const Formula a = name("a"), b = name("b"), sum = a + b;
    CHECK(text(made(Product{{sum, a}})) == "(a + b) a");
    CHECK(text(made(Product{{a, made(Product{{a, b}, Times::hadamard})}})) == "a (a ⊙ b)");
    CHECK(text(made(Product{{made(Product{{a, b}}), a}, Times::hadamard})) == "a b ⊙ a");
    CHECK(text(made(Sum{{a, sum}, {false, true}})) == "a − (a + b)");
    CHECK(text(made(Sum{{a, number(-1)}, {false, false}})) == "a + (−1)");
    CHECK(text(made(Product{{number(2), number(3), number(-1)}})) == "2 · 3 (−1)");
    CHECK(text(made(Product{{made(Series{"j", "", {a}, {a}}), b}})) == "(Σⱼ a) b");
    CHECK(text(made(Product{{b, made(Series{"j", "", {a}, {a}})}})) == "b Σⱼ a");
    CHECK(text(made(Power{{number(-1), number(2)}})) == "(−1)²");
    CHECK(text(made(Power{{name("a", "", "(2)"), number(2)}})) == "(a⁽²⁾)²");
    CHECK(text(made(Transpose{{name("a", "", "(2)")}})) == "a⁽²⁾ᵀ");
    CHECK(text(made(Transpose{{name("a", "", "l−1")}})) == "(aˡ⁻¹)ᵀ");
    CHECK(text(made(Transpose{{made(Product{{a, b}})}})) == "(a b)ᵀ");
    CHECK(text(group(sum) * a) == "(a + b) a");
}

TEST_CASE("text: matrices show at most six rows and columns") {
    CHECK(text(test::weight_matrix(2, 2)) == "[w₁₁, w₁₂; w₂₁, w₂₂]");
    CHECK(text(test::weight_matrix(1, 6)) == "[w₁₁, w₁₂, w₁₃, w₁₄, w₁₅, w₁₆]");
    CHECK(text(test::weight_matrix(1, 9)) == "[w₁₁, w₁₂, w₁₃, w₁₄, w₁₅, ⋯, w₁₉]");
    CHECK(text(test::weight_matrix(8, 1)) == "[w₁₁; w₂₁; w₃₁; w₄₁; w₅₁; ⋮; w₈₁]");
}

TEST_CASE("text: a stroke goes through each character, a brace's label follows in angles") {
    CHECK(text(struck(name("n", "9"))) == "n\u0336₉\u0336");
    CHECK(text(underbrace(name("x"), name("d") * number(1))) == "x⟨d 1⟩");
    CHECK(text(underbrace(name("a") * name("b"), words("δ"))) == "(a b)⟨δ⟩");
}

TEST_CASE("leaves: names, numbers and words in reading order, with their quantities") {
    const Quantity w{Symbol::weight, 2, 1, 1}, gradient{Symbol::weight_gradient, 2, 1, 1};
    const Formula formula = equation(of(derivative(name("E"), of(name("w", "48"), w)), gradient),
                                     number("0.5", 0.5) * words("if"));
    CHECK(leaves(formula) == std::vector<Leaf>{{"E", {}}, {"w₄₈", w}, {"0.5", {}}, {"if", {}}});
    CHECK(leaves(derivative(name("C"), name("z"), DerivativeSign::d)) ==
          std::vector<Leaf>{{"z", {}}, {"C", {}}});
}

TEST_CASE("leaves: the middle of a large matrix is left out as in its drawing") {
    const std::vector<Leaf> row = leaves(test::weight_matrix(1, 9));
    REQUIRE(row.size() == 6);
    CHECK(row[4].text == "w₁₅");
    CHECK(row[5].text == "w₁₉");
}
