#include "core/derivation/equations/suresh_sardana.h"

// S1–S11: the error and its derivatives by single weights and biases, without vectors.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "suresh-sardana";
constexpr std::string_view theirs = "notes-3-4-2";

Instance error_of_outputs(const Setting& s, const Selected&) { // S1
    const Nodes N(s);
    const Formula E = s.names().E();
    return {{equation(E, half_of(s, squared(norm(N.x(N.L) - N.y()))))}, E.quantity};
}

Instance error_by_nodes(const Setting& s, const Selected&) { // S2
    const Nodes N(s);
    const Formula E = s.names().E();
    const Formula squares = N.over_outputs([&](const Index& k) { return squared(N.residual(k)); });
    return {{equation(E, half_of(s, group(squares)))}, E.quantity};
}

Instance nodes(const Setting& s, const Selected& selected) { // S3
    const Nodes N(s);
    const Place first = place_in(layer_of(selected, 1, N.L), selected);
    Instance all{{}, N.n(first.layer, first.row).quantity};
    const auto add = [&](int l, int i) {
        if (static_cast<int>(all.lines.size()) < most_lines)
            all.lines.push_back(equation(N.n(l, i), N.sigma(l, i)));
    };
    add(first.layer, first.row);
    for (int l = N.L; l > 0; --l)
        for (int i = 1; i <= s.neurons(l); ++i)
            if (l != first.layer || i != first.row) add(l, i);
    return all;
}

// (n8 − y1) ∂(n8 − y1)/∂x
Formula chained(const Nodes& N, const Index& k, const Formula& x) {
    return N.residual(k) * N.names().derivative(N.residual(k), x);
}

// The outputs' terms, all but one struck out: only that one depends on x.
Formula only_one_left(const Nodes& N, int k, const Formula& x) {
    Formulas terms;
    for (int i = 1; i <= N.K; ++i) {
        const Formula term = chained(N, Names::at(i), x);
        terms.push_back(i == k ? term : struck(term));
    }
    return sum(std::move(terms));
}

// ∂E/∂x over all outputs, then without those that do not depend on x, a weight or bias of output k.
Formulas chain_rule(const Nodes& N, const Formula& dE, const Formula& x, int k) {
    const Setting& s = N.setting();
    const auto each = [&](const Index& i) { return chained(N, i, x); };
    Formulas lines{equation(dE, per_output(s, N.over_outputs(each)))};
    if (N.K == 1) return lines;
    if (N.K <= most_written_terms) lines.push_back(equation(dE, per_output(s, only_one_left(N, k, x))));
    lines.push_back(equation(dE, per_output(s, chained(N, Names::at(k), x))));
    return lines;
}

Instance output_weight_by_chain_rule(const Setting& s, const Selected& selected) { // S4
    const Nodes N(s);
    const Place p = place_in(N.L, selected);
    const Formula dE = N.dE_dw(p);
    return {chain_rule(N, dE, N.w(p.layer, p.row, p.column), p.row), dE.quantity};
}

Instance output_by_its_weight(const Setting& s, const Selected& selected) { // S5
    const Nodes N(s);
    const Place p = place_in(N.L, selected);
    const Formula w = N.w(p.layer, p.row, p.column), n = N.n(N.H, p.column);
    const Formula left = s.names().derivative(N.residual(p.row), w);
    const Formula slope = N.sigma_slope(N.L, p.row);
    return {{equation(left, s.names().derivative(N.sigma(N.L, p.row), w)),
             equation(left, slope * s.names().derivative(w * n, w)), equation(left, slope * n)},
            N.slope(N.L, p.row).quantity};
}

Instance output_weight(const Setting& s, const Selected& selected) { // S6
    const Nodes N(s);
    const Place p = place_in(N.L, selected);
    const Formula dE = N.dE_dw(p), r = N.residual(p.row), n = N.n(N.H, p.column);
    return {{equation(dE, per_output(s, r * N.sigma_slope(N.L, p.row) * n)),
             equation(N.slope(N.L, p.row), N.sigma_slope(N.L, p.row)),
             equation(dE, per_output(s, r * N.slope(N.L, p.row) * n))},
            dE.quantity};
}

Instance weight_update(const Setting& s, const Selected& selected) { // S7
    const Nodes N(s);
    const Place p = place_in(layer_of(selected, 1, N.L), selected);
    const Names all = s.names().of_example(0);
    const Formula w = all.W(p.l(), p.i(), p.j()), dE = all.dE_dW(p.l(), p.i(), p.j());
    const Quantity updated{Symbol::updated_weight, p.layer, p.row, p.column};
    Instance made{{update(w, updated, w - learning_rate(s, p.layer) * dE)}, updated};
    if (s.example_count() > 1)
        made.lines.push_back(
            equation(dE, of_update(s, [&](const Names& n) { return n.dE_dW(p.l(), p.i(), p.j()); })));
    return made;
}

