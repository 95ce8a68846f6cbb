#include "core/derivation/equations/facts.h"

// F5–F11: the six facts, for the last layer and for those before it.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "facts";
constexpr std::string_view theirs = "notes-3-4-2";

Instance by_activations(const Setting& s, const Selected&) { // F5
    const Primed P(s);
    const Formula a = P.a(P.L), y = P.y(), ones = P.ones(P.L);
    const Formula delta = abbreviation({.base = "δ", .accent = Accent::arrow}, y - a);
    const Formula squares = half_of(s, squared(norm(delta)));
    return {{equation(P.d_a(P.L), P.d(half_of(s, squared(norm(y - a))), a)), equation(delta, y - a),
             equation(P.d_a(P.L), hadamard(P.d(squares, delta), P.d(delta, a))),
             equation(P.d(squares, delta), per_output(s, delta)),
             chain({P.d(delta, a), P.d(y - a, a), -ones}),
             chain({P.d_a(P.L), per_output(s, hadamard(delta, -ones)), per_output(s, hadamard(y - a, -ones)),
                    per_output(s, a - y)}),
             equation(P.d_a(P.L), per_output(s, a - y))},
            s.names().dE_da({P.L, {}}).quantity};
}

Instance by_weighted_inputs(const Setting& s, const Selected&) { // F6
    const Primed P(s);
    const Formula z = P.z(P.L);
    const Index L{P.L, {}};
    const Names& n = s.names();
    const auto slopes = [&](bool known) {
        return column_of(s.neurons(P.L), [&](const Index& i) {
            return known ? n.activation_slope(L, n.z(L, i))
                         : P.partial(n.activation(L, n.z(L, i)), n.z(L, i));
        });
    };
    return {{equation(P.d_z(P.L), hadamard(P.d_a(P.L), P.d(P.a(P.L), z))),
             chain({P.d(P.a(P.L), z), P.d(P.sigma(P.L, z), z), slopes(false), slopes(true), P.slope(P.L, z)}),
             equation(P.d_z(P.L), hadamard(P.d_a(P.L), P.slope(P.L, z)))},
            P.d_z(P.L).quantity};
}

Instance by_biases(const Setting& s, const Selected&) { // F7
    const Primed P(s);
    const Formula b = P.b(P.L);
    return {{equation(P.d_b(P.L), hadamard(P.d_z(P.L), P.d(P.z(P.L), b))),
             chain({P.d(P.z(P.L), b), P.d(P.input(P.L), b), P.ones(P.L)}), equation(P.d_b(P.L), P.d_z(P.L))},
            P.d_b(P.L).quantity};
}

Instance by_a_column(const Setting& s, const Selected& selected) { // F8
    const Primed P(s);
    const int L = P.L;
    const Index i{place_in(L, selected).column, "i"};
    const Formula w = P.w(L, i), a = P.a(L - 1, i);
    const Formula columns =
        rules::total(s.neurons(L - 1), "k", [&](const Index& k) { return P.a(L - 1, k) * P.w(L, k); });
    return {{equation(P.d_w(L, i), hadamard(P.d_z(L), P.d(P.z(L), w))),
             chain({P.d(P.z(L), w), P.d(P.input(L), w), P.d(columns + P.b(L), w), a * P.ones(L)}),
             equation(P.d_w(L, i), a * P.d_z(L)), words("Here i = " + std::to_string(i.value) + ".")},
            P.D_W(L).quantity};
}

Formula columns_of(const Setting& s, int l, const std::function<Formula(const Index&)>& column) {
    Formulas all;
    for (int j = 1; j <= s.neurons(l - 1); ++j) all.push_back(column({j, {}}));
    return row(all);
}

