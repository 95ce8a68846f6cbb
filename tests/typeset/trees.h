#pragma once

#include "core/formula/formula.h"

#include <string>
#include <utility>

namespace backstep::test {

inline Formula var(std::string base, std::string sub = {}, std::string sup = {}, Face face = Face::italic) {
    return {
        Variable{{.base = std::move(base), .face = face, .sub = std::move(sub), .sup = std::move(sup)}, {}}};
}
inline Formula marked(Formula formula, Symbol symbol, int layer = 0, int row = 0, int column = 0) {
    formula.quantity = Quantity{symbol, layer, row, column, 0};
    return formula;
}
inline Formula primed(std::string base, std::string sub = {}, int primes = 1) {
    return {Variable{{.base = std::move(base), .sub = std::move(sub), .primes = primes}, {}}};
}
inline Formula accented(std::string base, Accent accent, Face face = Face::italic, std::string sub = {}) {
    return {Variable{{.base = std::move(base), .face = face, .sub = std::move(sub), .accent = accent}, {}}};
}
inline Formula num(std::string text) {
    return {Number{std::move(text), 0}};
}
inline Formula words(std::string text) {
    return {Words{std::move(text)}};
}
inline Formula sum(Formulas terms, std::vector<bool> minus = {}) {
    minus.resize(terms.size(), false);
    return {Sum{std::move(terms), std::move(minus)}};
}
inline Formula minus(Formula a, Formula b) {
    return sum({std::move(a), std::move(b)}, {false, true});
}
inline Formula times(Formulas factors, Times sign = Times::adjacent) {
    return {Product{std::move(factors), sign}};
}
inline Formula over(Formula a, Formula b) {
    return {Fraction{{std::move(a), std::move(b)}}};
}
inline Formula power(Formula a, Formula b) {
    return {Power{{std::move(a), std::move(b)}}};
}
inline Formula apply(Name name, Formulas arguments) {
    return {Apply{std::move(name), Function::activation, Activation::sigmoid, std::move(arguments)}};
}
inline Formula group(Formula inside, Bracket bracket = Bracket::round) {
    return {Group{bracket, {std::move(inside)}}};
}
inline Formula series(std::string below, std::string above, Formula body) {
    return {Series{std::move(below), std::move(above), {std::move(body)}, {}}};
}
inline Formula derivative(Formula f, Formula by, DerivativeSign sign = DerivativeSign::partial) {
    return {Derivative{{std::move(f), std::move(by)}, sign}};
}
inline Formula transpose(Formula a, std::string sign = "T") {
    return {Transpose{{std::move(a)}, std::move(sign)}};
}
inline Formula grid(int columns, Formulas entries, bool augmented = false) {
    return {Grid{columns, std::move(entries), augmented}};
}
inline Formula struck(Formula a) {
    return {Struck{{std::move(a)}}};
}
inline Formula brace(Formula a, Formula label) {
    return {Underbrace{{std::move(a), std::move(label)}}};
}
inline Formula chain(Formulas sides, std::vector<Relation> relations = {}) {
    relations.resize(sides.size() - 1, Relation::equals);
    return {Chain{std::move(sides), std::move(relations)}};
}

} // namespace backstep::test
