#include "core/derivation/equations/richardson.h"
#include "core/formula/text.h"

// R1–R8: derivatives by vectors and matrices, tensor products, and what they say of one layer.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "richardson";
constexpr std::string_view theirs = "shallow-linear-output";
constexpr std::string_view derivatives = "1 Derivatives keep their function's rows";
constexpr std::string_view products = "1 Products of vectors and tensors";
constexpr std::string_view layer = "2 Proposition 1: one layer";

constexpr int most_entries = 64; ///< of a matrix written out entry by entry

Name bold(const char* base) {
    return {.base = base, .face = Face::bold};
}

/// How a name is written inside a longer one; its letter, if its scripts have no characters of their own.
std::string inside(const Formula& named) {
    const std::string text = to_plain_text(named);
    if (text.find_first_of("_^{ ") == std::string::npos) return text;
    return std::get<Variable>(named.node).name.base;
}

/// (∂f/∂x) and (x⊗Y), whose entries are named.
Name derivative_name(const Formula& f, const Formula& x) {
    return {.base = "(∂" + inside(f) + "/∂" + inside(x) + ")", .face = Face::bold};
}
Name product_name(const Formula& x, const Formula& y) {
    return {.base = "(" + inside(x) + "⊗" + inside(y) + ")", .face = Face::bold};
}

Index letter(int value, const char* name) {
    return {value, name};
}

// The layer that a weight or bias is selected in, otherwise the first.
Place layer_at(const Setting& s, const Selected& selected) {
    const bool fits = selected && selected->layer >= 1 && selected->layer <= s.depth();
    return place_in(fits ? selected->layer : 1, selected);
}

// Each z, a row, by each w, a column.
Formula partials(const Jacobians& J, const Formulas& functions, const Formulas& variables) {
    return grid(static_cast<int>(functions.size()), static_cast<int>(variables.size()), [&](int i, int j) {
        return J.by(functions[static_cast<std::size_t>(i - 1)], variables[static_cast<std::size_t>(j - 1)]);
    });
}

Formulas each(int count, const std::function<Formula(const Index&)>& component) {
    Formulas all;
    for (int i = 1; i <= count; ++i) all.push_back(component(Names::at(i)));
    return all;
}

Instance jacobian(const Setting& s, const Selected&) { // R1
    const Jacobians J(s);
    const Formula whole = J.by(J.r(), J.n.x());
    const Index i = letter(1, "i"), j = letter(1, "j");
    const auto r = [&](const Index& k) { return J.r(k); };
    const auto x = [&](const Index& k) { return J.n.x(k); };
    const Formula one = J.by(r(i), x(j));
    Instance all{{equation(entry(derivative_name(J.r(), J.n.x()), whole, {J.K, J.d(0)}, i, j, one), one)},
                 J.a(J.L).quantity};
    if (J.K * J.d(0) <= most_entries)
        all.lines.push_back(equation(whole, partials(J, each(J.K, r), each(J.d(0), x))));
    const Formula gradient = J.n.transposed(group(derivative(J.loss(), J.n.x(), DerivativeSign::nabla)));
    const Formula by_x = J.by(J.loss(), J.n.x());
    all.lines.push_back(J.d(0) <= most_entries
                            ? chain({by_x, partials(J, {J.loss()}, each(J.d(0), x)), gradient})
                            : equation(by_x, gradient));
    all.lines.push_back(equation(J.by(J.r(), x(Names::at(1))), partials(J, each(J.K, r), {x(Names::at(1))})));
    return all;
}

Instance linear_map(const Setting& s, const Selected& selected) { // R2
    const Jacobians J(s);
    const int l = layer_at(s, selected).layer;
    const Formula A = abbreviation(bold("A"), J.W(l)), x = J.a(l - 1);
    const Formula y = abbreviation(bold("y"), A * x);
    return {{equation(y, A * x), equation(J.by(y, x), A), equation(J.by(J.W(l) * x, x), J.W(l)),
             equation(J.by(J.z(l), x), J.W(l))},
            J.z(l).quantity};
}

