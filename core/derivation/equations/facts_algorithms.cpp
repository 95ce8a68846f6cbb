#include "core/derivation/equations/facts.h"
#include "core/notation/scripts.h"

#include <algorithm>
#include <iterator>

// F12–F14: the two algorithms, an assignment a line, and the table of derivatives.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "facts";
constexpr std::string_view theirs = "notes-3-4-2";

// The listing's variables: they have no layer of their own but that of the round they are in.
class Round {
public:
    Round(const Setting& s, const Names& names, int layer) : setting_(s), names_(names), l(layer) {}

    Formula a() const { return current("a", {}, names_.a({l, {}})); }
    Formula before() const { return current("a", "′", names_.a({l - 1, {}})); }
    Formula z() const { return current("z", {}, names_.z({l, {}})); }
    Formula d_a() const { return of(Primed::d(names_.E(), a()), *names_.dE_da({l, {}}).quantity); }
    Formula d_z() const { return of(Primed::d(names_.E(), z()), *names_.delta({l, {}}).quantity); }

    // a ⊙ (1 − a) for the sigmoid, σ′(z) for any other; `activations` is the name of this layer's.
    Formula slope(const Formula& activations) const {
        const Primed P(setting_);
        if (setting_.activation(l) == Activation::sigmoid)
            return group(hadamard(activations, P.ones(l) - activations));
        return P.slope(l, names_.z({l, {}}));
    }

    Formula change_of_b() const {
        return change({"Δb", Face::italic, {}, {}, 0, Accent::arrow}, Symbol::bias_gradient);
    }
    Formula change_of_W() const { return change({.base = "ΔW"}, Symbol::weight_gradient); }

private:
    Formula current(const char* base, std::string_view prime, Formula whole) const {
        Name name{.base = base, .sup = in_brackets(names_.example()), .accent = Accent::arrow};
        name.primes = prime.empty() ? 0 : 1;
        return variable(std::move(name), *whole.quantity);
    }

    Formula change(Name name, Symbol gradient) const {
        const double rate = setting_.scenario().learning_rate(l);
        return abbreviation(std::move(name), number(-rate) * variable({}, Quantity{gradient, l}));
    }

    const Setting& setting_;
    const Names& names_;
    int l;
};

// Sets a variable: the line lights up with the quantity.
Formula assigned(Formula left, Formula right) {
    const auto quantity = left.quantity;
    Formula line = equation(std::move(left), std::move(right));
    line.quantity = quantity;
    return line;
}

void begin(const Setting& s, Formulas& lines) {
    const Primed P(s);
    const Round last(s, s.names(), P.L);
    if (const auto k = target_class(s)) {
        Formulas unit(static_cast<std::size_t>(s.neurons(P.L)), number(0));
        unit[static_cast<std::size_t>(*k - 1)] = number(1);
        const Name name{.base = "e", .sub = std::to_string(*k), .accent = Accent::hat};
        lines.push_back(assigned(P.y(), abbreviation(name, column(unit))));
    }
    lines.push_back(words("Let a be the last element of A."));
    lines.push_back(assigned(last.a(), s.names().a({P.L, "L"})));
    lines.push_back(assigned(last.d_a(), per_output(s, last.a() - P.y())));
    lines.push_back(assigned(last.d_z(), hadamard(last.d_a(), last.slope(last.a()))));
}

void round(const Setting& s, int l, Formulas& lines) {
    const Names& n = s.names();
    const Index layer{l, "l"};
    const Round now(s, n, l);
    lines.push_back(words("Now l = " + std::to_string(l + 1) + "."));
    lines.push_back(assigned(now.a(), n.a(layer)));
    lines.push_back(assigned(now.before(), activations(s, {l - 1, "l−1"})));
    const Formula rate = learning_rate(s, l);
    const Names all = n.of_example(0);
    if (s.scenario().update_biases) {
        const Formula step = of_update(s, [&](const Names& one) { return Round(s, one, l).d_z(); });
        lines.push_back(of(equation(now.change_of_b(), -(rate * step)), {Symbol::bias_gradient, l}));
    }
    const Formula step = of_update(s, [&](const Names& one) {
        const Round of_one(s, one, l);
        return outer(of_one.d_z(), of_one.before());
    });
    lines.push_back(of(equation(now.change_of_W(), -(rate * step)), {Symbol::weight_gradient, l}));
    if (l > 1) {
        const Round next(s, n, l - 1);
        lines.push_back(assigned(next.d_a(), n.transposed(n.W(layer)) * now.d_z()));
        lines.push_back(assigned(next.d_z(), hadamard(next.d_a(), next.slope(now.before()))));
    }
    if (s.scenario().update_biases)
        lines.push_back(update(all.b(layer), {Symbol::updated_bias, l}, all.b(layer) + now.change_of_b()));
    lines.push_back(update(all.W(layer), {Symbol::updated_weight, l}, all.W(layer) + now.change_of_W()));
}

Instance backpropagate(const Setting& s, const Selected&) { // F12
    Instance all{{}, s.names().delta({s.depth(), {}}).quantity};
    begin(s, all.lines);
    all.lines.push_back(words("For each layer l from L = " + std::to_string(s.depth() + 1) + " down to 2:"));
    all.loop_begin = all.lines.size();
    for (int l = s.depth(); l > 0; --l) round(s, l, all.lines);
    all.loop_end = all.lines.size();
    if (!s.scenario().update_biases) all.lines.push_back(words("This scenario holds its biases fixed."));
    return all;
}

