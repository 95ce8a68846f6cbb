#include "app/widgets/edge_path.h"

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

// Pixels between a control point and the straight line from p0 to p1.
float bulge(const Edge& edge, ImVec2 control) {
    const float dx = edge.p1.x - edge.p0.x, dy = edge.p1.y - edge.p0.y;
    const float cross = dx * (control.y - edge.p0.y) - dy * (control.x - edge.p0.x);
    return std::abs(cross) / std::max(std::hypot(dx, dy), 1e-6F);
}

} // namespace

std::vector<ImVec2> flattened(const Edge& edge) {
    const float bend = std::max(bulge(edge, edge.c0), bulge(edge, edge.c1));
    if (bend < 0.1F) return {edge.p0, edge.p1};
    // A chord of a curve cut into n strays from it by about bend/n²; a tenth of a pixel is not seen.
    const int pieces = std::clamp(static_cast<int>(std::ceil(std::sqrt(bend / 0.1F))), 4, 64);
    std::vector<ImVec2> points;
    for (int i = 0; i <= pieces; ++i)
        points.push_back(point_at(edge, static_cast<float>(i) / static_cast<float>(pieces)));
    return points;
}

} // namespace backstep
