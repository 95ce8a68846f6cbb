#pragma once

#include "core/derivation/rules.h"

namespace backstep::rules {

/// The right sides for whole vectors and matrices, in the notation's arrangement: gradients like what they
/// are taken by, or transposed (R12, R13); W or Wᵀ (M8).
Formulas matrix_sides(const Quantity& quantity, const Setting& setting);

} // namespace backstep::rules
