#include "core/derivation/equations/neal.h"

// N5–N11: the errors δ, from the output backwards, and what they say of weights and biases.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "neal";
constexpr std::string_view theirs = "cross-entropy-3-4-2";
constexpr std::string_view errors = "2.1 The error of a neuron";
constexpr std::string_view gradients = "2.2 From errors to weights and biases";

Formula by(const Spot& at, Formula f, Formula x) {
    return at.n.derivative(std::move(f), std::move(x));
}

Instance error(const Setting& s, const Selected& selected) { // N5
    const Place p = place_in(layer_of(selected, 1, s.depth()), selected);
    const auto lines = [](const Spot& at) {
        return Formulas{equation(at.n.delta(at.l(), at.i()), by(at, at.C(), at.z(at.i())))};
    };
    return {twice(s, p, lines), s.names().delta(p.l(), p.i()).quantity};
}

// Softmax mixes its neurons, so that each z changes every a.
Formulas output_error_of_softmax(const Spot& at) {
    const Formula z = at.z(at.i());
    const Formula through_all = at.total(at.s.neurons(at.p.layer), "k", [&](const Index& k) {
        return by(at, at.C(), at.a(k)) * by(at, at.a(k), z);
    });
    return {chain({at.n.delta(at.l(), at.i()), by(at, at.C(), z), through_all})};
}

Formulas output_error_lines(const Spot& at) {
    if (!is_elementwise(at.s.activation(at.p.layer))) return output_error_of_softmax(at);
    const Formula z = at.z(at.i()), a = at.a(at.i()), by_a = by(at, at.C(), a);
    const Formula nabla =
        derivative(at.C(), variable({.base = "a"}, *at.n.a(at.l()).quantity), DerivativeSign::nabla);
    return {chain({at.n.delta(at.l(), at.i()), by(at, at.C(), z), by_a * by(at, a, z),
                   by_a * at.n.slope(at.l(), at.i())}),
            equation(at.n.delta(at.l()), hadamard(nabla, at.n.slope(at.l())))};
}

Instance output_error(const Setting& s, const Selected& selected) { // N6
    const Place p = place_in(s.depth(), selected);
    return {twice(s, p, output_error_lines, "L"), s.names().delta(p.l(), p.i()).quantity};
}

// A neuron j of a hidden layer, whose p.row is j here.
Place hidden_neuron(const Setting& s, const Selected& selected) {
    return place_in(layer_of(selected, 1, s.depth() - 1), selected);
}

Formulas next_input_lines(const Spot& at, int row_after) {
    const Index after = at.l(+1), i = at.with_letter(row_after, "i"), j = at.with_letter(at.p.row, "j");
    const Formula z = at.n.z(after, i);
    const auto sum = [&](const std::function<Formula(const Index&)>& a) {
        return at.total(at.s.neurons(at.p.layer), "j", [&](const Index& k) {
            return at.n.W(after, i, k) * a(k);
        }) + at.n.b(after, i);
    };
    return {chain({z, sum([&](const Index& k) { return at.a(k); }),
                   sum([&](const Index& k) { return activated(at.s, at.p.l(), at.z(k)); })}),
            equation(by(at, z, at.z(j)), at.n.W(after, i, j) * at.n.slope(at.l(), j))};
}

Instance next_input(const Setting& s, const Selected& selected) { // N7
    // A weight w_ij of layer l+1 speaks of its own two neurons.
    const bool is_weight = selected && selected->layer >= 2 && selected->layer <= s.depth() &&
                           selected->row > 0 && selected->column > 0;
    const Place p =
        is_weight ? Place{.layer = selected->layer - 1, .row = selected->column} : hidden_neuron(s, selected);
    const int row_after = is_weight ? selected->row : 1;
    const auto lines = [&](const Spot& at) { return next_input_lines(at, row_after); };
    return {twice(s, p, lines), s.names().slope(p.l(), p.i()).quantity};
}

