#pragma once

#include "app/widgets/fonts.h"

#include <string>
#include <string_view>

namespace backstep {

enum class Align { left, centre, right };

float text_width(const Font& font, std::string_view text);

/// Draws one line with the top of its line box at `top_left`.
void draw_text(ImDrawList* list, const Font& font, ImVec2 top_left, ImU32 colour, std::string_view text);

/// Draws one line beside `anchor`: x is its left, middle or right, y the middle of its capitals and digits.
void draw_text_at(ImDrawList* list, const Font& font, ImVec2 anchor, Align align, ImU32 colour,
                  std::string_view text);

/// The text, or as much of its beginning as fits into `width` with `…` after it.
std::string elided(const Font& font, std::string_view text, float width);

/// Draws a number with its decimal point at `point.x` (its end, if it has none) and its digits centred on
/// `point.y`; a column drawn at one x is aligned, its minus signs hang to the left.
void draw_number(ImDrawList* list, const Font& font, ImVec2 point, ImU32 colour, std::string_view number);

/// Width of what stands left of the decimal point, sign included.
float width_before_point(const Font& font, std::string_view number);

} // namespace backstep
