#pragma once

#include "core/formula/formula.h"

namespace backstep {

/// A fraction that is drawn shows by its shape what belongs to it; in a line of text it does not.
enum class Medium { drawn, line };

/// The formula with round brackets added wherever it could be read in another way: around a sum in a product,
/// the base of a power, a negative factor, what a derivative is taken of. Brackets that are there suffice.
Formula with_brackets(const Formula& formula, Medium medium);

/// Neighbours in a product that would run into each other with nothing between: numbers, slashed fractions.
bool needs_dot(const Formula& left, const Formula& right, Medium medium);

/// `a⁽²⁾ᵀ`: a transpose whose sign joins the superscript of a name.
bool joins_superscript(const Transpose& transpose);

} // namespace backstep
