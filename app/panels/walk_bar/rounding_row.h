#pragma once

#include "app/panels/panel.h"

namespace backstep {

/// Says, for as long as every number is rounded, to how many decimals, which number is the first that full
/// precision has otherwise (a click selects it), and how far the updated weights are off.
float rounding_row_height(const Session& session, const Ui& ui); ///< 0 while nothing is rounded
void draw_rounding_row(const Session& session, const Ui& ui, Rect area, Wishes& wishes);

/// `every number rounded to 4 decimals`
std::string rounding_label(int decimals);

/// The sentence about the first number that parts.
std::string parting_sentence(const Session& session);

/// `5 of 26 updated weights and biases are off, by up to 2 in the last place`
std::string final_sentence(const Session& session);

} // namespace backstep
