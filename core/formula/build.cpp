#include "core/formula/build.h"

#include "core/formula/number_text.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace backstep::algebra {
namespace {

template<typename Node>
Formula made(Node node) {
    return {.node = std::move(node)};
}

/// An initializer list would copy them, and what stands below them.
template<typename... Parts>
Formulas list(Parts... parts) {
    Formulas all;
    all.reserve(sizeof...(parts));
    (all.push_back(std::move(parts)), ...);
    return all;
}

template<typename Node>
bool is(const Formula& formula) {
    return std::holds_alternative<Node>(formula.node);
}

bool starts_with_minus(const Formula& f) {
    if (const auto* n = std::get_if<Number>(&f.node)) return n->text.starts_with("−");
    if (const auto* s = std::get_if<Sum>(&f.node)) return s->minus.front();
    if (const auto* p = std::get_if<Product>(&f.node)) return starts_with_minus(p->factors.front());
    return false;
}

// ∂ in front of f reaches as far as a big Σ does: a factor after either would be taken into it.
bool reaches_on(const Formula& f) {
    if (const auto* d = std::get_if<Derivative>(&f.node)) return d->sign == DerivativeSign::before;
    return is<Series>(f);
}

bool has_other_sign(const Formula& f, Times times) {
    const auto* p = std::get_if<Product>(&f.node);
    return p != nullptr && p->times != times && p->times != Times::adjacent;
}

Formula factor(Formula f, Times times, bool first, bool last) {
    const bool loose = is<Sum>(f) || is<Chain>(f) || (!last && reaches_on(f));
    if (loose || (!first && starts_with_minus(f)) || has_other_sign(f, times)) return group(std::move(f));
    return f;
}

Formula multiplied(Formula a, Formula b, Times times) {
    Product all{.factors = {}, .times = times};
    const auto take = [&](Formula& f, bool first, bool last) {
        auto* inner = std::get_if<Product>(&f.node);
        if (inner != nullptr && inner->times == times && !f.quantity)
            for (Formula& each : inner->factors) all.factors.push_back(std::move(each));
        else
            all.factors.push_back(factor(std::move(f), times, first, last));
    };
    take(a, true, false);
    take(b, false, true);
    return made(std::move(all));
}

void add_term(Sum& sum, Formula f, bool minus) {
    auto* inner = std::get_if<Sum>(&f.node);
    if (inner != nullptr && !minus && !f.quantity) {
        for (std::size_t i = 0; i < inner->terms.size(); ++i) {
            sum.terms.push_back(std::move(inner->terms[i]));
            sum.minus.push_back(inner->minus[i]);
        }
        return;
    }
    const bool bracketed = is<Sum>(f) || (!sum.terms.empty() && starts_with_minus(f));
    sum.terms.push_back(bracketed ? group(std::move(f)) : std::move(f));
    sum.minus.push_back(minus);
}

// What a script or a power can be put to without brackets.
bool is_tight(const Formula& f) {
    if (const auto* v = std::get_if<Variable>(&f.node)) return v->name.sup.empty();
    return is<Number>(f) || is<Group>(f) || is<Grid>(f);
}

Formula tight(Formula f) {
    return is_tight(f) ? std::move(f) : group(std::move(f));
}

} // namespace

Formula number(double value) {
    return number(number_in_full(value), value);
}

Formula number(std::string text, double value) {
    return made(Number{std::move(text), value});
}

Formula words(std::string text) {
    return made(Words{std::move(text)});
}

Formula nothing() {
    return words("");
}

Formula variable(Name name) {
    return made(Variable{.name = std::move(name), .meaning = {}});
}

Formula variable(Name name, const Quantity& quantity) {
    return {.node = Variable{.name = std::move(name), .meaning = {}}, .quantity = quantity};
}

Formula abbreviation(Name name, Formula meaning) {
    return made(Variable{.name = std::move(name), .meaning = list(std::move(meaning))});
}

Formula of(Formula formula, const Quantity& quantity) {
    formula.quantity = quantity;
    return formula;
}

Formula operator+(Formula a, Formula b) {
    Sum sum;
    add_term(sum, std::move(a), false);
    add_term(sum, std::move(b), false);
    return made(std::move(sum));
}

Formula operator-(Formula a, Formula b) {
    Sum sum;
    add_term(sum, std::move(a), false);
    add_term(sum, std::move(b), true);
    return made(std::move(sum));
}

Formula operator-(Formula a) {
    Sum sum;
    add_term(sum, std::move(a), true);
    return made(std::move(sum));
}

Formula operator*(Formula a, Formula b) {
    return multiplied(std::move(a), std::move(b), Times::adjacent);
}

Formula dot(Formula a, Formula b) {
    return multiplied(std::move(a), std::move(b), Times::dot);
}

