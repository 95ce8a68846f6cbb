#include "core/derivation/equations/suresh_sardana.h"

#include <algorithm>
#include <iterator>

// S21–S29: hidden layers, biases, and the general form.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "suresh-sardana";
constexpr std::string_view theirs = "notes-3-4-2";

// W2ᵀ δ2 with its sums, but for the 1/K of a mean.
Formula errors_behind(const Nodes& N) {
    return N.entries(N.names().dE_da({N.H, {}}), [&](int j) {
        return N.over_outputs([&](const Index& k) {
            return N.names().W({N.L, {}}, k, {j, {}}) * N.names().slope({N.L, {}}, k) * group(N.residual(k));
        });
    });
}

Formula bias_partials(const Nodes& N, int l) {
    return N.entries(N.dE_db(l), [&](int i) { return N.dE_db(Place{l, i}); });
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
    const Formula turned = N.weights(N.L, true);
    const Formula each =
        N.entries(N.delta(N.L), [&](int k) { return N.slope(N.L, k) * group(N.residual(k)); });
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
    return {{equation(N.dE_dW(N.H), N.partials(N.H)), equation(N.dE_dW(N.H), per_output(s, product)),
             equation(N.dE_dW(N.H), each)},
            N.dE_dW(N.H).quantity};
}

// W2ᵀ δ2 ⊙ σ′(W1 x0 + b1)
Formula hidden_delta_of(const Nodes& N, int l) {
    return hadamard(N.names().transposed(N.W(l + 1)) * N.delta(l + 1), N.slope_of_layer(l));
}

Instance hidden_delta(const Setting& s, const Selected&) { // S24
    const Nodes N(s);
    const Formula before = s.names().transposed(N.x(N.H - 1));
    const Formula sums = N.entries(N.names().slope({N.H, {}}), [&](int i) { return N.sigma_slope(N.H, i); });
    return {{chain({N.slopes(N.H), sums, N.slope_of_layer(N.H)}),
             equation(N.dE_dW(N.H), group(hidden_delta_of(N, N.H), Bracket::square) * before),
             equation(N.delta(N.H), hidden_delta_of(N, N.H)), equation(N.dE_dW(N.H), N.delta(N.H) * before)},
            N.delta(N.H).quantity};
}

Instance output_biases(const Setting& s, const Selected&) { // S25
    const Nodes N(s);
    Instance all{{equation(N.dE_db(N.L), bias_partials(N, N.L))}, N.dE_db(N.L).quantity};
    if (!needs_squared_error(s) && !needs_output_slope(s)) {
        all.lines.push_back(equation(N.dE_db(N.L), per_output(s, N.output_errors())));
        all.lines.push_back(equation(N.dE_db(N.L), per_output(s, N.output_delta())));
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
    all.lines.push_back(words("Here L = " + std::to_string(L) + " and i = " + std::to_string(l) + "."));
    return all;
}

Instance updates(const Setting& s, const Selected& selected) { // S28
    const Nodes N(s);
    const Names n = s.names().of_example(0);
    Instance all{{}, Quantity{Symbol::updated_weight, layer_of(selected, 1, s.depth())}};
    for (int layer = 1; layer <= N.layers_shown(); ++layer) {
        const Index l{layer, {}};
        const Formula rate = learning_rate(s, layer), W = n.W(l), b = n.b(l);
        all.lines.push_back(update(W, {Symbol::updated_weight, layer}, W - rate * n.dE_dW(l)));
        const Formula delta = of_update(s, [&](const Names& one) { return one.delta(l); });
        const Formula right = s.scenario().update_biases ? b - rate * delta : b;
        all.lines.push_back(update(b, {Symbol::updated_bias, layer}, right));
    }
    if (!s.scenario().update_biases) all.lines.push_back(words("This scenario holds its biases fixed."));
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
             "The vector's entries print σ′₈ n₈ − y₁ without the brackets of σ′₈(n₈ − y₁); the third line "
             "leaves out "
             "the bias inside σ′.",
             hidden, theirs, back_through_the_weights},
            {"S23", notes, section, "They fill a matrix too", {}, hidden, theirs, hidden_matrix},
            {"S24", notes, section, "The hidden layer's error δ and its weights' gradient",
             "The bias inside σ′ is left out: σ′(W₁ x₀).", needs_hidden_layer, theirs, hidden_delta}};
}

std::vector<Equation> of_biases_and_all(const Obstacle& slope) {
    const char* biases = "3.3 The biases as vectors";
    const char* general = "3.4 Any number of layers";
    return {
        {"S25", notes, biases, "The gradient of the outputs' biases",
         "The third line leaves out the bias inside σ′.", always_holds, theirs, output_biases},
        {"S26", notes, biases, "The gradient of the hidden nodes' biases",
         "It prints σ′(W₂ x₁), the other layer's, for σ′(W₁ x₀ + b₁).", needs_hidden_layer, theirs,
         hidden_biases},
        {"S27", notes, general, "Every layer's error and gradients",
         "The biases inside σ′ are left out: σ′(Wᵢ xᵢ₋₁).", slope, theirs, any_layer},
        {"S28", notes, general, "A step for every layer", {}, always_holds, theirs, updates},
        {"S29", notes, general, "The slope of the sigmoid", {}, needs_sigmoid, theirs, slope_of_the_sigmoid}};
}

} // namespace

std::vector<Equation> suresh_sardana_layers() {
    const Obstacle slope = needs({needs_squared_error, needs_output_slope});
    const Obstacle hidden = needs({needs_squared_error, needs_output_slope, needs_hidden_layer});
    std::vector<Equation> all = of_the_hidden_layer(hidden);
    std::ranges::move(of_biases_and_all(slope), std::back_inserter(all));
    return all;
}

} // namespace backstep::equations
