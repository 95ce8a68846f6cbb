#pragma once

#include "core/formula/formula.h"

#include <string>

namespace backstep {

/// The formula in one line of Unicode: `∂E/∂w₄₈ = (n₈ − y₁) σ′₈ n₄`, matrices as `[a, b; c, d]`, scripts that
/// Unicode lacks as `_{i,j}` and `^{[2]}`, what is struck with a stroke through each character, the label of
/// a brace as `⟨n×h⟩` behind what it braces.
std::string to_plain_text(const Formula& formula);

std::string to_plain_text(const Name& name);

} // namespace backstep
