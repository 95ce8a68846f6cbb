#pragma once

#include <imgui.h>

#include <vector>

namespace backstep {

/// One edge of the diagram, a straight line. Lengths in screen pixels.
struct Edge {
    ImVec2 from, to;
    float width = 1;
    ImU32 colour = 0;
    float dash_on = 0, dash_off = 0; ///< dash_off 0: solid
    float pulse = -1;                ///< centre of a bright spot, 0 to 1 along the edge; outside: none
    ImU32 pulse_colour = 0;
    float halo_width = 0; ///< a wide solid line under the edge; 0: none
    ImU32 halo_colour = 0;
};

/// Draws many edges at once, at their place in the draw list: over what was added before, under what follows.
class EdgeCanvas {
public:
    EdgeCanvas() = default;
    EdgeCanvas(const EdgeCanvas&) = delete;
    EdgeCanvas& operator=(const EdgeCanvas&) = delete;
    virtual ~EdgeCanvas() = default;

    /// Earlier edges lie under later ones; nothing is drawn outside `clip` (left, top, right, bottom).
    virtual void draw(ImDrawList* list, const std::vector<Edge>& edges, ImVec4 clip) = 0;
};

/// Draws edges as ordinary polylines; where there is no OpenGL.
class DrawListEdgeCanvas final : public EdgeCanvas {
public:
    void draw(ImDrawList* list, const std::vector<Edge>& edges, ImVec4 clip) override;
};

} // namespace backstep
