#pragma once

#include "core/formula/formula.h"
#include "tests/core/random_scenario.h"

#include <array>
#include <string>
#include <utility>
#include <variant>

namespace backstep::test {

/// Formulas with every kind of node inside every other. They need not mean anything.
class RandomFormula {
public:
    explicit RandomFormula(std::uint64_t seed) : random_(seed) {}

    Formula next(int depth) {
        constexpr int kinds = static_cast<int>(std::variant_size_v<Formula::Node>), leaf_kinds = 3;
        const int kind = whole(random_, 0, (depth > 0 ? kinds : leaf_kinds) - 1);
        Formula formula{node(kind, depth - 1)};
        if (whole(random_, 0, 3) == 0)
            formula.quantity = Quantity{Symbol::weight, 1, whole(random_, 1, 9), 1};
        return formula;
    }

private:
    template<class Kind>
    Kind any(std::initializer_list<Kind> choices) {
        return one_of(random_, std::vector<Kind>(choices));
    }
    bool chance() { return whole(random_, 0, 1) == 1; }

    Formulas some(int least, int most, int depth) {
        Formulas parts;
        for (int count = whole(random_, least, most); count > 0; --count) parts.push_back(next(depth));
        return parts;
    }

    Formula::Node node(int kind, int depth) {
        switch (kind) {
        case 0:
            return Words{any<std::string>({"if", "where", "50% of {a_b} & c#d \\ ~e^f $g", "a < b > \"c\"",
                                           "for σ′ → 0 – “so”", "⋯", ""})};
        case 1: return Variable{.name = name(), .meaning = {}};
        case 2: return number();
        case 3: return sum(depth);
        case 4:
            return Product{some(1, 4, depth), any({Times::adjacent, Times::adjacent, Times::dot, Times::cross,
                                                   Times::hadamard, Times::outer, Times::kronecker})};
        case 5: return Fraction{some(2, 2, depth)};
        case 6: return Power{some(2, 2, depth)};
        case 7: return Apply{.name = function_name(), .arguments = some(1, 2, depth)};
        case 8:
            return Group{any({Bracket::round, Bracket::square, Bracket::norm, Bracket::bar}),
                         some(1, 1, depth)};
        case 9:
            return Series{any<std::string>({"j", "j = 1", "i ∈ B", ""}),
                          any<std::string>({"n", "n − 1", "M", ""}),
                          some(1, 1, depth),
                          {}};
        case 10:
            return Derivative{
                some(2, 2, depth),
                any({DerivativeSign::partial, DerivativeSign::inline_, DerivativeSign::before,
                     DerivativeSign::indexed, DerivativeSign::d, DerivativeSign::D, DerivativeSign::nabla})};
        case 11: return Transpose{some(1, 1, depth), any<std::string>({"T", "t", "⊤"})};
        case 12: return grid(depth);
        case 13: return Struck{some(1, 1, depth)};
        case 14: return Underbrace{some(2, 2, depth)};
        case 15: return cases(depth);
        default: return chain(depth);
        }
    }

    Name name() {
        Name name{.base = any<std::string>({"w", "δ", "σ", "E", "x", "ℓ", "n", "Σ", "φ", "ε", "loss", "e2"})};
        name.face = any({Face::italic, Face::italic, Face::upright, Face::bold, Face::bold_italic});
        if (whole(random_, 0, 9) == 0) name = {.base = "R", .face = Face::blackboard};
        name.sub = any<std::string>({"", "", "48", "i,m", "j", "W", "out a"});
        name.sup = any<std::string>({"", "", "", "l−1", "(2)", "[l]", "L", "n × m"});
        name.primes = any({0, 0, 0, 1, 2});
        name.accent =
            any({Accent::none, Accent::none, Accent::none, Accent::arrow, Accent::hat, Accent::tilde});
        return name;
    }

    Name function_name() {
        if (chance()) return name();
        return {.base = any<std::string>({"ln", "max", "diag", "rowsums"}), .face = Face::upright};
    }

    Number number() {
        return any<Number>({{"0.5250", 0.525}, {"−1", -1.0}, {"½", 0.5}, {"12", 12.0}, {"1e−05", 1e-5}});
    }

    Sum sum(int depth) {
        Sum sum{some(1, 4, depth), {}};
        while (sum.minus.size() < sum.terms.size()) sum.minus.push_back(chance());
        return sum;
    }

    Grid grid(int depth) {
        const bool large = whole(random_, 0, 9) == 0;
        const int rows = whole(random_, 1, large ? 9 : 3), columns = whole(random_, 1, large ? 9 : 3);
        return {columns, some(rows * columns, rows * columns, large ? 0 : depth - 1), chance()};
    }

    Cases cases(int depth) {
        const int count = whole(random_, 1, 3);
        return {some(count, count, depth), some(count, count, depth), 0};
    }

    Chain chain(int depth) {
        Chain chain{some(1, 4, depth), {}};
        while (chain.relations.size() + 1 < chain.sides.size())
            chain.relations.push_back(
                any({Relation::equals, Relation::becomes, Relation::implies, Relation::element_of,
                     Relation::approximately, Relation::greater, Relation::at_most}));
        return chain;
    }

    Random random_;
};

} // namespace backstep::test
