#include "core/derivation/equations/regression.h"

#include "core/formula/parts.h"
#include "core/notation/scripts.h"

#include <algorithm>

// M1–M10: samples as columns, and what the network makes of them.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "regression";
constexpr std::string_view theirs = "regression-batch";
constexpr std::string_view inputs = "1 The inputs";
constexpr std::string_view hidden = "2 The hidden layer";
constexpr std::string_view output = "3 The outputs";

// A selected layer, otherwise the first.
Place layer_at(const Setting& s, const Selected& selected) {
    const bool fits = selected && selected->layer >= 1 && selected->layer <= s.depth();
    return place_in(fits ? selected->layer : 1, selected);
}

Quantity of_example(Quantity q, int example) {
    q.example = example;
    return q;
}

// One column per sample, each entry by `entry(i, sample)`, as written_out() does; no more of them than a
// printer shows.
Formula samples_written_out(const Setting& s, const Quantity& whole,
                            const std::function<Formula(int, const Names&)>& entry) {
    const int rows = shape_of(whole.symbol, whole.layer, s.network()).rows, M = s.example_count();
    return grid(rows, M, [&](int i, int m) {
        const int example = s.trace().examples[static_cast<std::size_t>(m - 1)] + 1;
        if (is_shown(i, rows) && is_shown(m, M)) return entry(i, s.names().of_example(example));
        Quantity element = of_example(whole, example);
        element.row = i;
        return variable({}, element);
    });
}

Instance one_sample(const Setting& s, const Selected&) { // M1
    const auto lines = [](const Sample& m) {
        return Formulas{equation(
            m.n.x(), written_out(m.s, *m.n.x().quantity, [&](int d, int) { return m.n.x(Names::at(d)); }))};
    };
    return {for_sample(s, lines), Quantity{.symbol = Symbol::input}};
}

Instance all_samples(const Setting& s, const Selected&) { // M2
    const Formula X = columns(s, Symbol::activation, {0, {}});
    Formulas vectors;
    for (const int m : s.trace().examples) vectors.push_back(s.names().of_example(m + 1).x());
    return {{chain({X, row(std::move(vectors)),
                    samples_written_out(s, *X.quantity,
                                        [](int d, const Names& m) { return m.x(Names::at(d)); })})},
            Quantity{.symbol = Symbol::input}};
}

Instance weighted_input_of_sample(const Setting& s, const Selected& selected) { // M3
    const Place p = layer_at(s, selected);
    const auto lines = [&](const Sample& m) {
        const Index i = m.at(p.row, "i");
        const Formula sum = m.total(s.neurons(p.layer - 1), "d", "D",
                                    [&](const Index& d) { return m.w(p.layer, i, d) * m.a(p.layer - 1, d); });
        return Formulas{equation(m.z(p.layer, i), (m.letters ? group(sum) : sum) + m.b(p.layer, i))};
    };
    return {for_sample(s, lines), s.names().z(p.l(), p.i()).quantity};
}

Instance activation_of_sample(const Setting& s, const Selected& selected) { // M4
    const Place p = layer_at(s, selected);
    // Softmax is of whole vectors only.
    const bool whole = !is_elementwise(s.activation(p.layer));
    const auto lines = [&](const Sample& m) {
        const Index i = whole ? Names::whole() : m.at(p.row, "i");
        return Formulas{equation(m.a(p.layer, i), activated(s, p.l(), m.z(p.layer, i)))};
    };
    return {for_sample(s, lines), s.names().a(p.l(), p.i()).quantity};
}

Instance inputs_of_layer(const Setting& s, const Selected& selected) { // M5
    const Place p = layer_at(s, selected);
    const auto lines = [&](const Sample& m) {
        const Formula z = m.z(p.layer, Names::whole());
        const Formula column =
            written_out(s, *z.quantity, [&](int i, int) { return m.z(p.layer, Names::at(i)); });
        return Formulas{chain({z, column,
                               m.n.transposed(m.n.W(p.l())) * m.a(p.layer - 1, Names::whole()) +
                                   m.b(p.layer, Names::whole())})};
    };
    return {for_sample(s, lines), s.names().z(p.l()).quantity};
}

