#pragma once

#include "core/formula/formula.h"

#include <functional>
#include <string>

/// Formulas written down almost as on paper: `E = w * n + b`. Brackets come by themselves where the tree
/// needs them.
namespace backstep::algebra {

Formula number(double value);                   ///< as short as it can be written exactly: `1`, `0.5`
Formula number(std::string text, double value); ///< `½`
Formula words(std::string text);
Formula nothing(); ///< the missing left side of a line that goes on from the one above

Formula variable(Name name);                           ///< without a value, such as an index
Formula variable(Name name, const Quantity& quantity); ///< of the trace
Formula abbreviation(Name name, Formula meaning);      ///< α, r, x̃
Formula of(Formula formula, const Quantity& quantity); ///< the same, standing for the quantity

Formula operator+(Formula a, Formula b);
Formula operator-(Formula a, Formula b);
Formula operator-(Formula a);
Formula operator*(Formula a, Formula b); ///< nothing between
Formula dot(Formula a, Formula b);       ///< a · b
Formula hadamard(Formula a, Formula b);
Formula outer(Formula a, Formula b);
Formula kronecker(Formula a, Formula b);
Formula sum(Formulas terms);       ///< of one term: that term
Formula product(Formulas factors); ///< nothing between
Formula fraction(Formula a, Formula b);
Formula power(Formula base, Formula exponent);
Formula squared(Formula base);
Formula exponential(Formula exponent); ///< e^…

Formula group(Formula inner, Bracket bracket = Bracket::round);
Formula norm(Formula inner);
Formula transposed(Formula inner, std::string sign = "T");
Formula struck(Formula inner);
Formula underbrace(Formula inner, Formula label);
Formula apply(Name name, Function function, Formula argument, Activation activation = Activation::sigmoid);
Formula logarithm(Formula argument);
Formula diag(Formula vector);
Formula row_sums(Formula matrix);
Formula larger(Formula a, Formula b);
Formula cases(Formulas values, Formulas conditions, std::size_t holds);

Formula column(Formulas entries);
Formula row(Formulas entries);
Formula grid(int columns, Formulas entries, bool augmented = false);
/// rows × columns, each by its indices from 1.
Formula grid(int rows, int columns, const std::function<Formula(int, int)>& entry);

/// An index: the number it stands for and the letter it is written with.
struct Index {
    int value = 1;
    std::string letter;
};
/// Σ over `letter` = 1 … count, the body drawn with the letter.
Formula series(const std::string& letter, int count, const std::string& above,
               const std::function<Formula(const Index&)>& body);

Formula derivative(Formula f, Formula x, DerivativeSign sign = DerivativeSign::partial,
                   Arrangement arrangement = Arrangement::like_denominator);

Formula equation(Formula left, Formula right);
Formula chain(Formulas sides); ///< joined by =
Formula related(Formula left, Relation relation, Formula right);

} // namespace backstep::algebra
