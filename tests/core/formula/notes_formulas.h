#pragma once

#include "core/formula/build.h"

#include <string>

namespace backstep::test {

/// `σ′₈` is name("σ", "8", "", 1).
inline Formula name(std::string base, std::string sub = {}, std::string sup = {}, int primes = 0) {
    return algebra::variable(
        {.base = std::move(base), .sub = std::move(sub), .sup = std::move(sup), .primes = primes});
}

inline Formula bold(std::string base, std::string sup = {}, Accent accent = Accent::none) {
    return algebra::variable(
        {.base = std::move(base), .face = Face::bold, .sup = std::move(sup), .accent = accent});
}

/// S6
inline Formula output_weight_gradient() {
    using namespace algebra;
    return equation(derivative(name("E"), name("w", "48")),
                    product({name("n", "8") - name("y", "1"), name("σ", "8", "", 1), name("n", "4")}));
}

/// N8, without the sum's limit above
inline Formula hidden_delta() {
    using namespace algebra;
    const auto term = [](const Index& i) {
        return name("w", i.letter + "j", "l+1") * name("δ", i.letter, "l+1");
    };
    return equation(name("δ", "j", "l"), name("σ", "j", "", 1) * series("i", 2, "", term));
}

/// R8
inline Formula augmented_weights() {
    using namespace algebra;
    return equation(bold("W", "", Accent::tilde), grid(2, {bold("W"), bold("b")}, true));
}

inline Formula weight_matrix(int rows, int columns) {
    return algebra::grid(rows, columns,
                         [](int i, int j) { return name("w", std::to_string(i) + std::to_string(j)); });
}

inline Formula rectifier() {
    using namespace algebra;
    return equation(
        apply({.base = "g"}, Function::activation, name("z")),
        cases({name("z"), number(0)}, {related(name("z"), Relation::greater, number(0)), words("else")}, 0));
}

} // namespace backstep::test
