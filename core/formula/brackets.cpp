#include "core/formula/brackets.h"

#include "core/formula/glyphs.h"
#include "core/formula/parts.h"

#include <algorithm>
#include <utility>

namespace backstep {
namespace {

/// How firmly a formula holds together.
enum Firmness { relation, sum, series, elementwise, product, slashed, prefixed, scripted, whole };

template<class Kind>
const Kind* as(const Formula& formula) {
    return std::get_if<Kind>(&formula.node);
}

/// Words that speak, such as `if`; ⋯ stands for terms.
bool is_speech(const Formula& formula) {
    const auto letter = [](const std::string& character) { return kind_of(character) == Glyph::letter; };
    const auto* words = as<Words>(formula);
    return words != nullptr && std::ranges::any_of(characters(words->text), letter);
}

bool has_words(const Product& p) {
    return std::ranges::any_of(p.factors, is_speech);
}

bool is_row(Times times) {
    return times == Times::adjacent || times == Times::dot || times == Times::cross;
}

bool is_line(const Derivative& derivative, Medium medium) {
    return derivative.sign == DerivativeSign::inline_ ||
           (derivative.sign == DerivativeSign::partial && medium == Medium::line);
}

Firmness firmness(const Formula& formula, Medium medium);

Firmness firmness(const Variable& variable) {
    return variable.name.sup.empty() && variable.name.primes == 0 ? whole : scripted;
}

Firmness firmness(const Number& number) {
    const auto plain = [](const std::string& c) { return kind_of(c) == Glyph::digit || c == "."; };
    return std::ranges::all_of(characters(number.text), plain) ? whole : scripted;
}

Firmness firmness(const Product& p) {
    return has_words(p) ? relation : is_row(p.times) ? product : elementwise;
}

Firmness firmness(const Derivative& derivative, Medium medium) {
    if (is_line(derivative, medium)) return slashed;
    if (derivative.sign == DerivativeSign::before) return series;
    return derivative.sign == DerivativeSign::partial ? scripted : prefixed;
}

struct FirmnessOf {
    Medium medium;

    Firmness operator()(const Words&) const { return whole; }
    Firmness operator()(const Variable& variable) const { return firmness(variable); }
    Firmness operator()(const Number& number) const { return firmness(number); }
    Firmness operator()(const Sum&) const { return sum; }
    Firmness operator()(const Product& p) const { return firmness(p); }
    Firmness operator()(const Fraction&) const { return medium == Medium::line ? slashed : scripted; }
    Firmness operator()(const Power&) const { return scripted; }
    Firmness operator()(const Apply&) const { return whole; }
    Firmness operator()(const Group&) const { return whole; }
    Firmness operator()(const Series&) const { return series; }
    Firmness operator()(const Derivative& derivative) const { return firmness(derivative, medium); }
    Firmness operator()(const Transpose&) const { return scripted; }
    Firmness operator()(const Grid&) const { return whole; }
    Firmness operator()(const Struck& struck) const { return firmness(struck.parts[0], medium); }
    Firmness operator()(const Underbrace&) const { return scripted; }
    // What is drawn has a brace on the left only.
    Firmness operator()(const Cases&) const { return medium == Medium::line ? whole : sum; }
    Firmness operator()(const Chain&) const { return relation; }
};

Firmness firmness(const Formula& formula, Medium medium) {
    return std::visit(FirmnessOf{medium}, formula.node);
}

/// The part a formula begins or ends with, as far as no bracket stands between.
const Formula* edge(const Formula& formula, Medium medium, bool at_end) {
    if (const auto* p = as<Product>(formula); p != nullptr && !p->factors.empty())
        return at_end ? &p->factors.back() : &p->factors.front();
    if (const auto* struck = as<Struck>(formula)) return &struck->parts[0];
    if (const auto* power = as<Power>(formula)) return &power->parts[0];
    const auto* fraction = as<Fraction>(formula);
    return fraction != nullptr && medium == Medium::line ? &fraction->parts[at_end ? 1 : 0] : nullptr;
}

template<class Test>
bool edge_has(const Formula& formula, Medium medium, bool at_end, const Test& test) {
    if (test(formula)) return true;
    const Formula* part = edge(formula, medium, at_end);
    return part != nullptr && edge_has(*part, medium, at_end, test);
}

bool is_negative(const Formula& formula) {
    if (const auto* s = as<Sum>(formula)) return !s->minus.empty() && s->minus[0];
    const auto* number = as<Number>(formula);
    return number != nullptr && (number->text.starts_with("−") || number->text.starts_with("-"));
}

bool starts_negative(const Formula& formula, Medium medium) {
    return edge_has(formula, medium, false, is_negative);
}

/// What follows would be read as a part of it: a sum with Σ.
bool is_open(const Formula& formula, Medium medium) {
    return edge_has(formula, medium, true,
                    [&](const Formula& part) { return firmness(part, medium) == series; });
}

bool has_slash(const Formula& formula, Medium medium) {
    const auto* p = as<Product>(formula);
    if (p == nullptr) return firmness(formula, medium) == slashed;
    return std::ranges::any_of(p->factors, [&](const Formula& factor) { return has_slash(factor, medium); });
}

/// Decides for the parts of one node.
struct Brackets {
    Medium medium;

