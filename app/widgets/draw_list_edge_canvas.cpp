#include "app/widgets/edge_canvas.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/shapes.h"

#include <array>

namespace backstep {
namespace {

void draw_edge(ImDrawList* list, const Edge& edge) {
    const std::array ends{edge.from, edge.to}; // AddLine would draw half a pixel beside them
    if (edge.halo_width > 0)
        compat::add_polyline(list, ends.data(), 2, edge.halo_colour, false, edge.halo_width);
    if (edge.dash_off > 0)
        dashed_line(list, edge.from, edge.to, edge.colour, edge.width, {edge.dash_on, edge.dash_off});
    else
        compat::add_polyline(list, ends.data(), 2, edge.colour, false, edge.width);
    if (edge.pulse < 0 || edge.pulse > 1) return;
    const ImVec2 spot{edge.from.x + (edge.to.x - edge.from.x) * edge.pulse,
                      edge.from.y + (edge.to.y - edge.from.y) * edge.pulse};
    list->AddCircleFilled(spot, edge.width / 2 + 3, edge.pulse_colour);
}

} // namespace

void DrawListEdgeCanvas::draw(ImDrawList* list, const std::vector<Edge>& edges, ImVec4 clip) {
    list->PushClipRect({clip.x, clip.y}, {clip.z, clip.w}, true);
    for (const Edge& edge : edges) draw_edge(list, edge);
    list->PopClipRect();
}

} // namespace backstep
