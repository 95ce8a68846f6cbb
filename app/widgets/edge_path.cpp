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

// How fast the curve turns between three of its control points.
float second_difference(ImVec2 a, ImVec2 b, ImVec2 c) {
    return std::hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y);
}

int pieces_of(const Edge& edge) {
    if (std::max(bulge(edge, edge.c0), bulge(edge, edge.c1)) < 0.1F) return 1;
    const float turn =
        std::max(second_difference(edge.p0, edge.c0, edge.c1), second_difference(edge.c0, edge.c1, edge.p1));
    // A chord of a cubic curve cut into n strays from it by at most three quarters of turn/n².
    constexpr float tolerance = 0.2F;
    return std::clamp(static_cast<int>(std::ceil(std::sqrt(0.75F * turn / tolerance))), 4, 64);
}

} // namespace

void flatten(const Edge& edge, std::vector<ImVec2>& points) {
    points.assign({edge.p0});
    const int pieces = pieces_of(edge);
    for (int i = 1; i < pieces; ++i)
        points.push_back(point_at(edge, static_cast<float>(i) / static_cast<float>(pieces)));
    points.push_back(edge.p1);
}

} // namespace backstep
