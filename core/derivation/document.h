#pragma once

#include "core/derivation/derive.h"

#include <string>

namespace backstep {

/// How formulas are written for other programs and for people.
enum class FormulaFormat { text, latex, mathml };
inline constexpr std::array all_formula_formats{FormulaFormat::text, FormulaFormat::latex,
                                                FormulaFormat::mathml};
std::string_view name(FormulaFormat format); ///< `text`, `latex`, `mathml`

std::string written(const Formula& formula, FormulaFormat format);

/// A whole derivation. Text: a line each, its reason behind it; LaTeX: an `aligned` environment; MathML: one
/// `<math>` with a table of reasons, left and right sides.
std::string written(const std::vector<Line>& lines, FormulaFormat format);

/// `central difference −0.0511, agrees to 9 digits`, or that a kink is too near.
std::string check_sentence(const GradientCheck& check, int decimals);

} // namespace backstep
