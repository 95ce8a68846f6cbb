#include "app/widgets/edge_canvas.h"
#include "app/widgets/edge_path.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/shapes.h"

#include <cmath>

namespace backstep {
namespace {

ImVec2 point_along(const std::vector<ImVec2>& points, float share) {
    const float position = share * static_cast<float>(points.size() - 1);
    const auto piece = std::min(static_cast<std::size_t>(position), points.size() - 2);
    const float t = position - static_cast<float>(piece);
    const ImVec2 a = points[piece], b = points[piece + 1];
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

void draw_edge(ImDrawList* list, const Edge& edge) {
    std::vector<ImVec2> points;
    flatten(edge, points);
    const auto count = static_cast<int>(points.size());
    if (edge.halo_width > 0)
        compat::add_polyline(list, points.data(), count, edge.halo_colour, false, edge.halo_width);
    if (edge.dash_off > 0)
        dashed_polyline(list, points.data(), count, false, edge.colour, edge.width,
                        {edge.dash_on, edge.dash_off});
    else
        compat::add_polyline(list, points.data(), count, edge.colour, false, edge.width);
    if (edge.pulse >= 0 && edge.pulse <= 1)
        list->AddCircleFilled(point_along(points, edge.pulse), edge.width / 2 + 3, edge.pulse_colour);
}

} // namespace

Edge straight_edge(ImVec2 from, ImVec2 to, float width, ImU32 colour) {
    Edge edge;
    edge.p0 = edge.c0 = from;
    edge.p1 = edge.c1 = to;
    edge.width = width;
    edge.colour = colour;
    return edge;
}

void DrawListEdgeCanvas::draw(ImDrawList* list, const std::vector<Edge>& edges, ImVec4 clip) {
    list->PushClipRect({clip.x, clip.y}, {clip.z, clip.w}, true);
    for (const Edge& edge : edges) draw_edge(list, edge);
    list->PopClipRect();
}

} // namespace backstep
