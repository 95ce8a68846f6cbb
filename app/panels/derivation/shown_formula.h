#pragma once

#include "app/typeset/typeset.h"
#include "core/formula/formula.h"

namespace backstep::derivation {

/// Of ∂n/∂w neither n nor w is coloured: they are no factors. Their quantities are marked by `colourless`.
void take_colours_out_of_derivatives(Typeset& typeset, const Formula& formula);

} // namespace backstep::derivation
