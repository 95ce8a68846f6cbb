#pragma once

#include "app/panels/matrices/layout.h"

/// From a formula in matrices to the matrices that stand in the panel.
namespace backstep::matrices {

/// `formula = result`: its whole quantities in reading order with what is written between them.
Equation equation_from(const Formula& formula, const Quantity& result, const Names& names);

} // namespace backstep::matrices
