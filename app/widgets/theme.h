#pragma once

#include <imgui.h>

namespace backstep {

/// The shades of one meaning. White text stands on `fill` only; small text on panel or tint uses `text`.
struct Shades {
    ImU32 line, text, tint, fill, halo;
};

/// The colours of the program, each named after its use.
struct Theme {
    bool dark = false;
    ImU32 win;                    ///< gaps between panels
    ImU32 panel;                  ///< panels, plates under labels, text fields
    ImU32 raise;                  ///< bands and cards on a panel, a control under the pointer
    ImU32 line, line2;            ///< borders of controls; hairlines and grids
    ImU32 ink, ink2, ink3;        ///< values; labels; notes, axes and what is not known
    ImU32 on, on_text;            ///< the selected segment of a control
    ImU32 primary, primary_text;  ///< the one button that matters most, such as Play
    ImU32 given_fill, given_line; ///< inputs and targets
    Shades forward, backward, update, slope, carried;
    ImU32 edge_positive, edge_negative;
    ImU32 selected_row;
    ImU32 scrim; ///< over everything under a dialog
};

Theme light_theme();
Theme dark_theme();

/// Dear ImGui's style made afresh for a theme, all sizes times `scale`: flat, hairline borders, radius 5.
ImGuiStyle make_style(const Theme& theme, float scale);

/// The same colour at `opacity` (0 to 1) of its own.
ImU32 faded(ImU32 colour, float opacity);

/// WCAG contrast ratio of two opaque colours, 1 to 21.
double contrast(ImU32 text, ImU32 background);

} // namespace backstep
