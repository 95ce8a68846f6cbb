#include "core/derivation/equations/suresh_sardana.h"

#include <algorithm>

// S12–S20: the same in vectors and matrices, written out, to the output layer's gradient.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "suresh-sardana";
constexpr std::string_view theirs = "notes-3-4-2";
Formula biases(const Nodes& N, int l) {
    const Names& names = N.names();
    return N.entries(names.b({l, {}}), [&](int i) { return names.b({l, {}}, {i, {}}); });
}

Formula weighted_inputs(const Nodes& N, int l) {
    return N.entries(N.names().z({l, {}}), [&](int i) { return N.inner(l, i); });
}

Instance named_matrices(const Setting& s, const Selected&) { // S12
    const Nodes N(s);
    Instance all{{}, std::nullopt};
    for (int l = 1; l <= N.layers_shown(); ++l) all.lines.push_back(equation(N.W(l), N.weights(l)));
    for (int l = 0; l <= N.layers_shown(); ++l) all.lines.push_back(equation(N.x(l), N.nodes(l)));
    for (int l = 1; l <= N.layers_shown(); ++l)
        all.lines.push_back(equation(s.names().b({l, {}}), biases(N, l)));
    all.lines.push_back(equation(N.y(), N.entries(N.y(), [&](int k) { return s.names().y({k, {}}); })));
    return all;
}

Instance forward_in_layers(const Setting& s, const Selected& selected) { // S13
    const Nodes N(s);
    Instance all{{}, N.x(layer_of(selected, 1, N.L)).quantity};
    for (int l = 1; l <= N.layers_shown(); ++l)
        all.lines.push_back(equation(N.x(l), activated(s, {l, {}}, weighted_input(s, l))));
    return all;
}

Instance multiplied_out(const Setting& s, const Selected& selected) { // S14
    const Nodes N(s);
    Instance all{{}, s.names().z({layer_of(selected, 1, N.L), {}}).quantity};
    for (int l = 1; l <= N.layers_shown(); ++l)
        all.lines.push_back(chain(
            {weighted_input(s, l), N.weights(l) * N.nodes(l - 1) + biases(N, l), weighted_inputs(N, l)}));
    return all;
}

Instance output_weights_one_by_one(const Setting& s, const Selected& selected) { // S15
    const Nodes N(s);
    const Place first = place_in(N.L, selected);
    Instance all{{}, N.dE_dw(first).quantity};
    for (const int i : chosen_first(N.K, first.row, most_lines))
        for (const int j : chosen_first(s.neurons(N.H), first.column, most_lines)) {
            if (static_cast<int>(all.lines.size()) == most_lines) return all;
            all.lines.push_back(
                equation(N.dE_dw({N.L, i, j}), per_output(s, N.residual(i) * N.slope(N.L, i) * N.n(N.H, j))));
        }
    return all;
}

Instance output_matrix(const Setting& s, const Selected&) { // S16
    const Nodes N(s);
    return {{equation(N.dE_dW(N.L), N.partials(N.L)),
             equation(per_output(s, N.output_errors() * N.row_of_nodes(N.H)), N.partials(N.L))},
            N.dE_dW(N.L).quantity};
}

Instance output_matrix_by_elements(const Setting& s, const Selected&) { // S17
    const Nodes N(s);
    const Formula product = hadamard(N.residuals(), N.slopes(N.L)) * N.row_of_nodes(N.H);
    return {{equation(per_output(s, product), N.partials(N.L))}, N.dE_dW(N.L).quantity};
}

Instance output_slopes(const Setting& s, const Selected&) { // S18
    const Nodes N(s);
    const Formula sums = N.entries(N.names().slope({N.L, {}}), [&](int i) { return N.sigma_slope(N.L, i); });
    return {{chain({N.slopes(N.L), sums, N.slope_of_layer(N.L)}),
             chain({N.residuals(),
                    N.nodes(N.L) - N.entries(N.y(),
                                             [&](int k) {
                                                 return s.names().y({k, {}});
                                             }),
                    N.x(N.L) - N.y()}),
             equation(N.row_of_nodes(N.H), s.names().transposed(N.x(N.H)))},
            s.names().slope({N.L, {}}).quantity};
}

Instance output_delta(const Setting& s, const Selected&) { // S19
    const Nodes N(s);
    return {{equation(N.dE_dW(N.L), per_output(s, group(N.output_delta(), Bracket::square) *
                                                      s.names().transposed(N.x(N.H)))),
             equation(N.delta(N.L), per_output(s, N.output_delta()))},
            N.delta(N.L).quantity};
}

Instance output_gradient(const Setting& s, const Selected&) { // S20
    const Nodes N(s);
    return {{equation(N.dE_dW(N.L), N.delta(N.L) * s.names().transposed(N.x(N.H)))}, N.dE_dW(N.L).quantity};
}

std::vector<Equation> of_the_network() {
    const char* section = "3 The network in matrices";
    return {{"S12", notes, section, "Weights, nodes, biases and targets as matrices",
             "The third row of W₁ prints w₃₆ twice; the first of them is w₂₆.", always_holds, theirs,
             named_matrices},
            {"S13",
             notes,
             section,
             "The forward pass, a layer at a time",
             {},
             always_holds,
             theirs,
             forward_in_layers},
            {"S14", notes, section, "A layer's weighted inputs multiplied out",
             "The left sides print W₁ x₀ and W₂ x₁ without the bias that the right sides contain.",
             always_holds, theirs, multiplied_out}};
}

std::vector<Equation> of_the_output(const Obstacle& slope) {
    const char* section = "3.1 The output layer's weights";
    return {
        {"S15",
         notes,
         section,
         "The gradient of each weight into an output",
         {},
         slope,
         theirs,
         output_weights_one_by_one},
        {"S16", notes, section, "They fill a matrix: a column times a row", {}, slope, theirs, output_matrix},
        {"S17",
         notes,
         section,
         "The column taken apart by an elementwise product",
         {},
         slope,
         theirs,
         output_matrix_by_elements},
        {"S18", notes, section, "Each factor as a vector",
         "It prints σ′(W₂ x₁) without the bias, and b₉ for b₈ in the first row.", needs_output_slope, theirs,
         output_slopes},
        {"S19", notes, section, "The output layer's error δ", "The bias inside σ′ is left out: σ′(W₂ x₁).",
         slope, theirs, output_delta},
        {"S20",
         notes,
         section,
         "The gradient of the output layer's weights",
         {},
         always_holds,
         theirs,
         output_gradient}};
}

} // namespace

std::vector<Equation> suresh_sardana_matrix() {
    const Obstacle slope = needs({needs_squared_error, needs_output_slope});
    std::vector<Equation> all = of_the_network();
    std::ranges::move(of_the_output(slope), std::back_inserter(all));
    return all;
}

} // namespace backstep::equations