Formula hadamard(Formula a, Formula b) {
    return multiplied(std::move(a), std::move(b), Times::hadamard);
}

Formula outer(Formula a, Formula b) {
    return multiplied(std::move(a), std::move(b), Times::outer);
}

Formula kronecker(Formula a, Formula b) {
    return multiplied(std::move(a), std::move(b), Times::kronecker);
}

Formula sum(Formulas terms) {
    if (terms.size() == 1) return std::move(terms.front());
    Sum all;
    for (Formula& term : terms) add_term(all, std::move(term), false);
    return made(std::move(all));
}

Formula product(Formulas factors) {
    Formula all = std::move(factors.front());
    for (std::size_t i = 1; i < factors.size(); ++i) all = std::move(all) * std::move(factors[i]);
    return all;
}

Formula fraction(Formula a, Formula b) {
    return made(Fraction{list(std::move(a), std::move(b))});
}

Formula power(Formula base, Formula exponent) {
    return made(Power{list(tight(std::move(base)), std::move(exponent))});
}

Formula squared(Formula base) {
    return power(std::move(base), number(2));
}

Formula exponential(Formula exponent) {
    return power(abbreviation({.base = "e", .face = Face::upright}, number(std::numbers::e)),
                 std::move(exponent));
}

Formula group(Formula inner, Bracket bracket) {
    return made(Group{bracket, list(std::move(inner))});
}

Formula norm(Formula inner) {
    return group(std::move(inner), Bracket::norm);
}

Formula transposed(Formula inner, std::string sign) {
    return made(Transpose{list(tight(std::move(inner))), std::move(sign)});
}

Formula struck(Formula inner) {
    return made(Struck{list(std::move(inner))});
}

Formula underbrace(Formula inner, Formula label) {
    return made(Underbrace{list(std::move(inner), std::move(label))});
}

Formula apply(Name name, Function function, Formula argument, Activation activation) {
    return made(Apply{std::move(name), function, activation, list(std::move(argument))});
}

Formula logarithm(Formula argument) {
    return apply({.base = "ln", .face = Face::upright}, Function::ln, std::move(argument));
}

Formula diag(Formula vector) {
    return apply({.base = "diag", .face = Face::upright}, Function::diag, std::move(vector));
}

Formula row_sums(Formula matrix) {
    return apply({.base = "rowsums", .face = Face::upright}, Function::row_sums, std::move(matrix));
}

Formula larger(Formula a, Formula b) {
    return made(Apply{{.base = "max", .face = Face::upright},
                      Function::max,
                      Activation::identity,
                      list(std::move(a), std::move(b))});
}

Formula cases(Formulas values, Formulas conditions, std::size_t holds) {
    return made(Cases{std::move(values), std::move(conditions), holds});
}

Formula column(Formulas entries) {
    return grid(1, std::move(entries));
}

Formula row(Formulas entries) {
    const int columns = static_cast<int>(entries.size());
    return grid(columns, std::move(entries));
}

Formula grid(int columns, Formulas entries, bool augmented) {
    return made(Grid{.columns = columns, .entries = std::move(entries), .augmented = augmented});
}

Formula grid(int rows, int columns, const std::function<Formula(int, int)>& entry) {
    Formulas entries;
    entries.reserve(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
    for (int i = 1; i <= rows; ++i)
        for (int j = 1; j <= columns; ++j) entries.push_back(entry(i, j));
    return grid(columns, std::move(entries));
}

Formula series(const std::string& letter, int count, const std::string& above,
               const std::function<Formula(const Index&)>& body) {
    Series all{.below = above.empty() ? letter : letter + " = 1", .above = above, .parts = {}, .terms = {}};
    all.parts.push_back(body({1, letter}));
    for (int i = 1; i <= count; ++i) all.terms.push_back(body({i, letter}));
    if (is<Sum>(all.parts.front())) all.parts.front() = group(std::move(all.parts.front()));
    return made(std::move(all));
}

Formula derivative(Formula f, Formula x, DerivativeSign sign, Arrangement arrangement) {
    const bool bracketed = is<Sum>(f) || is<Product>(f);
    return made(
        Derivative{list(bracketed ? group(std::move(f)) : std::move(f), std::move(x)), sign, arrangement});
}

Formula equation(Formula left, Formula right) {
    return related(std::move(left), Relation::equals, std::move(right));
}

Formula chain(Formulas sides) {
    std::vector<Relation> relations(sides.size() - 1, Relation::equals);
    return made(Chain{std::move(sides), std::move(relations)});
}

Formula related(Formula left, Relation relation, Formula right) {
    return made(Chain{list(std::move(left), std::move(right)), {relation}});
}

} // namespace backstep::algebra
