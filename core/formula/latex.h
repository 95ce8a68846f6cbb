#pragma once

#include "core/formula/formula.h"

#include <string>

namespace backstep {

/// The formula in LaTeX's mathematics, without dollars, for KaTeX and for LaTeX with amsmath, amssymb and
/// cancel.
std::string to_latex(const Formula& formula);

} // namespace backstep
