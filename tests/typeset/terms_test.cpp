#include "tests/typeset/samples.h"
#include "tests/typeset/support.h"
#include "tests/typeset/trees.h"

#include <doctest/doctest.h>

namespace backstep::test {
namespace {

bool contains_quantity(const Typeset& typeset, int outer) {
    for (int i = outer + 1; i < static_cast<int>(typeset.terms.size()); ++i) {
        if (!typeset.terms[static_cast<std::size_t>(i)].quantity) continue;
        for (int up = i; up >= 0; up = typeset.terms[static_cast<std::size_t>(up)].parent)
            if (up == outer) return true;
    }
    return false;
}

} // namespace

TEST_CASE("every term is hit in its middle, on each of its lines") {
    const Setter set;
    int tried = 0;
    for (const float width : {1e6F, 200.0F})
        for (const Sample& sample : samples()) {
            CAPTURE(sample.name);
            const Typeset typeset = set(sample.formula, {.em = 20, .width = width});
            for (const int term : quantity_terms(typeset)) {
                if (contains_quantity(typeset, term)) continue;
                for (const Typeset::Rect& rect : rects_of(typeset, term)) {
                    CHECK(term_at(typeset, rect.x + rect.width / 2, rect.y + rect.height / 2) == term);
                    ++tried;
                }
            }
        }
    CHECK(tried > 100);
}

TEST_CASE("the innermost term is hit, and outside of it the one around it") {
    const Setter set;
    const Formula n8 = marked(var("n", "8"), Symbol::activation, 2, 1);
    const Formula error = marked(group(minus(n8, num("1"))), Symbol::cost_gradient_a, 2, 1);
    const Typeset typeset = set(error, 32);
    REQUIRE(quantity_terms(typeset) == std::vector<int>{0, 2});
    const Typeset::Rect inner = rects_of(typeset, 2).at(0);
    CHECK(term_at(typeset, inner.x + 2, inner.y + 2) == 2);
    CHECK(term_at(typeset, 2, typeset.height / 2) == 0);
    CHECK(node_at(typeset, 2, typeset.height / 2) == 0);
    CHECK(term_at(typeset, -5, 0) == -1);
    CHECK(term_at(typeset, typeset.width + 5, 10) == -1);
    CHECK(path(typeset, 2) == std::vector<int>{0, 0}); // of the group the sum, of the sum the first term
    CHECK(path(typeset, 0).empty());
}

TEST_CASE("terms are listed in reading order") {
    const Setter set;
    const auto of = [](Symbol symbol, int layer, int row, int column = 0) {
        return Quantity{symbol, layer, row, column, 0};
    };
    const Typeset typeset = set(samples().front().formula);
    std::vector<Quantity> read;
    for (const int term : quantity_terms(typeset))
        read.push_back(*typeset.terms[static_cast<std::size_t>(term)].quantity);
    CHECK(read == std::vector<Quantity>{of(Symbol::cost, 0, 0), of(Symbol::weight, 2, 8, 4),
                                        of(Symbol::cost_gradient_a, 2, 1), of(Symbol::activation, 2, 5),
                                        of(Symbol::target, 0, 1), of(Symbol::activation_derivative, 2, 1),
                                        of(Symbol::activation, 1, 1)});

    // The base before its exponent, what a derivative is taken by before what it is taken of.
    const auto a = marked(var("a"), Symbol::input, 0, 1), b = marked(var("b"), Symbol::input, 0, 2);
    for (const Formula& formula : {power(a, b), derivative(b, a, DerivativeSign::nabla),
                                   derivative(b, a, DerivativeSign::before), derivative(a, b)}) {
        const Typeset pair = set(formula);
        const std::vector<int> terms = quantity_terms(pair);
        REQUIRE(terms.size() == 2);
        CHECK(pair.terms[static_cast<std::size_t>(terms[0])].quantity->row == 1);
    }
}

TEST_CASE("a term that is broken over lines has a place on each") {
    const Setter set;
    Formulas terms(10, times({var("w"), var("x")}));
    const Formula formula = chain({var("z"), marked(sum(terms), Symbol::weighted_input, 1, 1)});
    const Typeset typeset = set(formula, {.em = 20, .width = 150});
    CHECK(rects_of(typeset, 2).size() == static_cast<std::size_t>(typeset.lines));
    for (const Typeset::Rect& rect : rects_of(typeset, 2))
        CHECK(term_at(typeset, rect.x + rect.width / 2, rect.y + rect.height / 2) == 2);
}

} // namespace backstep::test