Instance train(const Setting& s, const Selected&) { // F13
    const Primed P(s);
    const Names& n = s.names();
    Instance all{{words("For each example x with its target y:"), words("A = Feedforward(x)")},
                 Quantity{Symbol::updated_weight, P.L}};
    all.loop_begin = 1;
    const Name x{.base = "x", .sup = in_brackets(n.example()), .accent = Accent::arrow};
    all.lines.push_back(assigned(P.a(0), variable(x, *P.a(0).quantity)));
    for (int l = 1; l <= P.L; ++l) all.lines.push_back(assigned(P.a(l), P.sigma(l, P.input(l))));
    all.lines.push_back(words("Backpropagate(y, A)"));
    const Names mean = n.of_example(0);
    for (int l = P.L; l > 0; --l) {
        const Index at_l{l, {}};
        const Formula b = mean.b(at_l), W = mean.W(at_l), rate = learning_rate(s, l);
        if (s.scenario().update_biases)
            all.lines.push_back(update(b, {Symbol::updated_bias, l}, b - rate * mean.dE_db(at_l)));
        all.lines.push_back(update(W, {Symbol::updated_weight, l}, W - rate * mean.dE_dW(at_l)));
    }
    all.loop_end = all.lines.size();
    return all;
}

Formulas of_one_number(const Setting& s, const Place& p) {
    const Primed P(s);
    const Names& n = s.names();
    const int l = p.layer;
    const Formula a = P.a(l - 1, p.j()), z = n.z(p.l(), p.i());
    Formulas all{words("One number in, one number out:")};
    if (is_elementwise(s.activation(l)))
        all.push_back(equation(P.d(n.activation(p.l(), z), z), n.activation_slope(p.l(), z)));
    all.push_back(equation(P.d(z, a), n.W(p.l(), p.i(), p.j())));
    all.push_back(words("One number in, a vector out:"));
    all.push_back(
        chain({P.d(P.z(l), a), column_of(s.neurons(l), [&](const Index& i) { return P.d(n.z(p.l(), i), a); }),
               P.w(l, p.j())}));
    return all;
}

Formulas of_a_vector(const Setting& s, const Place& p) {
    const Primed P(s);
    const Names& n = s.names();
    const int l = p.layer;
    const Formula z = n.z(p.l(), p.i()), a_j = P.a(l - 1, p.j()), a = P.a(l - 1);
    const auto by_z = [&](const Index& i) { return P.partial(P.C(), n.z(p.l(), i)); };
    const auto by_a = [&](const Index& j) { return P.partial(z, P.a(l - 1, j)); };
    const auto of_z = [&](const Index& i) { return P.partial(n.z(p.l(), i), a_j); };
    return {words("A vector in, one number out:"),
            equation(P.partial(P.C(), z), derivative(P.C(), z)),
            equation(P.d_z(l), column_of(s.neurons(l), by_z)),
            words("A vector in, a vector out:"),
            equation(P.partial(z, a_j), derivative(z, a_j)),
            equation(P.d(z, a), column_of(s.neurons(l - 1), by_a)),
            equation(P.partial(P.z(l), a_j), column_of(s.neurons(l), of_z)),
            equation(P.D(P.z(l), a), written_out(
                                         s, *P.W(l).quantity,
                                         [&](int i, int j) {
                                             return P.partial(n.z(p.l(), {i, {}}), P.a(l - 1, {j, {}}));
                                         },
                                         true))};
}

Instance derivative_table(const Setting& s, const Selected& selected) { // F14
    const Primed P(s);
    const int l = layer_of(selected, 1, P.L);
    const Place p = place_in(l, selected);
    Instance all{of_one_number(s, p), P.D_W(l).quantity};
    std::ranges::move(of_a_vector(s, p), std::back_inserter(all.lines));
    all.lines.push_back(words("A matrix in, one number out:"));
    all.lines.push_back(equation(P.D_W(l), written_out(s, *P.D_W(l).quantity, [&](int i, int j) {
                                     return P.partial(P.C(), s.names().W(p.l(), {i, {}}, {j, {}}));
                                 })));
    all.lines.push_back(words("A vector in, a vector out, by way of a third:"));
    const Formula before = P.a(l - 1), z = P.z(l), a = P.a(l);
    all.lines.push_back(equation(P.D(a, before), group(P.D(z, before)) * group(P.D(a, z))));
    return all;
}

} // namespace

std::vector<Equation> facts_algorithms() {
    const char* section = "5 The algorithms";
    return {
        {"F12", notes, section, "Backpropagate, an assignment a line",
         "The first d_z C prints a(1 − a′) for a(1 − a). In the loop d_a C takes W before W changes. The "
         "last "
         "round goes on to derivatives by the input, which nothing needs.",
         needs({needs_squared_error, needs_output_slope}), theirs, backpropagate},
        {"F13", notes, section, "Train", {}, always_holds, theirs, train},
        {"F14",
         notes,
         "Appendix A: derivatives",
         "How each kind of derivative is written",
         {},
         always_holds,
         theirs,
         derivative_table},
    };
}

} // namespace backstep::equations
