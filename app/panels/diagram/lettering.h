#pragma once

#include "app/widgets/rich_text.h"
#include "app/widgets/text.h"
#include "app/widgets/ui.h"

#include <string_view>

/// Text at any size, as a diagram that zooms needs it: drawn with the nearest larger font there is, and
/// shrunk.
namespace backstep::diagram {

enum class Face {
    regular, ///< Inter
    heavy,   ///< Inter SemiBold
    symbol,  ///< maths, of plain Unicode such as `δ₂[1]`
    heavy_symbol,
};

class Lettering {
public:
    /// `middle`: a place inside the clip rectangle, with room around it.
    Lettering(const Fonts& fonts, ImDrawList* list, ImVec2 middle)
        : fonts_(fonts), list_(list), middle_(middle) {}

    /// `em` in screen pixels.
    float width(Face face, float em, std::string_view text) const;

    /// One line, with the middle of its capitals at `anchor.y`.
    void draw(Face face, float em, ImVec2 anchor, Align align, ImU32 colour, std::string_view text) const;

private:
    const Fonts& fonts_;
    ImDrawList* list_;
    ImVec2 middle_;
};

} // namespace backstep::diagram
