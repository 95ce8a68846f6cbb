#include "app/widgets/edge_path.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace backstep;

namespace {

std::vector<ImVec2> flattened(const Edge& edge) {
    std::vector<ImVec2> points;
    flatten(edge, points);
    return points;
}

float distance_to(const std::vector<ImVec2>& points, ImVec2 p) {
    float nearest = 1e9F;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const ImVec2 a = points[i], d{points[i + 1].x - a.x, points[i + 1].y - a.y};
        const float t =
            std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / (d.x * d.x + d.y * d.y), 0.0F, 1.0F);
        nearest = std::min(nearest, std::hypot(a.x + t * d.x - p.x, a.y + t * d.y - p.y));
    }
    return nearest;
}

} // namespace

TEST_CASE("a straight edge is one piece") {
    CHECK(flattened(straight_edge({10, 10}, {500, 300}, 2, IM_COL32_BLACK)).size() == 2);
}

TEST_CASE("a curve's pieces begin and end where it does and stay within a quarter of a pixel of it") {
    Edge edge = straight_edge({0, 0}, {300, 200}, 2, IM_COL32_BLACK);
    edge.c0 = {150, 0};
    edge.c1 = {150, 200};
    const auto points = flattened(edge);
    CHECK(points.size() > 8);
    CHECK(points.front().x == 0);
    CHECK(points.back().y == doctest::Approx(200));
    for (int i = 0; i <= 1000; ++i) {
        const float t = static_cast<float>(i) / 1000, s = 1 - t;
        const ImVec2 on_curve{3 * s * s * t * 150 + 3 * s * t * t * 150 + t * t * t * 300,
                              3 * s * t * t * 200 + t * t * t * 200};
        CHECK(distance_to(points, on_curve) < 0.25F);
    }
}

TEST_CASE("an edge of no length is no trouble") {
    const auto points = flattened(straight_edge({5, 5}, {5, 5}, 2, IM_COL32_BLACK));
    for (const ImVec2 p : points) CHECK(std::isfinite(p.x));
}