Formulas hidden_error_lines(const Spot& at) {
    const Index after = at.l(+1), j = at.with_letter(at.p.row, "j");
    const Formula delta = at.n.delta(at.l(), j), slope = at.n.slope(at.l(), j);
    const auto sum = [&](const std::function<Formula(const Index&)>& term) {
        return at.total(at.s.neurons(at.p.layer + 1), "i", term);
    };
    const auto passed_on = [&](const Index& i) { return by(at, at.n.z(after, i), at.z(j)); };
    const auto w = [&](const Index& i) { return at.n.W(after, i, j); };
    const auto delta_after = [&](const Index& i) { return at.n.delta(after, i); };
    return {
        chain({delta, by(at, at.C(), at.z(j)),
               sum([&](const Index& i) { return by(at, at.C(), at.n.z(after, i)) * passed_on(i); })}),
        chain({delta, sum([&](const Index& i) { return delta_after(i) * passed_on(i); }),
               sum([&](const Index& i) { return delta_after(i) * w(i) * slope; }),
               sum([&](const Index& i) { return w(i) * delta_after(i) * slope; })}),
        equation(at.n.delta(at.l()),
                 hadamard(group(at.n.transposed(at.n.W(after)) * at.n.delta(after)), at.n.slope(at.l()))),
    };
}

Instance hidden_error(const Setting& s, const Selected& selected) { // N8
    const Place p = hidden_neuron(s, selected);
    return {twice(s, p, hidden_error_lines), s.names().delta(p.l(), p.i()).quantity};
}

Place any_weight(const Setting& s, const Selected& selected) {
    return place_in(layer_of(selected, 1, s.depth()), selected);
}

Instance inputs_by_parameters(const Setting& s, const Selected& selected) { // N9
    const Place p = any_weight(s, selected);
    const auto lines = [](const Spot& at) {
        const Formula z = at.z(at.i());
        return Formulas{equation(by(at, z, at.n.W(at.l(), at.i(), at.j())), at.a_before(at.j())),
                        equation(by(at, z, at.n.b(at.l(), at.i())), number(1))};
    };
    return {twice(s, p, lines), s.names().dE_dW(p.l(), p.i(), p.j()).quantity};
}

Instance weight_gradient(const Setting& s, const Selected& selected) { // N10
    const Place p = any_weight(s, selected);
    const auto lines = [](const Spot& at) {
        const Formula z = at.z(at.i()), delta = at.n.delta(at.l(), at.i());
        const Formula passed_on = by(at, z, at.n.W(at.l(), at.i(), at.j()));
        return Formulas{chain({at.n.dE_dW(at.l(), at.i(), at.j()), by(at, at.C(), z) * passed_on,
                               delta * passed_on, delta * at.a_before(at.j())}),
                        equation(at.n.dE_dW(at.l()), at.n.delta(at.l()) * at.n.transposed(at.a_before()))};
    };
    return {twice(s, p, lines), s.names().dE_dW(p.l(), p.i(), p.j()).quantity};
}

Instance bias_gradient(const Setting& s, const Selected& selected) { // N11
    const Place p = any_weight(s, selected);
    const auto lines = [](const Spot& at) {
        const Formula z = at.z(at.i()), delta = at.n.delta(at.l(), at.i());
        const Formula passed_on = by(at, z, at.n.b(at.l(), at.i()));
        return Formulas{
            chain({at.n.dE_db(at.l(), at.i()), by(at, at.C(), z) * passed_on, delta * passed_on, delta}),
            equation(at.n.dE_db(at.l()), at.n.delta(at.l()))};
    };
    return {twice(s, p, lines), s.names().dE_db(p.l(), p.i()).quantity};
}

} // namespace

std::vector<Equation> neal_fundamental() {
    return {
        {"N5", notes, errors, "What δ stands for", {}, always_holds, theirs, error},
        {"N6", notes, errors, "The error of an output", {}, always_holds, theirs, output_error},
        {"N7",
         notes,
         errors,
         "How the next layer's input changes",
         {},
         needs_hidden_layer,
         theirs,
         next_input},
        {"N8", notes, errors, "The error one layer back", {}, needs_hidden_layer, theirs, hidden_error},
        {"N9",
         notes,
         gradients,
         "How z changes with a weight and a bias",
         {},
         always_holds,
         theirs,
         inputs_by_parameters},
        {"N10", notes, gradients, "The gradient of a weight", {}, always_holds, theirs, weight_gradient},
        {"N11", notes, gradients, "The gradient of a bias", {}, always_holds, theirs, bias_gradient},
    };
}

} // namespace backstep::equations