Instance by_weights(const Setting& s, const Selected&) { // F9
    const Primed P(s);
    const int L = P.L;
    const Formula a = P.a(L - 1);
    return {{chain({P.D_W(L), columns_of(s, L, [&](const Index& j) { return P.d_w(L, j); }),
                    columns_of(s, L, [&](const Index& j) { return P.a(L - 1, j) * P.d_z(L); })}),
             chain({P.D_W(L), outer(P.d_z(L), a), P.d_z(L) * s.names().transposed(a)})},
            P.D_W(L).quantity};
}

// D_a′ z with its partial derivatives written out.
Formula partials(const Setting& s, const Primed& P, int l) {
    const auto entry = [&](int i, int j) {
        return P.partial(s.names().z({l, {}}, {i, {}}), P.a(l - 1, {j, {}}));
    };
    return written_out(s, *P.W(l).quantity, entry, true);
}

Instance by_activations_before(const Setting& s, const Selected&) { // F10
    const Primed P(s);
    const int L = P.L;
    const Formula a = P.a(L - 1), turned = s.names().transposed(P.W(L));
    const auto of_one = [&](const Index& i) { return P.d(s.names().z({L, {}}, i), a); };
    Formulas each;
    for (int i = 1; i <= s.neurons(L); ++i) each.push_back(of_one({i, {}}));
    return {{equation(P.d_a(L - 1), dot(P.D(P.z(L), a), P.d_z(L))),
             chain({P.D(P.z(L), a), row(each), partials(s, P, L)}),
             chain({P.D(P.z(L), a), P.D(P.input(L), a), turned}), equation(P.d_a(L - 1), turned * P.d_z(L))},
            L > 1 ? s.names().dE_da({L - 1, {}}).quantity : P.d_z(L).quantity};
}

Instance a_layer_back(const Setting& s, const Selected& selected) { // F11
    const Primed P(s);
    const int l = layer_of(selected, 1, P.L - 1);
    const Index i{place_in(l, selected).column, "i"};
    const Formula z = P.z(l), a = P.a(l - 1), w = P.w(l, i);
    return {{equation(z, P.input(l)),
             chain({P.d_z(l), hadamard(P.d_a(l), P.d(P.a(l), z)), hadamard(P.d_a(l), P.slope(l, z))}),
             chain({P.d_b(l), hadamard(P.d_z(l), P.d(z, P.b(l))), hadamard(P.d_z(l), P.ones(l)), P.d_z(l)}),
             chain({P.d_w(l, i), hadamard(P.d_z(l), P.d(z, w)), hadamard(P.d_z(l), P.a(l - 1, i) * P.ones(l)),
                    P.a(l - 1, i) * P.d_z(l)}),
             chain({P.D_W(l), columns_of(s, l, [&](const Index& j) { return P.a(l - 1, j) * P.d_z(l); }),
                    outer(P.d_z(l), a)}),
             chain({P.d_a(l - 1), dot(P.D(z, a), P.d_z(l)), s.names().transposed(P.W(l)) * P.d_z(l)}),
             words("Here i = " + std::to_string(i.value) + ".")},
            P.D_W(l).quantity};
}

} // namespace

std::vector<Equation> facts_of_layers() {
    const char* last = "3 The last layer";
    const char* before = "4 The layers before it";
    return {
        {"F5", notes, last, "Fact 1: by the activations", {}, needs_squared_error, theirs, by_activations},
        {"F6",
         notes,
         last,
         "Fact 2: by the weighted inputs",
         {},
         needs_output_slope,
         theirs,
         by_weighted_inputs},
        {"F7", notes, last, "Fact 3: by the biases", {}, always_holds, theirs, by_biases},
        {"F8", notes, last, "Fact 4: by one column of the weights", {}, always_holds, theirs, by_a_column},
        {"F9", notes, last, "Fact 5: by all the weights", {}, always_holds, theirs, by_weights},
        {"F10",
         notes,
         before,
         "Fact 6: by the activations before",
         {},
         always_holds,
         theirs,
         by_activations_before},
        {"F11", notes, before, "Facts 2 to 5 one layer back", {}, needs_hidden_layer, theirs, a_layer_back},
    };
}

} // namespace backstep::equations
