#pragma once

#include "core/notation/notation.h"
#include "core/walk/walk.h"

#include <string>

namespace backstep {

/// What was done in this step and why, as one sentence in the notation's words and symbols; right for every
/// activation, cost and reduction.
std::string caption(const Step& step, const Scenario& scenario, const Notation& notation);

} // namespace backstep
