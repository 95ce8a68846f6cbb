#pragma once

#include "core/formula/formula.h"

#include <string>

namespace backstep {

/// The formula as a `<math>` element, presentation MathML within MathML Core; strokes, of which Core has
/// none, are drawn by a style as well.
std::string to_mathml(const Formula& formula);

} // namespace backstep