Instance first_term_further_back(const Setting& s, const Selected& selected) { // S8
    const Nodes N(s);
    const Names& names = s.names();
    const Place p = place_in(N.H, selected);
    const Formula w = N.w(p.layer, p.row, p.column), n = N.n(N.H, p.row);
    const Formula before = N.n(N.H - 1, p.column), to_output = N.w(N.L, 1, p.row);
    const Formula r = N.residual(1), by_output = r * N.slope(N.L, 1);
    const Formula left = r * names.derivative(r, w);
    const auto line = [&](Formula right) { return equation(left, std::move(right)); };
    const auto by_w = [&](Formula f) { return names.derivative(std::move(f), w); };
    const Formula by_node = by_output * to_output * N.slope(N.H, p.row);
    return {{line(r * by_w(N.n(N.L, 1))), line(r * by_w(N.sigma(N.L, 1))),
             line(r * N.sigma_slope(N.L, 1) * by_w(N.inner(N.L, 1))),
             equation(N.slope(N.L, 1), N.sigma_slope(N.L, 1)), line(by_output * by_w(N.inner(N.L, 1))),
             line(by_output * by_w(to_output * n)), line(by_output * to_output * by_w(N.sigma(N.H, p.row))),
             line(by_output * to_output * N.sigma_slope(N.H, p.row) * by_w(N.inner(N.H, p.row))),
             equation(N.slope(N.H, p.row), N.sigma_slope(N.H, p.row)),
             line(by_node * by_w(N.inner(N.H, p.row))), line(by_node * by_w(w * before)),
             line(by_node * before)},
            N.dE_dw(p).quantity};
}

Instance hidden_weight(const Setting& s, const Selected& selected) { // S9
    const Nodes N(s);
    const Place p = place_in(N.H, selected);
    const Formula dE = N.dE_dw(p), before = N.n(N.H - 1, p.column), slope = N.slope(N.H, p.row);
    const Formula each = N.over_outputs([&](const Index& k) {
        return N.residual(k) * s.names().slope({N.L, {}}, k) * s.names().W({N.L, {}}, k, p.i()) * slope *
               before;
    });
    return {{equation(dE, per_output(s, each)),
             equation(dE, per_output(s, group(N.error_behind(p.row)) * slope * before))},
            dE.quantity};
}

Instance hidden_bias(const Setting& s, const Selected& selected) { // S10
    const Nodes N(s);
    const Names& names = s.names();
    const Place p = place_in(N.H, selected);
    const Formula b = names.b(p.l(), p.i()), dE = N.dE_db(p), n = N.n(N.H, p.row);
    const Formula all = N.over_outputs([&](const Index& k) { return chained(N, k, b); });
    const auto by_b = [&](Formula f) { return names.derivative(std::move(f), b); };
    Instance made{{equation(dE, per_output(s, all)),
                   equation(by_b(N.residual(1)), N.sigma_slope(N.L, 1) * N.w(N.L, 1, p.row) * by_b(n)),
                   equation(by_b(n), N.sigma_slope(N.H, p.row))},
                  dE.quantity};
    for (const int k : chosen_first(N.K, 1, most_written_terms))
        made.lines.push_back(
            equation(by_b(N.residual(k)), N.slope(N.L, k) * N.slope(N.H, p.row) * N.w(N.L, k, p.row)));
    made.lines.push_back(equation(dE, per_output(s, N.slope(N.H, p.row) * group(N.error_behind(p.row)))));
    return made;
}

Instance output_bias(const Setting& s, const Selected& selected) { // S11
    const Nodes N(s);
    const Place p = place_in(N.L, selected);
    const Formula b = s.names().b(p.l(), p.i()), dE = N.dE_db(p), r = N.residual(p.row);
    Instance made{chain_rule(N, dE, b, p.row), dE.quantity};
    made.lines.push_back(equation(dE, per_output(s, r * s.names().derivative(N.n(N.L, p.row), b))));
    made.lines.push_back(equation(dE, per_output(s, r * N.slope(N.L, p.row))));
    return made;
}

} // namespace

std::vector<Equation> suresh_sardana_scalar() {
    const Obstacle output = needs({needs_squared_error, needs_output_slope});
    const Obstacle hidden = needs({needs_squared_error, needs_output_slope, needs_hidden_layer});
    return {
        {"S1",
         notes,
         "1 How wrong the network is",
         "The error of the outputs",
         {},
         needs_squared_error,
         theirs,
         error_of_outputs},
        {"S2",
         notes,
         "2.1 The network, node by node",
         "The error, output by output",
         {},
         needs_squared_error,
         theirs,
         error_by_nodes},
        {"S3",
         notes,
         "2.2 A weight into an output",
         "Every node from those before it",
         {},
         needs_elementwise_output,
         theirs,
         nodes},
        {"S4",
         notes,
         "2.2 A weight into an output",
         "The chain rule over both outputs, and what is left",
         {},
         output,
         theirs,
         output_weight_by_chain_rule},
        {"S5",
         notes,
         "2.2 A weight into an output",
         "How the output changes with its weight",
         {},
         needs_output_slope,
         theirs,
         output_by_its_weight},
        {"S6",
         notes,
         "2.2 A weight into an output",
         "The gradient of a weight into an output",
         {},
         output,
         theirs,
         output_weight},
        {"S7",
         notes,
         "2.3 Changing the weight",
         "A step against the gradient",
         {},
         always_holds,
         theirs,
         weight_update},
        {"S8", notes, "2.4.1 A weight one layer further back, first term",
         "The first output's term, line by line",
         "Each line prints ∂E/∂w14 on its left, though it follows only the first of the terms.", hidden,
         theirs, first_term_further_back},
        {"S9",
         notes,
         "2.4.2 A weight one layer further back, both terms",
         "The gradient of a weight into a hidden node",
         {},
         hidden,
         theirs,
         hidden_weight},
        {"S10",
         notes,
         "2.5 Biases",
         "The gradient of a hidden node's bias, line by line",
         {},
         hidden,
         theirs,
         hidden_bias},
        {"S11", notes, "2.5 Biases", "The gradient of an output's bias", {}, output, theirs, output_bias},
    };
}

} // namespace backstep::equations
