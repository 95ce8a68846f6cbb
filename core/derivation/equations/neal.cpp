#include "core/derivation/equations/neal.h"

#include "core/derivation/equations/notes.h"
#include "core/notation/scripts.h"

#include <algorithm>
#include <iterator>

namespace backstep {
namespace equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "neal";
constexpr std::string_view theirs = "cross-entropy-3-4-2";
constexpr std::string_view section = "1 The network and its cost";

Place place_or(int layer, const Setting& s, const Selected& selected) {
    const bool fits = selected && selected->layer >= 1 && selected->layer <= s.depth();
    return place_in(fits ? selected->layer : layer, selected);
}

int first_sigmoid(const Setting& s) {
    for (int l = 1; l <= s.depth(); ++l)
        if (s.activation(l) == Activation::sigmoid) return l;
    return 1;
}

// What the activation does to z.
Formula defined(Activation activation, const Formula& z) {
    switch (activation) {
    case Activation::sigmoid: return fraction(number(1), number(1) + exponential(-z));
    case Activation::tanh:
        return fraction(exponential(z) - exponential(-z), exponential(z) + exponential(-z));
    case Activation::relu: return larger(number(0), z);
    case Activation::leaky_relu: return larger(number(leaky_slope) * z, z);
    default: return z;
    }
}

// a_i = e^{z_i} / Σ e^{z_k}
Formula softmax(const Spot& at) {
    const Formula all =
        at.total(at.s.neurons(at.p.layer), "k", [&](const Index& k) { return exponential(at.z(k)); });
    return equation(at.a(at.i()), fraction(exponential(at.z(at.i())), all));
}

Instance activation_function(const Setting& s, const Selected& selected) { // N1
    const Place p = place_or(first_sigmoid(s), s, selected);
    const auto neuron = s.names().a(p.l(), p.i()).quantity;
    if (s.activation(p.layer) == Activation::softmax)
        return {twice(s, p, [](const Spot& at) { return Formulas{softmax(at)}; }), neuron};
    const auto line = [&](const Formula& z) {
        return equation(s.names().activation(p.l(), z), defined(s.activation(p.layer), z));
    };
    const Formula z = s.names().z(p.l(), p.i());
    return {{line(bare("z", z)), line(z)}, neuron};
}

Formula weighted_sum(const Spot& at) {
    const Formula sum = at.total(at.s.neurons(at.p.layer - 1), "j",
                                 [&](const Index& j) { return at.n.W(at.l(), at.i(), j) * at.a_before(j); });
    return sum + at.n.b(at.l(), at.i());
}

Formula weighted_sums(const Spot& at) {
    return at.n.W(at.l()) * at.a_before() + at.n.b(at.l());
}

Instance weighted_inputs(const Setting& s, const Selected& selected) { // N2
    const Place p = place_or(1, s, selected);
    const auto lines = [](const Spot& at) {
        return Formulas{equation(at.z(at.i()), weighted_sum(at)),
                        equation(at.n.z(at.l()), weighted_sums(at))};
    };
    return {twice(s, p, lines), s.names().z(p.l(), p.i()).quantity};
}

Formulas activation_lines(const Spot& at) {
    const auto sigma = [&](Formula z) { return activated(at.s, at.p.l(), std::move(z)); };
    Formulas lines{chain({at.n.a(at.l()), sigma(at.n.z(at.l())), sigma(weighted_sums(at))})};
    const bool softly = at.s.activation(at.p.layer) == Activation::softmax;
    lines.insert(lines.begin(),
                 softly ? softmax(at) : chain({at.a(at.i()), sigma(at.z(at.i())), sigma(weighted_sum(at))}));
    return lines;
}

Instance activations_of_layer(const Setting& s, const Selected& selected) { // N3
    const Place p = place_or(1, s, selected);
    return {twice(s, p, activation_lines), s.names().a(p.l(), p.i()).quantity};
}

// y ln a + (1 − y) ln(1 − a), over the outputs if there are several.
Formula log_likelihood(const Spot& at, const Names& n) {
    const auto of_output = [&](const Index& k) {
        const Formula y = n.y(k), a = n.a(at.l(), k);
        return y * logarithm(a) + (number(1) - y) * logarithm(number(1) - a);
    };
    const int outputs = at.s.neurons(at.p.layer);
    return outputs == 1 ? of_output(Names::whole()) : at.total(outputs, "k", of_output);
}

Formula mean_log_likelihood(const Spot& at) {
    const auto of_example = [&](const Index& i) {
        const int example = at.s.trace().examples[static_cast<std::size_t>(i.value - 1)] + 1;
        return log_likelihood(at, at.n.of_example(Index{example, i.letter}));
    };
    Formula sum = series("i", at.s.example_count(), "m", of_example);
    if (at.s.scenario().reduction == Reduction::sum) return sum;
    return fraction(number(1), abbreviation({.base = "m"}, number(at.s.example_count()))) * std::move(sum);
}

Instance cross_entropy(const Setting& s, const Selected&) { // N4
    const Formula C = s.names().of_example(Names::whole()).E();
    const Place output{.layer = s.depth()};
    const Spot letters(s, output, true, "L"), numbers(s, output, false);
    return {{equation(C, -mean_log_likelihood(letters)),
             equation(s.names().E(), -log_likelihood(numbers, s.names()))},
            C.quantity};
}

std::optional<std::string> needs_cross_entropy(const Setting& s) {
    if (s.scenario().cost == Cost::cross_entropy) return std::nullopt;
    return "It is the cross-entropy of outputs between 0 and 1; this scenario has another cost.";
}

} // namespace

Index Spot::l(int by) const {
    return letters_ ? moved({p.layer, layer_}, by) : Names::at(p.layer + by);
}

Index Spot::with_letter(int value, const char* letter) const {
    return {value, letters_ ? letter : ""};
}

Formula Spot::total(int count, const char* letter, const std::function<Formula(const Index&)>& term) const {
    return letters_ ? series(letter, count, {}, term) : rules::total(count, letter, term);
}

Formulas twice(const Setting& setting, const Place& place, const std::function<Formulas(const Spot&)>& lines,
               const char* layer) {
    Formulas all = lines(Spot(setting, place, true, layer));
    std::ranges::move(lines(Spot(setting, place, false)), std::back_inserter(all));
    return all;
}

Formula bare(const char* letter, const Formula& named) {
    return variable({.base = letter}, *named.quantity);
}

std::vector<Equation> neal_network() {
    return {
        {"N1", notes, section, "The activation function", {}, always_holds, theirs, activation_function},
        {"N2", notes, section, "What goes into a neuron", {}, always_holds, theirs, weighted_inputs},
        {"N3", notes, section, "What comes out of it", {}, always_holds, theirs, activations_of_layer},
        {"N4", notes, section, "The cross-entropy of the examples",
         "It is printed for one output neuron; with several it also adds up over them.", needs_cross_entropy,
         theirs, cross_entropy},
    };
}

} // namespace equations

std::vector<Equation> neal_equations() {
    std::vector<Equation> all = equations::neal_network();
    std::ranges::move(equations::neal_fundamental(), std::back_inserter(all));
    std::ranges::move(equations::neal_cross_entropy(), std::back_inserter(all));
    return all;
}

} // namespace backstep
