#pragma once

#include "core/derivation/setting.h"
#include "core/trace/gradient_check.h"

#include <optional>
#include <string>
#include <vector>

namespace backstep {

/// What a line of a derivation is for.
enum class LineKind {
    symbols, ///< a step of the derivation
    numbers, ///< the result with its numbers plugged in
    value,   ///< what it comes to
    update,  ///< the update that a gradient leads to
};

/// One line, and why it follows. All sides of the formula have the same value; a line that goes on from the
/// one above has `algebra::nothing()` on its left.
struct Line {
    LineKind kind = LineKind::symbols;
    std::string reason; ///< a few words with the notation's symbols, in plain Unicode
    Formula formula;
};

struct Derivation {
    Quantity quantity;
    std::vector<Line> lines;
    /// Of a single gradient: beside its central difference.
    std::optional<GradientCheck> check;
};

/// Where a quantity comes from, in the setting's notation: definition, chain rule term by term, what vanishes
/// struck out, σ′ put in, deeper layers by the recurrence, cancellations shown, numbers, value, check and
/// update. A number is derived by elements, a vector or matrix (or a column of one) as a whole. Over a batch
/// a gradient without an example is the mean or sum, followed by what the setting's example contributes; an
/// updated number by the derivation of its gradient.
Derivation derive(const Quantity& quantity, const Setting& setting, int decimals);

/// The ways to look at one number: itself, the vector it stands in (of a weight's its column), the matrix.
std::vector<Quantity> views(const Quantity& quantity);

/// How many significant digits a gradient and its central difference share.
int agreeing_digits(const GradientCheck& check);

} // namespace backstep
