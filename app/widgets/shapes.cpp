#include "app/widgets/shapes.h"

#include "app/widgets/imgui_compat.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace backstep {
namespace {

float distance(ImVec2 a, ImVec2 b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

void append_arc(std::vector<ImVec2>& points, ImVec2 centre, float radius, float from, float to,
                int segments) {
    for (int i = 0; i <= segments; ++i) {
        const float angle = from + (to - from) * static_cast<float>(i) / static_cast<float>(segments);
        points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
}

Dash closing_evenly(Dash dash, float length) {
    const float period = dash.on + dash.off;
    const float stretch = length / (period * std::max(1.0F, std::round(length / period)));
    return {dash.on * stretch, dash.off * stretch};
}

float length_of(const std::vector<ImVec2>& closed) {
    float length = distance(closed.back(), closed.front());
    for (std::size_t i = 1; i < closed.size(); ++i) length += distance(closed[i - 1], closed[i]);
    return length;
}

void close_with_dashes(ImDrawList* list, const std::vector<ImVec2>& points, ImU32 colour, float thickness,
                       Dash dash) {
    dashed_polyline(list, points.data(), static_cast<int>(points.size()), true, colour, thickness,
                    closing_evenly(dash, length_of(points)));
}

} // namespace

void dashed_polyline(ImDrawList* list, const ImVec2* points, int count, bool closed, ImU32 colour,
                     float thickness, Dash dash) {
    float left = dash.on; // of the present dash or gap
    bool on = true;
    if (count > 0) list->PathLineTo(points[0]);
    for (int i = 1; i < count + (closed ? 1 : 0); ++i) {
        const ImVec2 a = points[i - 1], b = points[i % count];
        const float length = distance(a, b);
        float done = 0;
        while (length - done > left) {
            done += left;
            const ImVec2 p{a.x + (b.x - a.x) * done / length, a.y + (b.y - a.y) * done / length};
            list->PathLineTo(p);
            if (on)
                compat::path_stroke(list, colour, false, thickness);
            else
                list->PathClear();
            on = !on;
            left = on ? dash.on : dash.off;
            list->PathLineTo(p);
        }
        left -= length - done;
        list->PathLineTo(b);
    }
    if (on)
        compat::path_stroke(list, colour, false, thickness);
    else
        list->PathClear();
}

void dashed_line(ImDrawList* list, ImVec2 from, ImVec2 to, ImU32 colour, float thickness, Dash dash) {
    const std::array points{from, to};
    dashed_polyline(list, points.data(), 2, false, colour, thickness, dash);
}

void dashed_rect(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 colour, float radius, float thickness,
                 Dash dash) {
    constexpr float quarter = std::numbers::pi_v<float> / 2;
    std::vector<ImVec2> points;
    const int segments = std::max(2, static_cast<int>(radius));
    append_arc(points, {max.x - radius, min.y + radius}, radius, -quarter, 0, segments);
    append_arc(points, {max.x - radius, max.y - radius}, radius, 0, quarter, segments);
    append_arc(points, {min.x + radius, max.y - radius}, radius, quarter, 2 * quarter, segments);
    append_arc(points, {min.x + radius, min.y + radius}, radius, 2 * quarter, 3 * quarter, segments);
    close_with_dashes(list, points, colour, thickness, dash);
}

void dashed_circle(ImDrawList* list, ImVec2 centre, float radius, ImU32 colour, float thickness, Dash dash) {
    constexpr float turn = 2 * std::numbers::pi_v<float>;
    std::vector<ImVec2> points;
    const int segments = std::clamp(static_cast<int>(radius * 2), 16, 256);
    append_arc(points, centre, radius, 0, turn, segments);
    points.pop_back();
    close_with_dashes(list, points, colour, thickness, dash);
}

} // namespace backstep
