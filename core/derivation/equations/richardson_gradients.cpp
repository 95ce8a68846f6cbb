#include "core/derivation/equations/richardson.h"

#include <algorithm>
#include <iterator>

// R9–R14: the loss of a network, and its derivatives by the parameters of every layer.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "richardson";
constexpr std::string_view theirs = "shallow-linear-output";
constexpr std::string_view statement = "2 Proposition 2: a shallow network";
constexpr std::string_view proof = "2 Proposition 2: its proof";

Instance network(const Setting& s, const Selected&) { // R9
    const Jacobians J(s);
    Instance all{{}, J.loss().quantity};
    for (int l = 1; l <= J.L; ++l) {
        const Formula z = J.W(l) * J.a(l - 1) + J.b(l);
        if (l == J.L && J.has_linear_output()) {
            all.lines.push_back(chain({J.r(), J.a(l) - J.n.y(), z - J.n.y()}));
            break;
        }
        all.lines.push_back(equation(J.z(l), z));
        const Formula a = activated(s, {l, {}}, J.z(l));
        all.lines.push_back(l < J.L ? equation(J.a(l), a) : chain({J.r(), J.a(l) - J.n.y(), a - J.n.y()}));
    }
    all.lines.push_back(equation(J.loss(), half_of(s, squared(norm(J.r())))));
    return all;
}

Instance loss_by_residual(const Setting& s, const Selected& selected) { // R10
    const Jacobians J(s);
    const Place p = place_in(J.L, selected);
    const Index i{p.row, "i"};
    const Formula r_i = J.r(i);
    const auto over_outputs = [&](const std::function<Formula(const Index&)>& term) {
        return series("j", J.K, {}, term);
    };
    const auto square = [&](const Index& j) { return squared(J.r(j)); };
    return {{chain({J.by(J.loss(), r_i), J.by(half_of(s, over_outputs(square)), r_i),
                    half_of(s, over_outputs([&](const Index& j) { return J.by(square(j), r_i); })),
                    half_of(s, over_outputs(
                                   [&](const Index& j) { return number(2) * J.r(j) * J.by(J.r(j), r_i); }))}),
             chain({J.by(J.loss(), r_i),
                    per_output(s, over_outputs([&](const Index& j) { return J.r(j) * J.delta(i, j); })),
                    per_output(s, r_i)}),
             equation(J.by(J.loss(), J.r(p.i())), per_output(s, J.r(p.i()))),
             equation(with_dimensions({J.by(J.loss(), J.r()), 1, J.K}), per_output(s, J.r_transposed()))},
            J.n.dE_da({J.L, {}}).quantity};
}

Instance activations_and_output(const Setting& s, const Selected& selected) { // R11
    const Jacobians J(s);
    const Place p = place_in(layer_of(selected, 1, J.L - 1), selected);
    const int h = p.layer;
    const Index i{p.row, "i"}, j{p.row, "j"};
    const Formula slope = J.n.slope({h, {}}, i), z_i = J.z(h, i), z_j = J.z(h, j);
    const Formula ds_dz = J.by(J.a(h), J.z(h));
    Instance all{{chain({J.by(J.a(h, i), z_j), J.by(J.n.activation({h, {}}, z_i), z_j),
                         slope * J.by(z_i, z_j), slope * J.delta(i, j)})},
                 J.n.slope({h, {}}).quantity};
    all.lines.push_back(equation(with_dimensions({ds_dz, J.d(h), J.d(h)}), J.diagonal(h)));
    if (h < J.L - 1) {
        all.lines.push_back(
            equation(with_dimensions({J.by(J.z(h + 1), J.a(h)), J.d(h + 1), J.d(h)}), J.W(h + 1)));
        return all;
    }
    const Formula back = J.has_linear_output() ? J.W(J.L) : J.diagonal(J.L) * J.W(J.L);
    all.lines.push_back(equation(with_dimensions({J.by(J.r(), J.a(h)), J.K, J.d(h)}), back));
    return all;
}

// By ∂r_i/∂w_jk = σ′(z_i) δ_ij s_k, or without σ′ where the output is linear.
Formulas output_components(const Jacobians& J, const Place& p) {
    const Index j{p.row, "j"}, k{p.column, "k"};
    const Formula w = J.W(J.L, j, k), b = J.b(J.L, j), s_k = J.a(J.L - 1, k);
    const auto sum = [&](const std::function<Formula(const Index&)>& term) {
        return series("i", J.K, "n", term);
    };
    const auto scaled = [&](const Index& i, Formula f) {
        return J.has_linear_output() ? f : J.n.slope({J.L, {}}, i) * std::move(f);
    };
    const auto line = [&](const Formula& left, const Formula& x, const std::function<Formula(Formula)>& end) {
        const auto by_chain = [&](const Index& i) { return J.by(J.loss(), J.r(i)) * J.by(J.r(i), x); };
        const auto written = [&](const Index& i) { return J.r(i) * scaled(i, end(J.delta(i, j))); };
        const Formula last = J.has_linear_output() ? J.r(j) : J.r(j) * J.n.slope({J.L, {}}, j);
        return chain({left, sum(by_chain), per_output(J.s, sum(written)), per_output(J.s, end(last))});
    };
    return {line(J.n.dE_dW({J.L, {}}, j, k), w, [&](Formula f) { return std::move(f) * s_k; }),
            line(J.n.dE_db({J.L, {}}, j), b, [](Formula f) { return f; })};
}

