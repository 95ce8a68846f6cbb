#include "core/derivation/equations/neal.h"

// N12–N15: the sigmoid's slope, the cross-entropy's derivative, and what becomes of the four equations.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "neal";
constexpr std::string_view theirs = "cross-entropy-3-4-2";

// The selected neuron, if it is a sigmoid; otherwise the first one that is.
Place sigmoid_neuron(const Setting& s, const Selected& selected) {
    const auto is_sigmoid = [&](int l) { return s.activation(l) == Activation::sigmoid; };
    if (selected && selected->layer >= 1 && selected->layer <= s.depth() && is_sigmoid(selected->layer))
        return place_in(selected->layer, selected);
    int l = 1;
    while (!is_sigmoid(l)) ++l;
    return {.layer = l};
}

Formula minus_one() {
    return number("−1", -1.0);
}

Formula one_over(Formula f) {
    return fraction(number(1), std::move(f));
}

Instance sigmoid_slope(const Setting& s, const Selected& selected) { // N12
    const Place p = sigmoid_neuron(s, selected);
    const Names& n = s.names();
    const Formula named = n.z(p.l(), p.i()), a = n.a(p.l(), p.i()), z = bare("z", named);
    const Formula sigma = n.activation(p.l(), z), slope = n.activation_slope(p.l(), z);
    const Formula e = exponential(-z), below = number(1) + e;
    const Formula to_minus_two = power(below, number("−2", -2.0));
    return {{chain({sigma, one_over(below), power(below, minus_one())}),
             chain({slope, -dot(to_minus_two, group(-e)), e * to_minus_two}),
             chain({slope, fraction(e, squared(below)), dot(one_over(below), fraction(e, below))}),
             equation(slope, one_over(below) * (number(1) - one_over(below))),
             equation(slope, sigma * (number(1) - sigma)),
             equation(n.slope(p.l(), p.i()), a * (number(1) - a))},
            n.slope(p.l(), p.i()).quantity};
}

// An output without its indices, as these notes drop them here.
struct Output {
    Output(const Setting& s, const Selected& selected)
        : p(place_in(s.depth(), selected)), n(s.names()), k(p.i()), a(bare("a", n.a(p.l(), k))),
          y(bare("y", n.y(k))), z(bare("z", n.z(p.l(), k))) {}

    const Place p;
    const Names& n;
    const Index k;
    const Formula a, y, z;

    Formula by_a() const { return n.derivative(n.E(), a); }
    Formula dC_da() const { return n.dE_da(p.l(), k); }
    Formula residual() const { return n.a(p.l(), k) - n.y(k); }
};

Formula a_times_rest(const Formula& a) {
    return a * (number(1) - a);
}

Instance cost_by_output(const Setting& s, const Selected& selected) { // N13
    const Output o(s, selected);
    const Formula rest = number(1) - o.a, others = number(1) - o.y, below = a_times_rest(o.a);
    const Formula first = dot(o.y, one_over(o.a)) + dot(dot(others, one_over(rest)), group(minus_one()));
    const auto line = [&](Formula right) { return equation(o.by_a(), std::move(right)); };
    return {{line(-first),
             chain({o.by_a(), fraction(others, rest) - fraction(o.y, o.a),
                    fraction(o.a * others - o.y * rest, below)}),
             line(fraction(o.a - o.a * o.y - o.y + o.a * o.y, below)), line(fraction(o.a - o.y, below)),
             equation(o.dC_da(), fraction(o.residual(), a_times_rest(o.n.a(o.p.l(), o.k))))},
            o.dC_da().quantity};
}

Instance cancellation(const Setting& s, const Selected& selected) { // N14
    const Output o(s, selected);
    const Formula sigma = o.n.activation(o.p.l(), o.z), slope = o.n.activation_slope(o.p.l(), o.z);
    const Formula difference = o.a - o.y;
    return {{chain({o.by_a(), fraction(difference, a_times_rest(o.a)),
                    fraction(difference, sigma * (number(1) - sigma)), fraction(difference, slope)}),
             chain({o.by_a() * slope, fraction(difference, slope) * slope, difference}),
             chain({o.n.delta(o.p.l(), o.k), o.dC_da() * o.n.slope(o.p.l(), o.k), o.residual()})},
            o.n.delta(o.p.l(), o.k).quantity};
}

// A vector of ones, written 1.
Formula ones(int count) {
    return abbreviation({.base = "1"}, column(Formulas(static_cast<std::size_t>(count), number(1))));
}

Formula slopes(const Spot& at) {
    if (at.s.activation(at.p.layer) != Activation::sigmoid) return at.n.slope(at.l());
    const Formula a = at.n.a(at.l());
    return group(hadamard(a, ones(at.s.neurons(at.p.layer)) - a));
}

Formulas back_lines(const Spot& at) {
    const Index after = at.l(+1);
    return {equation(at.n.delta(at.l()),
                     hadamard(group(at.n.transposed(at.n.W(after)) * at.n.delta(after)), slopes(at)))};
}

Formulas gradient_lines(const Spot& at) {
    return {equation(at.n.dE_dW(at.l()), at.n.delta(at.l()) * at.n.transposed(at.a_before())),
            equation(at.n.dE_db(at.l()), at.n.delta(at.l()))};
}

Instance four_equations(const Setting& s, const Selected& selected) { // N15
    Instance all{{}, s.names().delta({s.depth(), {}}).quantity};
    const auto add = [&](int layer, const std::function<Formulas(const Spot&)>& lines, const char* letter) {
        for (const Formula& line : twice(s, place_in(layer, selected), lines, letter))
            all.lines.push_back(line);
    };
    const auto output = [](const Spot& at) {
        return Formulas{equation(at.n.delta(at.l()), at.n.a(at.l()) - at.n.y())};
    };
    add(s.depth(), output, "L");
    if (s.depth() > 1) add(layer_of(selected, 1, s.depth() - 1), back_lines, "l");
    add(layer_of(selected, 1, s.depth()), gradient_lines, "l");
    return all;
}

std::optional<std::string> needs_cross_entropy(const Setting& s) {
    if (s.scenario().cost == Cost::cross_entropy) return std::nullopt;
    return "It is about the cross-entropy of outputs between 0 and 1; this scenario has another cost.";
}

std::optional<std::string> needs_sigmoid_output(const Setting& s) {
    if (s.activation(s.depth()) == Activation::sigmoid) return std::nullopt;
    return "It is about an output through the sigmoid; this network's output has another activation.";
}

} // namespace

std::vector<Equation> neal_cross_entropy() {
    const Obstacle both = needs({needs_cross_entropy, needs_sigmoid_output});
    constexpr std::string_view cost = "3.2 The derivative of the cross-entropy";
    return {
        {"N12",
         notes,
         "3.1 The slope of the sigmoid",
         "From its definition to σ(1 − σ)",
         {},
         needs_sigmoid,
         theirs,
         sigmoid_slope},
        {"N13", notes, cost, "The cost by an output",
         "The 1/m of the cost is left out from here on; it comes back as the mean over the examples.",
         needs_cross_entropy, theirs, cost_by_output},
        {"N14", notes, cost, "The slope cancels", {}, both, theirs, cancellation},
        {"N15",
         notes,
         "3.3 The four equations for this cost",
         "What one computes with",
         {},
         both,
         theirs,
         four_equations},
    };
}

} // namespace backstep::equations