Formula inputs_written_out(const Setting& s, int l) {
    return samples_written_out(s, {.symbol = Symbol::weighted_input, .layer = l}, [&](int i, const Names& m) {
        return m.z({l, {}}, Names::at(i));
    });
}

Instance inputs_of_all(const Setting& s, const Selected& selected) { // M6
    const Index l = layer_at(s, selected).l();
    Formulas vectors;
    for (const int m : s.trace().examples) vectors.push_back(s.names().of_example(m + 1).z(l));
    return {{chain({columns(s, Symbol::weighted_input, l), row(std::move(vectors)),
                    inputs_written_out(s, l.value)})},
            s.names().z(l).quantity};
}

Instance activations_of_all(const Setting& s, const Selected& selected) { // M7
    const Index l = layer_at(s, selected).l();
    return {{chain({columns(s, Symbol::activation, l), activated(s, l, columns(s, Symbol::weighted_input, l)),
                    activated(s, l, inputs_written_out(s, l.value))})},
            s.names().a(l).quantity};
}

Formula layer_of_all(const Setting& s, const Index& l, Formula before) {
    const Names& n = s.names();
    return activated(s, l, n.transposed(n.W(l)) * std::move(before) + B(s, l));
}

Instance every_layer(const Setting& s, const Selected& selected) { // M8
    const Place p = layer_at(s, selected);
    const auto line = [&](const Index& l) {
        return equation(columns(s, Symbol::activation, l),
                        layer_of_all(s, l, columns(s, Symbol::activation, moved(l, -1))));
    };
    Formulas lines{line({p.layer, "l"})};
    for (int l = 1; l <= s.depth(); ++l) lines.push_back(line(Names::at(l)));
    return {std::move(lines), s.names().a(p.l()).quantity};
}

// Y from the activations before it, or through all layers from X.
Formula from_inputs(const Setting& s, int l, bool nested) {
    const Names& n = s.names();
    const Formula before =
        nested && l > 1 ? from_inputs(s, l - 1, true) : columns(s, Symbol::activation, {l - 1, {}});
    return activated(s, {l, {}}, n.transposed(n.W({l, {}})) * before + B(s, {l, {}}));
}

Instance outputs_of_all(const Setting& s, const Selected&) { // M10
    Formulas sides{outputs(s), from_inputs(s, s.depth(), false)};
    if (s.depth() > 1) sides.push_back(from_inputs(s, s.depth(), true));
    return {{chain(std::move(sides))}, s.names().a({s.depth(), {}}).quantity};
}

} // namespace

std::vector<Equation> regression_forward() {
    return {
        {"M1", notes, inputs, "One sample", {}, always_holds, theirs, one_sample},
        {"M2", notes, inputs, "All samples, side by side", {}, always_holds, theirs, all_samples},
        {"M3", notes, hidden, "What goes into a node", {}, always_holds, theirs, weighted_input_of_sample},
        {"M4", notes, hidden, "What comes out of it", {}, always_holds, theirs, activation_of_sample},
        {"M5", notes, hidden, "A layer's inputs for one sample", {}, always_holds, theirs, inputs_of_layer},
        {"M6", notes, hidden, "A layer's inputs for all samples", {}, always_holds, theirs, inputs_of_all},
        {"M7",
         notes,
         hidden,
         "A layer's activations for all samples",
         {},
         always_holds,
         theirs,
         activations_of_all},
        {"M8", notes, output, "Any layer from the one before", "W is printed without its ᵀ.", always_holds,
         theirs, every_layer},
        {"M10", notes, output, "The outputs of all samples", {}, always_holds, theirs, outputs_of_all},
    };
}

} // namespace backstep::equations
