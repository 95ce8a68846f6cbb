#include "core/formula/latex.h"
#include "tests/core/formula/notes_formulas.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::algebra;
using test::bold;
using test::name;

TEST_CASE("latex: formulas of the notes") {
    CHECK(to_latex(test::output_weight_gradient()) ==
          R"(\frac{\partial E}{\partial w_{48}} = (n_{8} - y_{1})\,\sigma'_{8}\,n_{4})");
    CHECK(to_latex(test::hidden_delta()) ==
          R"(\delta_{j}^{l} = \sigma'_{j}\,\sum\limits_{i} w_{ij}^{l+1}\,\delta_{i}^{l+1})");
    CHECK(to_latex(test::augmented_weights()) ==
          R"(\tilde{\mathbf{W}} = \left[\begin{array}{c|c} \mathbf{W} & \mathbf{b} \end{array}\right])");
    CHECK(to_latex(test::rectifier()) == R"(g(z) = \begin{cases} z & z > 0 \\ 0 & \text{else} \end{cases})");
    CHECK(to_latex(test::weight_matrix(2, 2)) ==
          R"(\begin{bmatrix} w_{11} & w_{12} \\ w_{21} & w_{22} \end{bmatrix})");
    CHECK(to_latex(equation(nothing(), number("½", 0.5) * squared(norm(name("r"))))) ==
          R"({} = \tfrac{1}{2}\,\lVert r\rVert^{2})");
}

TEST_CASE("latex: names") {
    CHECK(to_latex(name("a", "i", "(2)", 1)) == R"(a_{i}^{\prime(2)})");
    CHECK(to_latex(transposed(name("a", "", "", 1), "t")) == R"(a^{\prime\mathsf{t}})");
    CHECK(to_latex(bold("W", "(2)")) == R"(\mathbf{W}^{(2)})");
    CHECK(to_latex(bold("δ")) == R"(\boldsymbol{\delta})");
    CHECK(to_latex(variable({.base = "xy", .accent = Accent::arrow})) == R"(\overrightarrow{xy})");
    CHECK(to_latex(bold("(∂z⁽¹⁾/∂x)")) == R"((\partial\mathbf{z}^{(1)}/\partial\mathbf{x}))");
    CHECK(to_latex(diag(name("z"))) == R"(\operatorname{diag}(z))");
    CHECK(to_latex(logarithm(name("a"))) == R"(\ln(a))");
}

TEST_CASE("latex: brackets stretch around what is tall, and neighbouring numbers keep apart") {
    CHECK(to_latex(group(fraction(name("a"), name("b")))) == R"(\left(\frac{a}{b} \right))");
    CHECK(to_latex(number(2) * number(3)) == R"(2 \cdot 3)");
    CHECK(to_latex(squared(derivative(name("a"), name("b")))) ==
          R"(\left(\frac{\partial a}{\partial b} \right)^{2})");
    CHECK(to_latex(derivative(name("a") - name("y"), name("w"))) == R"(\frac{\partial (a - y)}{\partial w})");
}

TEST_CASE("latex: words mean themselves") {
    CHECK(to_latex(words("z₈ contains w₄₈ n₄, σ′₈ and W⁽¹⁾")) ==
          R"(\text{$z_{8}$ contains $w_{48}$ $n_{4}$, $\sigma'_{8}$ and $W^{(1)}$})");
    CHECK(to_latex(words("by y\u0302₁")) == R"(\text{by $\hat{y}_{1}$})");
    CHECK(to_latex(words("50% {a_b} & c\\d, σ")) == R"(\text{50\% \{a\_b\} \& c$\backslash$d, $\sigma$})");
}
