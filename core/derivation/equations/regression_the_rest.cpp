#include "core/derivation/equations/regression.h"

// M29–M31: what the notes leave to the reader: biases, matrices and classification.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "regression";
constexpr std::string_view section = "8 Left to the reader";

Place hidden_place(const Setting& s, const Selected& selected) {
    return place_in(s.depth() - 1, selected);
}

// (y_k − t_k) w_ik g′(z_i), over the outputs.
Formula behind_hidden(const Sample& m, const Names& names, const Index& i) {
    return m.over_outputs([&](const Index& k) {
        return m.scaled_residual(names, k) * names.W({m.L, {}}, k, i) * names.slope({m.H, {}}, i);
    });
}

Formula bias_step(const Setting& s, int l, const Index& i) {
    const Names all = s.names().of_example(0);
    const Formula b = all.b({l, {}}, i);
    return update(b, {Symbol::updated_bias, l, i.value}, b - learning_rate(s, l) * all.dE_db({l, {}}, i));
}

Formulas bias_lines(const Sample& m, const Place& output, const Place& hidden) {
    const Setting& s = m.s;
    const Names all = s.names().of_example(0);
    const Index k = m.at(output.row, "k"), i = m.at(hidden.row, "i");
    const auto of_all = [&](Formula f) { return one_over_M(s, one_over_K(s, std::move(f))); };
    Formulas lines{equation(all.dE_db(output.l(), k), of_all(m.over_samples([&](const Names& names) {
                                return m.scaled_residual(names, k);
                            })))};
    if (m.H > 0) {
        const auto behind = [&](const Names& names) { return behind_hidden(m, names, i); };
        lines.push_back(equation(all.dE_db(hidden.l(), i), of_all(m.over_samples(behind, m.K))));
    }
    if (!s.scenario().update_biases) return lines;
    lines.push_back(bias_step(s, output.layer, k));
    if (m.H > 0) lines.push_back(bias_step(s, hidden.layer, i));
    return lines;
}

Instance biases(const Setting& s, const Selected& selected) { // M29
    const Place output = place_in(s.depth(), selected), hidden = hidden_place(s, selected);
    const bool at_hidden = selected && selected->layer == hidden.layer && s.depth() > 1;
    const Place p = at_hidden ? hidden : output;
    const auto lines = [&](const Sample& m) { return bias_lines(m, output, hidden); };
    return {for_sample(s, lines), Quantity{.symbol = Symbol::bias_gradient, .layer = p.layer, .row = p.row}};
}

// Y − T, with g′(Z) where the output is not its weighted input; each hidden layer's from that behind it, as
// far back as layer l.
Formula errors(const Setting& s, int l) {
    const Index at{l, {}};
    if (l == s.depth() && s.activation(l) == Activation::identity) return outputs(s) - targets(s);
    const Formula slope = s.names().activation_slope(at, columns(s, Symbol::weighted_input, at));
    if (l == s.depth()) return hadamard(outputs(s) - targets(s), slope);
    const Formula behind = errors(s, l + 1);
    const bool is_sum = std::holds_alternative<Sum>(behind.node);
    return hadamard(W(s, l + 1) * (is_sum ? behind : group(behind)), slope);
}

Instance matrices(const Setting& s, const Selected&) { // M30
    const Names all = s.names().of_example(0);
    Instance made{{}, all.dE_dW({s.depth(), {}}).quantity};
    const auto of_all = [&](Formula f) { return one_over_M(s, one_over_K(s, std::move(f))); };
    for (int l = s.depth(); l > 0; --l) {
        const Index at{l, {}};
        const Formula A = columns(s, Symbol::activation, {l - 1, {}});
        made.lines.push_back(equation(all.dE_dW(at), of_all(A * all.transposed(errors(s, l)))));
        made.lines.push_back(equation(all.dE_db(at), of_all(row_sums(errors(s, l)))));
    }
    for (int l = s.depth(); l > 0; --l) {
        const Formula w = W(s, l), b = all.b({l, {}});
        made.lines.push_back(
            update(w, {Symbol::updated_weight, l}, w - learning_rate(s, l) * all.dE_dW({l, {}})));
        if (s.scenario().update_biases)
            made.lines.push_back(
                update(b, {Symbol::updated_bias, l}, b - learning_rate(s, l) * all.dE_db({l, {}})));
    }
    return made;
}

// y_k − t_k; where the targets do not add up to one, y_k Σ t − t_k.
Formula class_error(const Sample& m, const Names& names, const Index& k) {
    const Formula y = names.a({m.L, {}}, k);
    if (targets_add_up_to_one(m.s.scenario())) return y - names.y(k);
    const Formula all = m.total(m.K, "j", "K", [&](const Index& j) { return names.y(j); });
    return y * group(all) - names.y(k);
}

Formulas classification_lines(const Sample& m, const Place& output, const Place& hidden) {
    const Index k = m.at(output.row, "k"), i = m.at(output.column, "i");
    const Index at{m.L, {}};
    const Names all = m.s.names().of_example(0);
    const Formula sum = m.total(m.K, "j", "K", [&](const Index& j) { return exponential(m.z(m.L, j)); });
    const Formula likelihood = m.over_outputs([&](const Index& j) { return m.n.y(j) * logarithm(m.y(j)); });
    const Formula error = class_error(m, m.n, k);
    Formulas lines{
        equation(m.y(k), fraction(exponential(m.z(m.L, k)), sum)),
        equation(m.n.E(), -likelihood),
        equation(m.by(m.n.E(), m.z(m.L, k)), error),
        equation(m.n.dE_dW(at, k, i), error * m.a(m.H, i)),
        equation(m.n.dE_db(at, k), error),
        equation(all.dE_dW(at, k, i), m.mean([&](const Names& names) {
            return class_error(m, names, k) * names.a({m.H, {}}, i);
        })),
    };
    if (m.H == 0) return lines;
    const Index h = m.at(hidden.row, "i"), d = m.at(hidden.column, "d");
    lines.push_back(equation(m.n.dE_dW(hidden.l(), h, d), m.over_outputs([&](const Index& j) {
        return class_error(m, m.n, j) * m.w(m.L, j, h) * m.n.slope({m.H, {}}, h) * m.a(m.H - 1, d);
    })));
    return lines;
}

Instance classification(const Setting& s, const Selected& selected) { // M31
    const Place output = place_in(s.depth(), selected), hidden = hidden_place(s, selected);
    const auto lines = [&](const Sample& m) { return classification_lines(m, output, hidden); };
    return {for_sample(s, lines), s.names().delta(output.l(), output.i()).quantity};
}

std::optional<std::string> needs_classification(const Setting& s) {
    if (s.scenario().cost == Cost::softmax_cross_entropy) return std::nullopt;
    return "It is about softmax outputs with their cross-entropy; this scenario has another cost.";
}

} // namespace

std::vector<Equation> regression_the_rest() {
    const Obstacle both = needs({needs_squared_error, needs_output_slope});
    return {
        {"M29",
         notes,
         section,
         "The biases, which the notes leave to the reader",
         {},
         both,
         "regression-batch",
         biases},
        {"M30",
         notes,
         section,
         "All of it in matrices, which the notes leave to the reader",
         {},
         both,
         "regression-batch",
         matrices},
        {"M31",
         notes,
         section,
         "Classification with softmax, which the notes announce",
         {},
         needs_classification,
         "classification-softmax",
         classification},
    };
}

} // namespace backstep::equations
