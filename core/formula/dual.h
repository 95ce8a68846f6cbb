#pragma once

#include "core/formula/formula.h"

namespace backstep {

/// A value and how it changes: forward differentiation, one direction at a time. Both have the same shape.
struct Dual {
    Matrix value, change;
};

/// What has no value: words, an index, shapes that do not fit. Never leaves `evaluate`.
struct NoValue {};

Dual negative(const Dual& a);
Dual added(const Dual& a, const Dual& b);
/// A number scales; otherwise as the sign says, `kronecker` excepted.
Dual times(const Dual& a, const Dual& b, Times times);
Dual divided(const Dual& a, const Dual& b);          ///< by a number, or element by element
Dual raised(const Dual& base, const Dual& exponent); ///< numbers; of a vector each element
Dual larger(const Dual& a, const Dual& b);           ///< numbers
Dual length(const Dual& a);
Dual magnitude(const Dual& a); ///< of a number
/// A matrix made of blocks, row by row.
Dual blocks(const std::vector<Dual>& entries, std::size_t columns);
/// `differentiate`: the change is wanted; σ′ has none.
Dual applied(Function function, Activation activation, const Dual& argument, bool differentiate);

} // namespace backstep