    static void enclose(Formula& part) { part = Formula{Group{Bracket::round, {std::move(part)}}}; }
    void unless(bool fine, Formula& part) const {
        if (!fine) enclose(part);
    }
    Firmness of(const Formula& part) const { return firmness(part, medium); }
    bool is_name(const Formula& part) const { return of(part) == whole || as<Variable>(part) != nullptr; }

    void operator()(Sum& s) const {
        for (std::size_t i = 0; i < s.terms.size(); ++i) {
            const bool first = i == 0 && !s.minus[i], loose = of(s.terms[i]) < (first ? sum : series);
            unless(!loose && (first || !starts_negative(s.terms[i], medium)), s.terms[i]);
        }
    }

    bool fits(const Formula& factor, const Product& p, bool last) const {
        const auto* inner = as<Product>(factor);
        if (inner != nullptr && inner->times == p.times && !has_words(*inner))
            return last || !is_open(factor, medium);
        if (of(factor) == series) return last;
        if (of(factor) == slashed && !is_row(p.times) && as<Fraction>(factor) != nullptr) return false;
        return of(factor) >= product && (last || !is_open(factor, medium));
    }
    void operator()(Product& p) const {
        if (has_words(p)) return;
        for (std::size_t i = 0; i < p.factors.size(); ++i) {
            const bool negative = i > 0 && starts_negative(p.factors[i], medium);
            unless(!negative && fits(p.factors[i], p, i + 1 == p.factors.size()), p.factors[i]);
        }
    }

    void operator()(Fraction& fraction) const {
        if (medium == Medium::drawn) return;
        Formula &above = fraction.parts[0], &below = fraction.parts[1];
        unless(of(above) >= product && !has_slash(above, medium) && !is_open(above, medium), above);
        unless(of(below) >= prefixed && !starts_negative(below, medium), below);
    }

    void operator()(Power& power) const { unless(of(power.parts[0]) == whole, power.parts[0]); }
    void operator()(Transpose& transpose) const {
        unless(of(transpose.parts[0]) == whole || joins_superscript(transpose), transpose.parts[0]);
    }
    void operator()(Series& s) const {
        unless(of(s.parts[0]) >= series && !starts_negative(s.parts[0], medium), s.parts[0]);
    }

    void operator()(Derivative& derivative) const {
        const DerivativeSign sign = derivative.sign;
        Formula &f = derivative.parts[0], &x = derivative.parts[1];
        const bool stands_before = sign == DerivativeSign::before && of(f) >= scripted;
        unless(is_name(f) || (stands_before && !starts_negative(f, medium)), f);
        const bool index = variable_first(sign) && sign != DerivativeSign::before;
        unless(index || is_name(x), x);
    }

    void operator()(Underbrace& brace) const {
        if (medium == Medium::line) unless(is_name(brace.parts[0]), brace.parts[0]);
    }

    void operator()(Chain& chain) const {
        const auto implies = [](const Chain& c) {
            return std::ranges::all_of(c.relations, [](Relation r) { return r == Relation::implies; });
        };
        for (Formula& side : chain.sides) {
            const auto* inner = as<Chain>(side);
            unless(inner == nullptr || (implies(chain) && !implies(*inner)), side);
        }
    }

    template<class Other>
    void operator()(Other&) const {} // the shape of the others encloses their parts
};

void add_brackets(Formula& formula, Medium medium) {
    std::visit(Brackets{medium}, formula.node);
    for_each_part(formula.node, [&](Formula& part) { add_brackets(part, medium); });
}

} // namespace

Formula with_brackets(const Formula& formula, Medium medium) {
    Formula result = formula;
    add_brackets(result, medium);
    return result;
}

bool needs_dot(const Formula& left, const Formula& right, Medium medium) {
    const auto number = [](const Formula& formula) { return as<Number>(formula) != nullptr; };
    const auto slash = [&](const Formula& formula) { return firmness(formula, medium) == slashed; };
    if (as<Words>(left) != nullptr || as<Words>(right) != nullptr) return false;
    return (edge_has(left, medium, true, number) && edge_has(right, medium, false, number)) ||
           edge_has(left, medium, true, slash) || edge_has(right, medium, false, slash);
}

bool joins_superscript(const Transpose& transpose) {
    const auto* variable = as<Variable>(transpose.parts[0]);
    if (variable == nullptr) return false;
    const std::string& sup = variable->name.sup;
    return sup.empty() || sup.ends_with(")") || sup.ends_with("]");
}

} // namespace backstep
