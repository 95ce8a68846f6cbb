#include "core/derivation/equations/richardson.h"

#include "core/derivation/equations/notes.h"
#include "core/notation/scripts.h"

#include <algorithm>
#include <iterator>

namespace backstep {
namespace equations {
namespace {

using namespace algebra;

constexpr int most_computed = 10'000; ///< entries of which one is picked

// 1 at i, 0 elsewhere.
Formulas unit(int size, int i) {
    Formulas entries(static_cast<std::size_t>(size), number(0));
    entries[static_cast<std::size_t>(i - 1)] = number(1);
    return entries;
}

Name with_tilde(Name name) {
    name.accent = Accent::tilde;
    return name;
}

const Name& name_of(const Formula& variable) {
    return std::get<Variable>(variable.node).name;
}

} // namespace

Formula Jacobians::r() const {
    return abbreviation({.base = "r", .face = Face::bold, .sup = in_brackets(n.example())}, a(L) - n.y());
}

Formula Jacobians::r(const Index& k) const {
    return abbreviation({.base = "r", .sub = written(k), .sup = in_brackets(n.example())}, a(L, k) - n.y(k));
}

Formula Jacobians::a_tilde(int l) const {
    return abbreviation(with_tilde(name_of(a(l))), column({a(l), number(1)}));
}

Formula Jacobians::W_tilde(int l) const {
    return abbreviation(with_tilde(name_of(W(l))), grid(2, {W(l), b(l)}, true));
}

Formula Jacobians::identity(int size) const {
    return abbreviation({.base = "I", .face = Face::bold, .sub = std::to_string(size)},
                        diag(column(Formulas(static_cast<std::size_t>(size), number(1)))));
}

Formula Jacobians::delta(const Index& i, const Index& j) const {
    return abbreviation({.base = "δ", .sub = side_by_side({i, j})}, number(i.value == j.value ? 1 : 0));
}

Formula Jacobians::diagonal(int l) const {
    if (is_elementwise(s.activation(l))) return diag(n.slope({l, {}}));
    return group(diag(a(l)) - a(l) * n.transposed(a(l)));
}

Factors Jacobians::back_to_z(int l) const {
    Factors all{{r_transposed(), 1, K}};
    if (!has_linear_output()) all.push_back({diagonal(L), K, K});
    for (int k = L; k > l; --k) {
        all.push_back({W(k), d(k), d(k - 1)});
        all.push_back({diagonal(k - 1), d(k - 1), d(k - 1)});
    }
    return all;
}

Factors Jacobians::derivatives_back_to_z(int l) const {
    Factors all{{by(loss(), r()), 1, K}};
    if (!has_linear_output()) all.push_back({by(r(), z(L)), K, K});
    for (int k = L; k > l; --k) {
        const bool straight = k == L && has_linear_output();
        all.push_back({by(straight ? r() : z(k), a(k - 1)), d(k), d(k - 1)});
        all.push_back({by(a(k - 1), z(k - 1)), d(k - 1), d(k - 1)});
    }
    return all;
}

Formula with_dimensions(Formula tensor, const std::vector<int>& dimensions) {
    Formulas sizes;
    for (const int size : dimensions) sizes.push_back(number(size));
    return underbrace(std::move(tensor), {.node = Product{std::move(sizes), Times::cross}});
}

Formula with_dimensions(const Factor& factor) {
    return with_dimensions(factor.formula, {factor.rows, factor.columns});
}

Formula product_of(const Factors& factors, bool dimensions) {
    Formulas all;
    for (const Factor& factor : factors) all.push_back(dimensions ? with_dimensions(factor) : factor.formula);
    return product(std::move(all));
}

Formula entry(Name name, const Formula& f, Shape shape, const Index& i, const Index& j,
              const Formula& element) {
    name.sub = side_by_side({i, j});
    if (shape.rows * shape.columns > most_computed) return abbreviation(std::move(name), element);
    return abbreviation(std::move(name),
                        row(unit(shape.rows, i.value)) * f * column(unit(shape.columns, j.value)));
}

Formula entry(Name name, const Formula& tensor, const std::vector<int>& dimensions, const Index& i,
              const Index& j, const Index& k, const Formula& element) {
    name.sub = side_by_side({i, j, k});
    if (dimensions[0] * dimensions[1] * dimensions[2] > most_computed)
        return abbreviation(std::move(name), element);
    const Formula slice = group(row(unit(dimensions[0], i.value)) * tensor);
    return abbreviation(std::move(name),
                        row(unit(dimensions[1], j.value)) * slice * column(unit(dimensions[2], k.value)));
}

} // namespace equations

std::vector<Equation> richardson_equations() {
    std::vector<Equation> all = equations::richardson_notation();
    std::ranges::move(equations::richardson_gradients(), std::back_inserter(all));
    std::ranges::move(equations::richardson_diagrams(), std::back_inserter(all));
    return all;
}

} // namespace backstep
