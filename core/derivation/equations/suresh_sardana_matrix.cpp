#include "core/derivation/equations/suresh_sardana.h"

#include <algorithm>

// S12–S29: the same in vectors and matrices, written out.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "suresh-sardana";
constexpr std::string_view theirs = "notes-3-4-2";
constexpr int most_layers = 6;

int layers_shown(const Setting& s) {
    return std::min(s.depth(), most_layers);
}

// The entries of a layer's weights, and of their transpose.
Formula weights(const Nodes& N, int l, bool turned = false) {
    return written_out(
        N.setting(), *N.W(l).quantity, [&](int i, int j) { return N.w(l, i, j); }, turned);
}

Formula entries(const Nodes& N, const Formula& vector, const std::function<Formula(int)>& entry) {
    return written_out(N.setting(), *vector.quantity, [&](int i, int) { return entry(i); });
}

Formula nodes_of(const Nodes& N, int l) {
    return entries(N, N.x(l), [&](int i) { return N.n(l, i); });
}

Formula biases(const Nodes& N, int l) {
    const Names& names = N.names();
    return entries(N, names.b({l, {}}), [&](int i) { return names.b({l, {}}, {i, {}}); });
}

Formula weighted_inputs(const Nodes& N, int l) {
    return entries(N, N.names().z({l, {}}), [&](int i) { return N.inner(l, i); });
}

Formula bias_partials(const Nodes& N, int l) {
    return entries(N, N.dE_db(l), [&](int i) { return N.dE_db(Place{l, i}); });
}

// W2ᵀ δ2 with its sums, but for the 1/K of a mean.
Formula errors_behind(const Nodes& N) {
    return entries(N, N.x(N.H), [&](int j) {
        return N.over_outputs([&](const Index& k) {
            return N.names().W({N.L, {}}, k, {j, {}}) * N.names().slope({N.L, {}}, k) * group(N.residual(k));
        });
    });
}

Instance named_matrices(const Setting& s, const Selected&) { // S12
    const Nodes N(s);
    Instance all{{}, std::nullopt};
    for (int l = 1; l <= layers_shown(s); ++l) all.lines.push_back(equation(N.W(l), weights(N, l)));
    for (int l = 0; l <= layers_shown(s); ++l) all.lines.push_back(equation(N.x(l), nodes_of(N, l)));
    for (int l = 1; l <= layers_shown(s); ++l)
        all.lines.push_back(equation(s.names().b({l, {}}), biases(N, l)));
    all.lines.push_back(equation(N.y(), entries(N, N.y(), [&](int k) { return s.names().y({k, {}}); })));
    return all;
}

Instance forward_in_layers(const Setting& s, const Selected& selected) { // S13
    const Nodes N(s);
    Instance all{{}, N.x(layer_of(selected, 1, N.L)).quantity};
    for (int l = 1; l <= layers_shown(s); ++l)
        all.lines.push_back(equation(N.x(l), s.names().activation({l, {}}, weighted_input(s, l))));
    return all;
}

