#pragma once

#include "app/panels/notes/row.h"

namespace backstep::notes {

/// R15 to R17: what the network makes of its input as a row of boxes, and below it the Jacobians that lead
/// back, each with its dimensions. Nothing for any other equation.
bool has_boxes(const Equation& equation);

/// Adds them at `top`, no wider than `width`; returns where they end.
float add_boxes(const Equation& equation, const Setting& setting, const Ui& ui, float left, float top,
                float width, Row& row);

} // namespace backstep::notes
