#include "core/derivation/equations/facts.h"

#include <string>

// F1–F4: the cost and the chain rules that the derivation rests on.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "facts";
constexpr std::string_view theirs = "notes-3-4-2";

int largest_output(const Setting& s) {
    const auto& [scenario, network, trace, example] = s.numbers();
    Eigen::Index k = 0;
    trace.activations(s.depth()).col(example > 0 ? trace.column_of(example - 1) : 0).maxCoeff(&k);
    return static_cast<int>(k) + 1;
}

Instance cost(const Setting& s, const Selected&) { // F1
    const Primed P(s);
    const Formula last = s.names().a({P.L, "L"});
    Instance all{{equation(P.C(), half_of(s, squared(norm(P.y() - last))))}, P.C().quantity};
    if (const auto target = target_class(s)) {
        const std::string answer = std::to_string(largest_output(s)), wanted = std::to_string(*target);
        const Formula unit = column([&] {
            Formulas entries(static_cast<std::size_t>(s.neurons(P.L)), number(0));
            entries[static_cast<std::size_t>(*target - 1)] = number(1);
            return entries;
        }());
        all.lines.push_back(
            equation(P.y(), abbreviation({.base = "e", .sub = wanted, .accent = Accent::hat}, unit)));
        all.lines.push_back(words("The answer is class " + answer +
                                  ", where a is largest (arg max); it should be " + wanted + "."));
    }
    return all;
}

// f(x(u)), each name standing for a vector of the network.
struct Composed {
    Formula f, u, x;
    Composed(const Formula& of, const Formula& by, const Formula& through, const std::string& letter = "u")
        : f(abbreviation({.base = "f"}, of)), u(abbreviation({.base = letter, .accent = Accent::arrow}, by)),
          x(abbreviation({.base = "x", .accent = Accent::arrow}, through)) {}
};

Instance chain_rule(const Setting& s, const Selected& selected) { // F2
    const Primed P(s);
    const int l = layer_of(selected, 1, P.L);
    const Formula z = P.z(l), a = P.a(l - 1);
    const Composed of(P.C(), a, z);
    const Index j{place_in(l, selected).column, {}};
    const auto n = [&](const Index& i) { return s.names().z({l, {}}, i); };
    const Formula each = rules::total(s.neurons(l), "i", [&](const Index& i) {
        return dot(P.partial(P.C(), n(i)), P.partial(n(i), P.a(l - 1, j)));
    });
    return {{equation(P.d(of.f, of.u), dot(P.D(of.x, of.u), P.d(of.f, of.x))),
             words("Here f is the cost, x the weighted inputs of a layer and u the activations before it."),
             equation(P.d_a(l - 1), dot(P.D(z, a), P.d_z(l))),
             chain({P.partial(P.C(), P.a(l - 1, j)), each, dot(P.d_z(l), P.partial(z, P.a(l - 1, j)))})},
            P.d_z(l).quantity};
}

// A diagonal matrix of n entries.
Formula diagonal(int n, const std::function<Formula(const Index&)>& entry) {
    return grid(n, n, [&](int i, int j) { return i == j ? entry({i, {}}) : number(0); });
}

// d_u f = D_u x · d_x f, D_u x being diagonal, down to d_x f ⊙ d_u x.
Formulas in_parallel(const Primed& P, const Formula& by, const Formula& through, int n,
                     const std::function<Formula(const Index&)>& x,
                     const std::function<Formula(const Index&)>& u) {
    const auto slope = [&](const Index& i) { return P.partial(x(i), u(i)); };
    const auto outer = [&](const Index& i) { return P.partial(P.C(), x(i)); };
    return {equation(P.D(through, by), diagonal(n, slope)),
            chain({P.d(P.C(), by), dot(P.D(through, by), P.d(P.C(), through)),
                   diagonal(n, slope) * column_of(n, outer),
                   column_of(n, [&](const Index& i) { return dot(outer(i), slope(i)); }),
                   hadamard(P.d(P.C(), through), P.d(through, by))})};
}

Instance parallel_chain_rule(const Setting& s, const Selected& selected) { // F3
    const Primed P(s);
    int l = layer_of(selected, 1, P.L);
    const bool bias = !is_elementwise(s.activation(l));
    const Formula u = bias ? P.b(l) : P.z(l), x = bias ? P.z(l) : P.a(l);
    const Composed of(P.C(), u, x);
    const Index at_l{l, {}};
    const Names& n = s.names();
    Instance all{
        {equation(P.d(of.f, of.u), hadamard(P.d(of.f, of.x), P.d(of.x, of.u))),
         words(bias ? "Here f is the cost, x the weighted inputs of a layer and u its biases."
                    : "Here f is the cost, x the activations of a layer and u its weighted inputs.")},
        P.d_z(l).quantity};
    for (Formula& line : in_parallel(
             P, u, x, s.neurons(l), [&](const Index& i) { return bias ? n.z(at_l, i) : n.a(at_l, i); },
             [&](const Index& i) { return bias ? n.b(at_l, i) : n.z(at_l, i); }))
        all.lines.push_back(std::move(line));
    return all;
}

Instance column_chain_rule(const Setting& s, const Selected& selected) { // F4
    const Primed P(s);
    const int l = layer_of(selected, 1, P.L);
    const Index j{place_in(l, selected).column, {}}, at_l{l, {}};
    const Names& n = s.names();
    const Formula w = P.w(l, j), z = P.z(l);
    const Formula c = abbreviation({.base = "c", .sub = "j", .accent = Accent::arrow}, w);
    const Composed of(P.C(), w, z);
    Instance all{{equation(P.d(of.f, c), hadamard(P.d(of.f, of.x), P.d(of.x, c))),
                  words("Here f is the cost, x the weighted inputs of a layer and c column " +
                        std::to_string(j.value) + " of its weights.")},
                 P.D_W(l).quantity};
    for (Formula& line : in_parallel(
             P, w, z, s.neurons(l), [&](const Index& i) { return n.z(at_l, i); },
             [&](const Index& i) { return n.W(at_l, i, j); }))
        all.lines.push_back(std::move(line));
    return all;
}

} // namespace

std::vector<Equation> facts_rules() {
    const char* rules = "2 Rules of derivatives";
    return {
        {"F1",
         notes,
         "1 The cost",
         "The cost and the class it is for",
         {},
         needs_squared_error,
         theirs,
         cost},
        {"F2", notes, rules, "Proposition 1: the chain rule", {}, always_holds, theirs, chain_rule},
        {"F3",
         notes,
         rules,
         "Proposition 2: the chain rule in parallel",
         {},
         always_holds,
         theirs,
         parallel_chain_rule},
        {"F4",
         notes,
         rules,
         "Proposition 2E: in parallel for a column of a matrix",
         {},
         always_holds,
         theirs,
         column_chain_rule},
    };
}

} // namespace backstep::equations
