#include "app/widgets/edge_canvas.h"

#include "app/widgets/imgui_compat.h"
#include "app/widgets/shapes.h"

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

ImVec2 point_at(const Edge& edge, float t) {
    const float s = 1 - t;
    const float a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
    return {a * edge.p0.x + b * edge.c0.x + c * edge.c1.x + d * edge.p1.x,
            a * edge.p0.y + b * edge.c0.y + c * edge.c1.y + d * edge.p1.y};
}

bool straight(const Edge& edge) {
    const ImVec2 d{edge.p1.x - edge.p0.x, edge.p1.y - edge.p0.y};
    const auto off = [&](ImVec2 c) { return std::abs(d.x * (c.y - edge.p0.y) - d.y * (c.x - edge.p0.x)); };
    return std::max(off(edge.c0), off(edge.c1)) < 0.25F * std::hypot(d.x, d.y);
}

std::vector<ImVec2> polyline(const Edge& edge) {
    const int segments = straight(edge) ? 1 : 24;
    std::vector<ImVec2> points;
    for (int i = 0; i <= segments; ++i)
        points.push_back(point_at(edge, static_cast<float>(i) / static_cast<float>(segments)));
    return points;
}

void draw_edge(ImDrawList* list, const Edge& edge) {
    const std::vector<ImVec2> points = polyline(edge);
    const auto count = static_cast<int>(points.size());
    if (edge.halo_width > 0)
        compat::add_polyline(list, points.data(), count, edge.halo_colour, false, edge.halo_width);
    if (edge.dash_off > 0)
        dashed_polyline(list, points.data(), count, false, edge.colour, edge.width,
                        {edge.dash_on, edge.dash_off});
    else
        compat::add_polyline(list, points.data(), count, edge.colour, false, edge.width);
    if (edge.pulse >= 0 && edge.pulse <= 1)
        list->AddCircleFilled(point_at(edge, edge.pulse), edge.width / 2 + 3, edge.pulse_colour);
}

} // namespace

Edge straight_edge(ImVec2 from, ImVec2 to, float width, ImU32 colour) {
    Edge edge;
    edge.p0 = from;
    edge.c0 = {from.x + (to.x - from.x) / 3, from.y + (to.y - from.y) / 3};
    edge.c1 = {from.x + (to.x - from.x) * 2 / 3, from.y + (to.y - from.y) * 2 / 3};
    edge.p1 = to;
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
