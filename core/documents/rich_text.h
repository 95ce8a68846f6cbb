#pragma once

#include "core/formula/formula.h"

#include <string>
#include <variant>
#include <vector>

namespace backstep {

/// A sentence with formulas in it.
using RichText = std::vector<std::variant<std::string, Formula>>;

/// HTML with inline MathML.
std::string html_of(const RichText& text);
/// LaTeX with inline mathematics; what pdflatex cannot set is named by its code point.
std::string latex_of(const RichText& text);
std::string latex_of(const std::string& words);

/// A formula as a `<math>` element that stands in the line.
std::string inline_math(const Formula& formula);
/// The content of that element.
std::string bare_math(const Formula& formula);

} // namespace backstep
