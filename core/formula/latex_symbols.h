#pragma once

#include "core/formula/formula.h"

#include <string>
#include <string_view>

namespace backstep {

/// Appends, with a space where a command would swallow the letter that follows.
void append_latex(std::string& latex, std::string_view next);

/// Letters, digits and signs as they stand in formulas: `l−1`, `j = 1`, `δ`.
std::string latex_mathematics(std::string_view utf8, Face face = Face::italic);

/// `\text{…}`, with what TeX would read as commands escaped, and Greek letters and signs set as mathematics.
std::string latex_words(std::string_view utf8);

/// A name with its accent, primes and scripts; `beside` joins its superscript.
std::string latex_name(const Name& name, std::string_view beside = {});

} // namespace backstep
