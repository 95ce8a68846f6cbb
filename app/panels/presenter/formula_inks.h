#pragma once

#include "app/session/session.h"
#include "app/typeset/formula_painter.h"
#include "app/widgets/theme.h"

namespace backstep {

/// The shades of a term in a formula: those of its element in the network. Nothing for weights, biases and
/// what is given, which are in ink.
const Shades* shades_of(const Theme& theme, Symbol symbol);

/// Terms in the colours of what they stand for; what is selected or hovered, in any panel, has a ground.
FormulaColours linked_colours(const Theme& theme, const Session& session);

} // namespace backstep
