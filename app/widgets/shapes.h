#pragma once

#include <imgui.h>

namespace backstep {

/// Lines of dashes, each `on` long with `off` between them; lengths in pixels.
struct Dash {
    float on, off;
};

void dashed_line(ImDrawList* list, ImVec2 from, ImVec2 to, ImU32 colour, float thickness, Dash dash);

/// Outlines of what is not known yet. The dashes are stretched a little so that they close evenly.
void dashed_rect(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 colour, float radius, float thickness,
                 Dash dash);
void dashed_circle(ImDrawList* list, ImVec2 centre, float radius, ImU32 colour, float thickness, Dash dash);

/// Draws the dashes of a polyline as long as they are; `closed` joins its end to its start.
void dashed_polyline(ImDrawList* list, const ImVec2* points, int count, bool closed, ImU32 colour,
                     float thickness, Dash dash);

} // namespace backstep
