#include "tests/typeset/samples.h"

#include "tests/typeset/trees.h"

namespace backstep::test {
namespace {

Formula n(int neuron) {
    return marked(var("n", std::to_string(neuron)), Symbol::activation, neuron > 7 ? 2 : 1, neuron - 3);
}
Formula sigma_prime(int neuron) {
    return marked(primed("σ", std::to_string(neuron)), Symbol::activation_derivative, 2, neuron - 7);
}
Formula error_8() {
    return marked(group(minus(n(8), marked(var("y", "1"), Symbol::target, 0, 1))), Symbol::cost_gradient_a, 2,
                  1);
}
Formula error_9() {
    return group(minus(n(9), marked(var("y", "2"), Symbol::target, 0, 2)));
}
Formula bold(std::string base, std::string sub = {}, std::string sup = {}) {
    return var(std::move(base), std::move(sub), std::move(sup), Face::bold);
}
Formula w(int from, int to) {
    return marked(var("w", std::to_string(from) + std::to_string(to)), Symbol::weight, to > 7 ? 2 : 1, to,
                  from);
}

Formula chain_rule() {
    return chain({derivative(marked(var("E"), Symbol::cost), w(4, 8)),
                  times({error_8(), sigma_prime(8), n(4)}),
                  times({group(minus(num("0.7311"), num("1.0"))), num("0.1966"), num("0.5250")}, Times::dot),
                  num("−0.0278")});
}
Formula matrices() {
    const auto delta = marked(var("δ", "2", {}, Face::bold_italic), Symbol::delta, 2);
    return chain({derivative(var("E"), bold("W", "2")),
                  times({brace(delta, words("2×1")), brace(transpose(bold("x", "1")), words("1×4"))}),
                  times({grid(1, {num("0.0231"), num("−0.1148")}),
                         grid(4, {num("0.57"), num("−0.2"), num("1.8"), num("0.04")})}),
                  grid(4, {num("0.0132"), num("−0.0278"), num("0.0416"), num("0.0009"), num("−0.1120"),
                           num("0.0345"), num("0.2071"), num("−0.0563")})});
}
Formula activation() {
    return chain({var("a", "i", "(l)"),
                  apply({.base = "σ"},
                        {sum({series("j = 1", "n", times({var("w", "ij", "(l)"), var("a", "j", "(l−1)")})),
                              var("b", "i", "(l)")})})});
}
Formula letters() {
    return times({var("η"), var("∇"), accented("w", Accent::arrow), words(", "),
                  accented("W", Accent::tilde, Face::bold), words(", "), accented("y", Accent::hat),
                  words(", "), var("α"), var("ρ"), words(", "),
                  chain({accented("x", Accent::arrow), power(var("R", {}, {}, Face::blackboard), num("4"))},
                        {Relation::element_of})});
}
Formula recursion() {
    const auto delta = [](std::string sup) { return var("δ", {}, std::move(sup), Face::bold_italic); };
    return chain({delta("l"), times({times({transpose(group(bold("W", {}, "l+1"))), delta("l+1")}),
                                     apply({.base = "σ", .primes = 1}, {bold("z", {}, "l")})},
                                    Times::hadamard)});
}
Formula logistic() {
    return chain({apply({.base = "σ"}, {var("z")}),
                  over(num("1"), sum({num("1"), power(var("e"), sum({var("z")}, {true}))}))});
}
Formula dropped_term() {
    return chain({words(""), sum({times({error_8(), derivative(n(8), w(4, 8))}),
                                  struck(times({error_9(), derivative(n(9), w(4, 8))}))})});
}
Formula error() {
    const auto square = [](Formula a) { return power(std::move(a), num("2")); };
    return chain({marked(var("E"), Symbol::cost),
                  times({num("½"), power(group(minus(var("x", "2"), var("y")), Bracket::norm), num("2"))}),
                  times({num("½"), group(sum({square(error_8()), square(error_9())}))})});
}
Formula all_derivatives() {
    const auto shown = [](DerivativeSign sign, std::string f, std::string x) {
        return derivative(var(std::move(f)), var(std::move(x)), sign);
    };
    return times(
        {shown(DerivativeSign::partial, "C", "z"), words(", "), shown(DerivativeSign::inline_, "C", "z"),
         words(", "),
         derivative(group(times({var("w", "48"), var("n", "4")})), var("w", "48"), DerivativeSign::before),
         words(", "), shown(DerivativeSign::indexed, "f", "x"), words(", "),
         shown(DerivativeSign::d, "C", "a"), words(", "), shown(DerivativeSign::D, "x", "u"), words(", "),
         shown(DerivativeSign::nabla, "C", "a")});
}
Formula relu() {
    Cases cases{{var("z"), num("0")},
                {times({words("if"), chain({var("z"), num("0")}, {Relation::greater})}), words("otherwise")},
                0};
    return chain({apply({.base = "σ"}, {var("z")}),
                  {std::move(cases)},
                  apply({.base = "max", .face = Face::upright}, {num("0"), var("z")})});
}
Formula jacobians() {
    const Name diag{.base = "diag", .face = Face::upright}, prime{.base = "σ", .primes = 1};
    return chain(
        {derivative(var("ℓ"), var("W", {}, "(1)")),
         times({var("x"), transpose(var("r")), var("W", {}, "(2)"), apply(diag, {apply(prime, {var("z")})})}),
         power(var("R", {}, {}, Face::blackboard), times({var("d"), var("h")}, Times::cross))},
        {Relation::equals, Relation::element_of});
}
Formula cross_entropy() {
    const Name ln{.base = "ln", .face = Face::upright};
    return chain(
        {var("C"), sum({times({over(num("1"), var("m")),
                               series("k", "",
                                      group(sum({times({var("y", "k"), apply(ln, {var("a", "k")})}),
                                                 times({group(minus(num("1"), var("y", "k"))),
                                                        apply(ln, {minus(num("1"), var("a", "k"))})})}),
                                            Bracket::square))})},
                       {true})});
}
Formula quotients() {
    return chain({derivative(var("C"), var("a")),
                  minus(over(minus(num("1"), var("y")), minus(num("1"), var("a"))), over(var("y"), var("a"))),
                  over(minus(var("a"), var("y")), times({var("a"), group(minus(num("1"), var("a")))}))});
}
Formula update() {
    return chain({w(4, 8), minus(w(4, 8), times({var("α"), derivative(var("E"), w(4, 8))}))},
                 {Relation::becomes});
}
Formula hidden() {
    const auto path = [](Formula error, int to) {
        return times({std::move(error), sigma_prime(to), w(4, to)});
    };
    return chain({derivative(var("E"), w(1, 4)),
                  times({group(sum({path(error_8(), 8), path(error_9(), 9)})), primed("σ", "4"), n(1)})});
}
Formula partials() {
    Formulas entries;
    for (const int to : {8, 9})
        for (const int from : {4, 5, 6, 7}) entries.push_back(derivative(var("E"), w(from, to)));
    return chain({derivative(var("E"), var("W", "2")), grid(4, entries)});
}
Formula large() {
    Formulas entries;
    for (int row = 1; row <= 9; ++row)
        for (int column = 1; column <= 8; ++column)
            entries.push_back(num((row + column) % 3 == 0 ? "−" + std::to_string(row) + ".25"
                                                          : "0." + std::to_string(10 * row + column)));
    return chain({var("X"), grid(8, entries)});
}
Formula augmented() {
    return chain({times({accented("W", Accent::tilde), accented("x", Accent::tilde)}),
                  times({grid(3,
                              {var("w", "1,1"), var("w", "1,2"), var("b", "1"), var("w", "2,1"),
                               var("w", "2,2"), var("b", "2")},
                              true),
                         grid(1, {var("x", "1"), var("x", "2"), num("1")})}),
                  sum({times({var("W"), var("x")}), var("b")})});
}
Formula products() {
    return chain(
        {times({var("x"), transpose(var("y"))}), times({var("x"), var("y")}, Times::outer),
         times({transpose(var("y"), "⊤"), group(times({var("I", "m"), var("x")}, Times::kronecker))}),
         times({transpose(primed("a", {}), "t"), var("x"), group(var("z"), Bracket::bar)})});
}
Formula implied() {
    return chain(
        {times({var("δ"), var("x")}), over(num("1"), over(num("2"), var("M"))), num("0.333"), num("4")},
        {Relation::implies, Relation::approximately, Relation::at_most});
}
Formula forward() {
    Formulas terms;
    for (const int from : {4, 5, 6, 7}) terms.push_back(times({w(from, 8), n(from)}));
    terms.push_back(var("b", "8"));
    return chain({n(8), apply({.base = "σ"}, {sum(terms)})});
}
Formula long_sum() {
    Formulas terms;
    for (int i = 1; i <= 9; ++i) terms.push_back(times({w(i, 8), n(i), primed("σ", std::to_string(i))}));
    return chain({derivative(var("E"), var("a", "4")), sum(terms), num("0.1234"), num("0.1234")});
}

} // namespace

std::vector<Sample> samples() {
    return {{"chain rule", chain_rule()},
            {"matrices", matrices()},
            {"activation", activation()},
            {"letters", letters()},
            {"recursion", recursion()},
            {"logistic", logistic()},
            {"dropped term", dropped_term()},
            {"error", error()},
            {"derivatives", all_derivatives()},
            {"relu", relu()},
            {"jacobians", jacobians()},
            {"cross-entropy", cross_entropy()},
            {"quotients", quotients()},
            {"update", update()},
            {"hidden", hidden()},
            {"partials", partials()},
            {"large", large()},
            {"augmented", augmented()},
            {"products", products()},
            {"implied", implied()},
            {"forward", forward()},
            {"long sum", long_sum()}};
}

} // namespace backstep::test