Instance by_matrix(const Setting& s, const Selected& selected) { // R3
    const Jacobians J(s);
    const Place p = layer_at(s, selected);
    const int h = J.d(p.layer), d = J.d(p.layer - 1);
    const Formula W = J.W(p.layer), dW = J.n.dE_dW(p.l()), dz = J.by(J.z(p.layer), W);
    const Index row = letter(p.row, "j"), column = letter(p.column, "i");
    const Formula dw = J.n.dE_dW(p.l(), row, column);
    Instance all{{equation(entry(derivative_name(J.loss(), W), dW, {d, h}, column, row, dw), dw)},
                 dW.quantity};
    if (h * d <= most_entries) {
        const auto one = [&](int i, int j) { return J.n.dE_dW(p.l(), Names::at(i), Names::at(j)); };
        all.lines.push_back(equation(dW, written_out(s, *dW.quantity, one, true)));
    }
    const Index i = letter(p.row, "i"), j = letter(p.column, "j"), k = letter(p.row, "k");
    const auto component = [&](const Index& a, const Index& b, const Index& c) {
        const Formula one = J.by(J.z(p.layer, a), J.W(p.layer, c, b));
        return equation(entry(derivative_name(J.z(p.layer), W), dz, {h, d, h}, a, b, c, one), one);
    };
    all.lines.push_back(component(i, j, k));
    all.lines.push_back(component(p.i(), p.j(), p.i()));
    if (h * d <= most_entries) {
        const Formula z = J.z(p.layer, p.i());
        all.lines.push_back(equation(J.by(z, W), grid(d, h, [&](int b, int c) {
                                         return J.by(z, J.W(p.layer, Names::at(c), Names::at(b)));
                                     })));
    }
    return all;
}

Instance tensor_products(const Setting& s, const Selected& selected) { // R4
    const Jacobians J(s);
    const Place p = layer_at(s, selected);
    const int h = J.d(p.layer), d = J.d(p.layer - 1), l = p.layer;
    const Formula x = J.a(l - 1), W = J.W(l), I = J.identity(h);
    const auto at = [&](int value, const char* name) { return letter(value, name); };
    Formulas sides{kronecker(x, J.r()), x * J.r_transposed()};
    if (d * J.K <= most_entries)
        sides.push_back(
            grid(d, J.K, [&](int i, int j) { return J.a(l - 1, Names::at(i)) * J.r(Names::at(j)); }));
    Instance all{{chain(std::move(sides))}, J.n.dE_dW(p.l()).quantity};
    const auto lines = [&](const Index& column, const Index& other, const Index& row) {
        const Formula xW = J.a(l - 1, column) * J.W(l, row, other);
        const Formula Wx = J.a(l - 1, other) * J.W(l, row, column);
        all.lines.push_back(
            equation(entry(product_name(x, W), kronecker(x, W), {d, d, h}, column, other, row, xW), xW));
        all.lines.push_back(
            equation(entry(product_name(W, x), kronecker(W, x), {d, d, h}, column, other, row, Wx), Wx));
    };
    lines(at(p.column, "i"), at(1, "j"), at(p.row, "k"));
    const Index i = at(p.row, "i"), j = at(p.column, "j"), k = at(1, "k");
    const Formula xj = J.a(l - 1, j);
    const Formula from_cases = cases(
        {xj, number(0)},
        {related(variable({.base = "i"}), Relation::equals, variable({.base = "k"})), words("otherwise")},
        p.row == 1 ? 0 : 1);
    const Formula one = J.delta(i, k) * xj;
    all.lines.push_back(
        chain({entry(product_name(I, x), kronecker(I, x), {h, d, h}, i, j, k, one), one, from_cases}));
    return all;
}

Instance contraction(const Setting& s, const Selected&) { // R5
    const Jacobians J(s);
    const auto line = [&](const Formula& x) {
        return equation(J.r_transposed() * kronecker(J.identity(J.K), x), x * J.r_transposed());
    };
    return {{line(J.a(J.L - 1)), line(J.a_tilde(J.L - 1))}, J.n.dE_dW({J.L, {}}).quantity};
}

Instance element_by_element(const Setting& s, const Selected&) { // R6
    const Jacobians J(s);
    // σ′(z) ⊙ u, where u is what comes back from the output; without a hidden layer ŷ ⊙ r.
    const bool hidden = J.L > 1;
    const int l = hidden ? J.L - 1 : J.L;
    const Formula left = hidden ? J.n.slope({l, {}}) : J.a(l);
    const auto left_at = [&](int i) {
        return hidden ? J.n.slope({l, {}}, Names::at(i)) : J.a(l, Names::at(i));
    };
    const Formula right = hidden ? group(J.n.transposed(J.W(J.L)) * J.r()) : J.r();
    const auto right_at = [&](int i) {
        if (!hidden) return J.r(Names::at(i));
        return rules::total(J.K, "k", [&](const Index& k) { return J.W(J.L, k, Names::at(i)) * J.r(k); });
    };
    const int size = J.d(l);
    Formulas sides{hadamard(left, right), diag(left) * right};
    if (size * size <= most_entries) {
        const Formula diagonal =
            grid(size, size, [&](int i, int j) { return i == j ? left_at(i) : number(0); });
        sides.push_back(diagonal * grid(size, 1, [&](int i, int) { return right_at(i); }));
        sides.push_back(grid(size, 1, [&](int i, int) { return left_at(i) * right_at(i); }));
    }
    return {{chain(std::move(sides))}, left.quantity};
}