Instance output_layer(const Setting& s, const Selected& selected) { // R12
    const Jacobians J(s);
    const Place p = place_in(J.L, selected);
    const Formula dW = J.n.dE_dW(p.l()), db = J.n.dE_db(p.l()), before = J.a(J.L - 1);
    const int h = J.d(J.L - 1);
    const Factors factors = J.back_to_z(J.L);
    Factors product{{before, h, 1}};
    std::ranges::copy(factors, std::back_inserter(product));
    Instance all{{}, dW.quantity};
    if (is_elementwise(s.activation(J.L))) all.lines = output_components(J, p);
    all.lines.push_back(chain({with_dimensions({dW, h, J.K}), J.by(J.loss(), J.r()) * J.by(J.r(), J.W(J.L)),
                               per_output(s, product_of(factors, false) * kronecker(J.identity(J.K), before)),
                               per_output(s, product_of(product, true))}));
    all.lines.push_back(equation(with_dimensions({db, 1, J.K}), per_output(s, product_of(factors, true))));
    return all;
}

Instance hidden_layer(const Setting& s, const Selected& selected) { // R13
    const Jacobians J(s);
    const bool fits = selected && selected->layer >= 1 && selected->layer < J.L;
    const int l = fits ? selected->layer : 1, d = J.d(l - 1), h = J.d(l);
    Factors factors = J.back_to_z(l);
    const Formula db = J.n.dE_db({l, {}}), dW = J.n.dE_dW({l, {}});
    Instance all{{equation(with_dimensions({db, 1, h}), per_output(s, product_of(factors, true)))},
                 dW.quantity};
    factors.insert(factors.begin(), {J.a(l - 1), d, 1});
    all.lines.insert(all.lines.begin(),
                     equation(with_dimensions({dW, d, h}), per_output(s, product_of(factors, true))));
    return all;
}

Formula with_biases(const Jacobians& J, int l) {
    const int h = J.d(l);
    Formulas derivatives;
    for (const Factor& factor : J.derivatives_back_to_z(l)) derivatives.push_back(factor.formula);
    const bool straight = l == J.L && J.has_linear_output();
    derivatives.push_back(J.by(straight ? J.r() : J.z(l), J.W_tilde(l)));
    const Formula back = product_of(J.back_to_z(l), false);
    return chain({with_dimensions({J.by(J.loss(), J.W_tilde(l)), J.d(l - 1) + 1, h}),
                  product(std::move(derivatives)),
                  per_output(J.s, back * kronecker(J.identity(h), J.a_tilde(l - 1))),
                  per_output(J.s, J.a_tilde(l - 1) * back)});
}

Instance every_layer_with_biases(const Setting& s, const Selected&) { // R14
    const Jacobians J(s);
    Instance all{{}, J.n.dE_dW({1, {}}).quantity};
    for (int l = J.L; l > 0; --l) all.lines.push_back(with_biases(J, l));
    return all;
}

} // namespace

std::vector<Equation> richardson_gradients() {
    const Obstacle hidden = needs({needs_squared_error, needs_hidden_layer});
    return {
        {"R9", notes, statement, "The network and its loss",
         "The residual is printed as y\u0302, for a target of 0; here it is y\u0302 − y.",
         needs_squared_error, theirs, network},
        {"R10", notes, proof, "The loss by the residual", {}, needs_squared_error, theirs, loss_by_residual},
        {"R11",
         notes,
         proof,
         "Activations by their inputs, the residual by them",
         {},
         needs_hidden_layer,
         theirs,
         activations_and_output},
        {"R12",
         notes,
         proof,
         "The output layer's weights and biases",
         {},
         needs_squared_error,
         theirs,
         output_layer},
        {"R13", notes, statement, "The first layer's weights and biases", {}, hidden, theirs, hidden_layer},
        {"R14",
         notes,
         statement,
         "Weights and biases at once",
         {},
         needs_squared_error,
         theirs,
         every_layer_with_biases},
    };
}

} // namespace backstep::equations
