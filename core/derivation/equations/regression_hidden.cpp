#include "core/derivation/equations/regression.h"

// M22–M28: the hidden layer's weights, and both gradients over all samples.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "regression";
constexpr std::string_view theirs = "regression-batch";
constexpr std::string_view hidden = "6 The hidden layer's weights";
constexpr std::string_view together = "7 All samples together";

// A weight into the hidden layer, and an output k.
struct Weight {
    Weight(const Sample& sample, const Place& p)
        : m(sample), i(m.at(p.row, "i")), d(m.at(p.column, "d")), k(m.at(1, "k")), w(m.w(m.H, i, d)),
          a(m.a(m.H, i)), z(m.z(m.H, i)) {}

    const Sample& m;
    const Index i, d, k;
    const Formula w, a, z;

    Formula dE(const Names& names) const { return names.dE_dW({m.H, {}}, i, d); }
    /// (y_k − t_k) w_ik g′(z_i) x_d
    Formula term(const Names& names, const Index& output) const {
        return m.scaled_residual(names, output) * names.W({m.L, {}}, output, i) * names.slope({m.H, {}}, i) *
               names.a({m.H - 1, {}}, d);
    }
};

Place hidden_place(const Setting& s, const Selected& selected) {
    return place_in(s.depth() - 1, selected);
}

Instance shown(const Setting& s, const Selected& selected,
               const std::function<Formulas(const Weight&)>& lines) {
    const Place p = hidden_place(s, selected);
    const auto of_sample = [&](const Sample& m) { return lines(Weight(m, p)); };
    return {for_sample(s, of_sample), s.names().dE_dW(p.l(), p.i(), p.j()).quantity};
}

Instance hidden_weight_by_outputs(const Setting& s, const Selected& selected) { // M22
    return shown(s, selected, [&](const Weight& q) {
        const Formula sum =
            q.m.over_outputs([&](const Index& k) { return q.m.residual(q.m.n, k) * q.m.by(q.m.y(k), q.w); });
        return Formulas{equation(q.dE(q.m.n), one_over_K(s, sum))};
    });
}

Instance output_by_hidden_weight(const Setting& s, const Selected& selected) { // M23
    return shown(s, selected, [](const Weight& q) {
        const Formula y = q.m.y(q.k);
        return Formulas{equation(q.m.by(y, q.w), q.m.by(y, q.a) * q.m.by(q.a, q.w))};
    });
}

Instance activation_by_hidden_weight(const Setting& s, const Selected& selected) { // M24
    return shown(s, selected, [](const Weight& q) {
        const Formula w_out = q.m.w(q.m.L, q.k, q.i);
        return Formulas{
            equation(q.m.by(q.m.y(q.k), q.a),
                     q.m.has_linear_output() ? w_out : q.m.n.slope({q.m.L, {}}, q.k) * w_out),
            equation(q.m.by(q.a, q.w), q.m.by(q.a, q.z) * q.m.by(q.z, q.w)),
            equation(q.m.by(q.a, q.z), q.m.n.slope({q.m.H, {}}, q.i)),
        };
    });
}

Instance input_by_hidden_weight(const Setting& s, const Selected& selected) { // M25
    return shown(s, selected, [&](const Weight& q) {
        const Formula sum = q.m.total(s.neurons(q.m.H - 1), "j", "D", [&](const Index& j) {
            return q.m.w(q.m.H, q.i, j) * q.m.a(q.m.H - 1, j);
        });
        const Formula inner = sum + q.m.b(q.m.H, q.i);
        return Formulas{chain({q.m.by(q.z, q.w), q.m.by(group(inner), q.w), q.m.a(q.m.H - 1, q.d)})};
    });
}

Instance hidden_weight(const Setting& s, const Selected& selected) { // M26
    return shown(s, selected, [&](const Weight& q) {
        const Formula sum = q.m.over_outputs([&](const Index& k) { return q.term(q.m.n, k); });
        return Formulas{equation(q.dE(q.m.n), one_over_K(s, sum))};
    });
}

Instance hidden_weight_over_samples(const Setting& s, const Selected& selected) { // M27
    const Place p = hidden_place(s, selected);
    const Names all = s.names().of_example(0);
    Instance made = shown(s, selected, [&](const Weight& q) {
        const Formula sum = q.m.over_samples(
            [&](const Names& names) {
                return q.m.over_outputs([&](const Index& k) { return q.term(names, k); });
            },
            q.m.K);
        return Formulas{equation(q.dE(all), one_over_M(s, one_over_K(s, sum)))};
    });
    made.step = all.dE_dW(p.l(), p.i(), p.j()).quantity;
    return made;
}

Instance output_weight_over_samples(const Setting& s, const Selected& selected) { // M28
    const Place p = place_in(s.depth(), selected);
    const Names all = s.names().of_example(0);
    const auto lines = [&](const Sample& m) {
        const Index k = m.at(p.row, "k"), i = m.at(p.column, "i");
        const Formula sum = m.over_samples([&](const Names& names) {
            return m.scaled_residual(names, k) * names.a({m.H, {}}, i);
        });
        return Formulas{equation(all.dE_dW(p.l(), k, i), one_over_M(s, one_over_K(s, sum)))};
    };
    return {for_sample(s, lines), all.dE_dW(p.l(), p.i(), p.j()).quantity};
}

} // namespace

std::vector<Equation> regression_hidden() {
    const Obstacle error = needs({needs_squared_error, needs_hidden_layer});
    const Obstacle slope = needs({needs_output_slope, needs_hidden_layer});
    const Obstacle both = needs({needs_squared_error, needs_output_slope, needs_hidden_layer});
    constexpr std::string_view missing_K =
        "Printed without 1/K, which (27) has: a mean over the outputs has it in each E_m here.";
    return {
        {"M22", notes, hidden, "Every output depends on it",
         "Printed with a minus sign, which (26) no longer has: it is +.", error, theirs,
         hidden_weight_by_outputs},
        {"M23",
         notes,
         hidden,
         "Through the hidden activation",
         {},
         needs_hidden_layer,
         theirs,
         output_by_hidden_weight},
        {"M24", notes, hidden, "Each factor by itself", {}, slope, theirs, activation_by_hidden_weight},
        {"M25",
         notes,
         hidden,
         "How its weighted input changes",
         {},
         needs_hidden_layer,
         theirs,
         input_by_hidden_weight},
        {"M26", notes, hidden, "The gradient of a hidden weight", missing_K, both, theirs, hidden_weight},
        {"M27", notes, together, "A hidden weight's gradient", {}, both, theirs, hidden_weight_over_samples},
        {"M28", notes, together, "An output weight's gradient",
         "The activation is printed with layer [2]; it is the one before, [1].",
         needs({needs_squared_error, needs_output_slope}), theirs, output_weight_over_samples},
    };
}

} // namespace backstep::equations