Instance multiplied_out(const Setting& s, const Selected& selected) { // S14
    const Nodes N(s);
    Instance all{{}, s.names().z({layer_of(selected, 1, N.L), {}}).quantity};
    for (int l = 1; l <= layers_shown(s); ++l)
        all.lines.push_back(chain({weighted_input(s, l), weights(N, l) * nodes_of(N, l - 1) + biases(N, l),
                                   weighted_inputs(N, l)}));
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

Formula output_errors(const Nodes& N) {
    return entries(N, N.delta(N.L), [&](int k) { return N.residual(k) * N.slope(N.L, k); });
}

Instance output_matrix(const Setting& s, const Selected&) { // S16
    const Nodes N(s);
    return {{equation(N.dE_dW(N.L), N.partials(N.L)),
             equation(per_output(s, output_errors(N) * N.row_of_nodes(N.H)), N.partials(N.L))},
            N.dE_dW(N.L).quantity};
}

Instance output_matrix_by_elements(const Setting& s, const Selected&) { // S17
    const Nodes N(s);
    const Formula product = hadamard(N.residuals(), N.slopes(N.L)) * N.row_of_nodes(N.H);
    return {{equation(per_output(s, product), N.partials(N.L))}, N.dE_dW(N.L).quantity};
}

Instance output_slopes(const Setting& s, const Selected&) { // S18
    const Nodes N(s);
    const Formula sums = entries(N, N.delta(N.L), [&](int i) { return N.sigma_slope(N.L, i); });
    return {{chain({N.slopes(N.L), sums, N.slope_of_layer(N.L)}),
             chain({N.residuals(),
                    nodes_of(N, N.L) - entries(N, N.y(),
                                               [&](int k) {
                                                   return s.names().y({k, {}});
                                               }),
                    N.x(N.L) - N.y()}),
             equation(N.row_of_nodes(N.H), s.names().transposed(N.x(N.H)))},
            s.names().slope({N.L, {}}).quantity};
}

// (x2 − y) ⊙ σ′(W2 x1 + b2)
Formula output_delta_of(const Nodes& N) {
    return hadamard(N.x(N.L) - N.y(), N.slope_of_layer(N.L));
}

Instance output_delta(const Setting& s, const Selected&) { // S19
    const Nodes N(s);
    return {{equation(N.dE_dW(N.L), per_output(s, group(output_delta_of(N), Bracket::square) *
                                                      s.names().transposed(N.x(N.H)))),
             equation(N.delta(N.L), per_output(s, output_delta_of(N)))},
            N.delta(N.L).quantity};
}

Instance output_gradient(const Setting& s, const Selected&) { // S20
    const Nodes N(s);
    return {{equation(N.dE_dW(N.L), N.delta(N.L) * s.names().transposed(N.x(N.H)))}, N.dE_dW(N.L).quantity};
}

// ((n8 − y1) σ′8 w48 + (n9 − y2) σ′9 w49) σ′4 n1
Formula hidden_gradient_of(const Nodes& N, int i, int j) {
    return group(N.error_behind(i)) * N.slope(N.H, i) * N.n(N.H - 1, j);
}

Instance hidden_weights_one_by_one(const Setting& s, const Selected& selected) { // S21
    const Nodes N(s);
    const Place first = place_in(N.H, selected);
    Instance all{{}, N.dE_dw(first).quantity};
    for (const int j : chosen_first(s.neurons(N.H - 1), first.column, most_lines))
        for (const int i : chosen_first(s.neurons(N.H), first.row, most_lines)) {
            if (static_cast<int>(all.lines.size()) == most_lines) return all;
            all.lines.push_back(equation(N.dE_dw({N.H, i, j}), per_output(s, hidden_gradient_of(N, i, j))));
        }
    return all;
}

Instance back_through_the_weights(const Setting& s, const Selected&) { // S22
    const Nodes N(s);
    const Formula turned = weights(N, N.L, true);
    const Formula each =
        entries(N, N.delta(N.L), [&](int k) { return N.slope(N.L, k) * group(N.residual(k)); });
    const Formula left = s.names().transposed(N.W(N.L)) * N.delta(N.L);
    return {{equation(left, per_output(s, turned * each)),
             equation(left, per_output(s, turned * group(hadamard(N.slopes(N.L), N.residuals())))),
             equation(left, per_output(s, s.names().transposed(N.W(N.L)) *
                                              group(hadamard(N.slope_of_layer(N.L), N.x(N.L) - N.y()),
                                                    Bracket::square))),
             equation(left, per_output(s, errors_behind(N)))},
            s.names().dE_da({N.H, {}}).quantity};
}

Instance hidden_matrix(const Setting& s, const Selected&) { // S23
    const Nodes N(s);
    const Formula product = hadamard(errors_behind(N), N.slopes(N.H)) * N.row_of_nodes(N.H - 1);
    const Formula each = written_out(
        s, *N.dE_dW(N.H).quantity, [&](int i, int j) { return per_output(s, hidden_gradient_of(N, i, j)); });
    return {{chain({per_output(s, product), each, N.partials(N.H), N.dE_dW(N.H)})}, N.dE_dW(N.H).quantity};
}

// W2ᵀ δ2 ⊙ σ′(W1 x0 + b1)
Formula hidden_delta_of(const Nodes& N, int l) {
    return hadamard(N.names().transposed(N.W(l + 1)) * N.delta(l + 1), N.slope_of_layer(l));
}

Instance hidden_delta(const Setting& s, const Selected&) { // S24
    const Nodes N(s);
    const Formula before = s.names().transposed(N.x(N.H - 1));
    const Formula sums = entries(N, N.delta(N.H), [&](int i) { return N.sigma_slope(N.H, i); });
    return {{chain({N.slopes(N.H), sums, N.slope_of_layer(N.H)}),
             equation(N.dE_dW(N.H), group(hidden_delta_of(N, N.H), Bracket::square) * before),
             equation(N.delta(N.H), hidden_delta_of(N, N.H)), equation(N.dE_dW(N.H), N.delta(N.H) * before)},
            N.delta(N.H).quantity};
}

Instance output_biases(const Setting& s, const Selected&) { // S25
    const Nodes N(s);
    Instance all{{equation(N.dE_db(N.L), bias_partials(N, N.L))}, N.dE_db(N.L).quantity};
    if (!needs_squared_error(s) && !needs_output_slope(s)) {
        all.lines.push_back(equation(N.dE_db(N.L), per_output(s, output_errors(N))));
        all.lines.push_back(equation(N.dE_db(N.L), per_output(s, output_delta_of(N))));
    }
    all.lines.push_back(equation(N.dE_db(N.L), N.delta(N.L)));
    return all;
}

Instance hidden_biases(const Setting& s, const Selected&) { // S26
    const Nodes N(s);
    const Formula back = s.names().transposed(N.W(N.L)) * N.dE_db(N.L);
    return {{equation(N.dE_db(N.H), bias_partials(N, N.H)),
             equation(N.dE_db(N.H), hadamard(back, N.slope_of_layer(N.H))),
             equation(N.dE_db(N.H), hidden_delta_of(N, N.H)), equation(N.dE_db(N.H), N.delta(N.H))},
            N.dE_db(N.H).quantity};
}

// A layer by its letter, or one beside it.
Index lettered(const std::string& letter, int layer, int by = 0) {
    return {layer + by, by == 0 ? letter : letter + (by < 0 ? "−1" : "+1")};
}

// W_i x_(i−1) + b_i
Formula lettered_input(const Setting& s, const std::string& letter, int l) {
    const Index i = lettered(letter, l);
    return s.names().W(i) * activations(s, lettered(letter, l, -1)) + s.names().b(i);
}

Instance any_layer(const Setting& s, const Selected& selected) { // S27
    const Names& n = s.names();
    const int L = s.depth(), l = layer_of(selected, 1, std::max(L - 1, 1));
    const Index last = lettered("L", L), i = lettered("i", l), next = lettered("i", l, 1);
    const Formula slope = n.activation_slope(last, lettered_input(s, "L", L));
    Instance all{{equation(n.delta(last), per_output(s, hadamard(n.a(last) - n.y(), slope)))},
                 n.delta({l, {}}).quantity};
    if (l < L)
        all.lines.push_back(equation(n.delta(i), hadamard(n.transposed(n.W(next)) * n.delta(next),
                                                          n.activation_slope(i, lettered_input(s, "i", l)))));
    all.lines.push_back(
        equation(n.dE_dW(i), n.delta(i) * n.transposed(activations(s, lettered("i", l, -1)))));
    all.lines.push_back(equation(n.dE_db(i), n.delta(i)));
    all.lines.push_back(words("here L = " + std::to_string(L) + " and i = " + std::to_string(l)));
    return all;
}

Instance updates(const Setting& s, const Selected& selected) { // S28
    const Names n = s.names().of_example(0);
    Instance all{{}, Quantity{Symbol::updated_weight, layer_of(selected, 1, s.depth())}};
    for (int layer = 1; layer <= layers_shown(s); ++layer) {
        const Index l{layer, {}};
        const Formula rate = learning_rate(s, layer), W = n.W(l), b = n.b(l);
        all.lines.push_back(update(W, {Symbol::updated_weight, layer}, W - rate * n.dE_dW(l)));
        const Formula delta = of_update(s, [&](const Names& one) { return one.delta(l); });
        const Formula right = s.scenario().update_biases ? b - rate * delta : b;
        all.lines.push_back(update(b, {Symbol::updated_bias, layer}, right));
    }
    if (!s.scenario().update_biases) all.lines.push_back(words("this scenario holds its biases fixed"));
    return all;
}

Instance slope_of_the_sigmoid(const Setting& s, const Selected& selected) { // S29
    const Nodes N(s);
    const Names& n = s.names();
    int l = s.depth();
    while (s.activation(l) != Activation::sigmoid) --l;
    if (selected && selected->layer > 0 && s.activation(selected->layer) == Activation::sigmoid)
        l = selected->layer;
    const Place p = place_in(l, selected);
    const Formula z = n.z(p.l(), p.i()), x = abbreviation({.base = "x"}, z), a = N.n(l, p.row);
    const auto one_minus = [&](const Formula& f) { return group(number(1) - f); };
    const Formula of_x = n.activation(p.l(), x);
    return {{equation(n.activation_slope(p.l(), x), of_x * one_minus(of_x)),
             chain({N.slope(l, p.row), n.activation_slope(p.l(), z),
                    n.activation(p.l(), z) * one_minus(n.activation(p.l(), z)), a * one_minus(a)})},
            N.slope(l, p.row).quantity};
}

std::vector<Equation> of_the_network() {
    const char* section = "3 The network in matrices";
    return {{"S12", notes, section, "Weights, nodes, biases and targets as matrices",
             "The third row of W1 prints w36 twice; the first of them is w26.", always_holds, theirs,
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
             "The left sides print W1 x0 and W2 x1 without the bias that the right sides contain.",
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
         "It prints σ′(W2 x1) without the bias, and b9 for b8 in the first row.", needs_output_slope, theirs,
         output_slopes},
        {"S19", notes, section, "The output layer's error δ", "The bias inside σ′ is left out: σ′(W2 x1).",
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

std::vector<Equation> of_the_hidden_layer(const Obstacle& hidden) {
    const char* section = "3.2 The hidden layer's weights";
    return {{"S21",
             notes,
             section,
             "The gradient of each weight into a hidden node",
             {},
             hidden,
             theirs,
             hidden_weights_one_by_one},
            {"S22", notes, section, "The error sent back through the weights",
             "The vector's entries print σ′8 n8 − y1 without the brackets of σ′8 (n8 − y1).", hidden, theirs,
             back_through_the_weights},
            {"S23", notes, section, "They fill a matrix too", {}, hidden, theirs, hidden_matrix},
            {"S24", notes, section, "The hidden layer's error δ and its weights' gradient",
             "The bias inside σ′ is left out: σ′(W1 x0).", needs_hidden_layer, theirs, hidden_delta}};
}

std::vector<Equation> of_biases_and_all(const Obstacle& slope) {
    const char* biases = "3.3 The biases as vectors";
    const char* general = "3.4 Any number of layers";
    return {
        {"S25",
         notes,
         biases,
         "The gradient of the outputs' biases",
         {},
         always_holds,
         theirs,
         output_biases},
        {"S26", notes, biases, "The gradient of the hidden nodes' biases",
         "It prints σ′(W2 x1), the other layer's, for σ′(W1 x0 + b1).", needs_hidden_layer, theirs,
         hidden_biases},
        {"S27", notes, general, "Every layer's error and gradients",
         "The biases inside σ′ are left out: σ′(Wi x(i−1)).", slope, theirs, any_layer},
        {"S28", notes, general, "A step for every layer", {}, always_holds, theirs, updates},
        {"S29", notes, general, "The slope of the sigmoid", {}, needs_sigmoid, theirs, slope_of_the_sigmoid}};
}

} // namespace

std::vector<Equation> suresh_sardana_matrix() {
    const Obstacle slope = needs({needs_squared_error, needs_output_slope});
    const Obstacle hidden = needs({needs_squared_error, needs_output_slope, needs_hidden_layer});
    std::vector<Equation> all;
    for (auto part :
         {of_the_network(), of_the_output(slope), of_the_hidden_layer(hidden), of_biases_and_all(slope)})
        std::ranges::move(part, std::back_inserter(all));
    return all;
}

} // namespace backstep::equations