// ∂z_i/∂w_jk and ∂z_i/∂b_j with letters, from z_i = w_iᵀ x + b_i.
Formulas one_layer_by_components(const Jacobians& J, const Place& p) {
    const int l = p.layer, d = J.d(l - 1);
    const Index i = letter(p.row, "i"), j = letter(p.row, "j"), k = letter(p.column, "k");
    const Formula w_i = abbreviation({.base = "w", .face = Face::bold, .sub = "i"},
                                     J.n.transposed(J.W(l, letter(p.row, "i"))));
    const Formula inner = J.n.transposed(w_i) * J.a(l - 1), b_i = J.b(l, i), w_jk = J.W(l, j, k);
    const auto over_inputs = [&](const std::function<Formula(const Index&)>& term) {
        return series("l", d, {}, term);
    };
    const auto x = [&](const Index& m) { return J.a(l - 1, m); };
    return {
        equation(J.z(l, i), inner + b_i),
        chain({J.by(J.z(l, i), w_jk), J.by(inner + b_i, w_jk),
               J.by(over_inputs([&](const Index& m) { return J.W(l, i, m) * x(m); }), w_jk),
               over_inputs([&](const Index& m) { return J.by(J.W(l, i, m), w_jk) * x(m); }),
               over_inputs([&](const Index& m) { return J.delta(i, j) * J.delta(m, k) * x(m); }),
               J.delta(i, j) * x(k)}),
        chain(
            {J.by(J.z(l, i), J.b(l, j)), J.by(inner + b_i, J.b(l, j)), J.by(b_i, J.b(l, j)), J.delta(i, j)}),
    };
}

Instance one_layer(const Setting& s, const Selected& selected) { // R7
    const Jacobians J(s);
    const Place p = layer_at(s, selected);
    const int l = p.layer, h = J.d(l), d = J.d(l - 1);
    Instance all{one_layer_by_components(J, p), J.n.dE_dW(p.l()).quantity};
    all.lines.push_back(equation(J.by(J.z(l, p.i()), J.W(l, p.i(), p.j())), J.a(l - 1, p.j())));
    if (const int other = p.row == 1 ? 2 : 1; other <= h)
        all.lines.push_back(equation(J.by(J.z(l, p.i()), J.W(l, Names::at(other), p.j())), number(0)));
    all.lines.push_back(
        equation(with_dimensions(J.by(J.z(l), J.W(l)), {h, d, h}), kronecker(J.identity(h), J.a(l - 1))));
    all.lines.push_back(equation(with_dimensions({J.by(J.z(l), J.b(l)), h, h}), J.identity(h)));
    return all;
}

Instance appended(const Setting& s, const Selected& selected) { // R8
    const Jacobians J(s);
    const int l = layer_at(s, selected).layer, d = J.d(l - 1);
    const Formula x = J.a(l - 1), x_tilde = J.a_tilde(l - 1), W_tilde = J.W_tilde(l);
    return {{chain({with_dimensions({x_tilde, d + 1, 1}), column({x, number(1)})}),
             equation(with_dimensions({W_tilde, J.d(l), d + 1}), grid(2, {J.W(l), J.b(l)}, true)),
             chain({W_tilde * x_tilde, J.W(l) * x + J.b(l), J.z(l)})},
            J.z(l).quantity};
}

} // namespace

std::vector<Equation> richardson_notation() {
    return {
        {"R1", notes, derivatives, "A Jacobian, a row and a column", {}, always_holds, theirs, jacobian},
        {"R2", notes, derivatives, "The Jacobian of a matrix", {}, always_holds, theirs, linear_map},
        {"R3",
         notes,
         derivatives,
         "Derivatives by a matrix are transposed",
         {},
         always_holds,
         theirs,
         by_matrix},
        {"R4", notes, products, "Tensor products", {}, always_holds, theirs, tensor_products},
        {"R5", notes, products, "A row times I ⊗ x",
         "The page of diagrams prints 𝐱^⊤𝐫 for the right side: it is a number where both are as long, and "
         "nothing "
         "otherwise.",
         always_holds, theirs, contraction},
        {"R6", notes, products, "⊙ as a diagonal matrix", {}, always_holds, theirs, element_by_element},
        {"R7",
         notes,
         layer,
         "How a layer changes with its weights and biases",
         {},
         always_holds,
         theirs,
         one_layer},
        {"R8",
         notes,
         "2 Proposition 2: a shallow network",
         "Biases as one more column",
         {},
         always_holds,
         theirs,
         appended},
    };
}

} // namespace backstep::equations
