#pragma once

#include "app/typeset/font_faces.h"

namespace backstep {

/// What formulas need and no font has in the right length. Boxes are counted from their upper left corner.
enum class Outline : char16_t {
    arrow,        ///< over a vector
    brace_left,   ///< left end of a brace below, its bar leaving at the lower right
    brace_middle, ///< the tip, downwards
    brace_right,
    slash, ///< a piece of a line from the lower left to the upper right corner
};

/// A key of an outline, its lines `thickness` wide, in a box; all in pixels.
GlyphKey outline_key(Outline outline, float thickness, float width, float height);

void rasterise_outline(const GlyphKey& key, int phase, const GlyphBox& box, std::uint8_t* out, int stride);
GlyphBox outline_box(const GlyphKey& key, int phase);

} // namespace backstep
