#include "app/panels/diagram/layout.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace backstep;
using namespace backstep::diagram;

namespace {

// The canvas of the network panel at 850 × 506.
Layout lay_out(std::vector<int> neurons, std::set<int> unfolded = {}, float width = 850, float height = 400) {
    return make_layout({std::move(neurons), std::move(unfolded), width, height, 1, 1});
}

bool inside(Rect box, float width, float height) {
    constexpr float rounding = 0.01F;
    return box.min.x >= -rounding && box.min.y >= -rounding && box.max.x <= width + rounding &&
           box.max.y <= height + rounding;
}

void check_fits(const std::vector<int>& neurons, float width, float height,
                const std::set<int>& unfolded = {}) {
    const Layout layout = lay_out(neurons, unfolded, width, height);
    const float r = layout.radius();
    for (const Node& node : layout.nodes) {
        const Rect box{{node.centre.x - r, node.centre.y - r}, {node.centre.x + r, node.centre.y + r}};
        CHECK(inside(box, width, height));
    }
    for (const Target& target : layout.targets) CHECK(inside(target.box, width, height));
    CHECK(inside(layout.cost, width, height));
}

} // namespace

TEST_CASE("3-4-2 stands as in the design") {
    const Layout layout = lay_out({3, 4, 2});
    CHECK(layout.unit == 1);
    CHECK(layout.column_x[0] / 850 == doctest::Approx(0.065).epsilon(0.01));
    CHECK(layout.column_x[1] / 850 == doctest::Approx(0.38).epsilon(0.02));
    CHECK(layout.column_x[2] / 850 == doctest::Approx(0.70).epsilon(0.02));
    CHECK(layout.column_x[3] / 850 == doctest::Approx(0.94).epsilon(0.01));
    CHECK(layout.pitch(0) == doctest::Approx(112));
    CHECK(layout.pitch(1) == doctest::Approx(100));
    CHECK(layout.pitch(2) == doctest::Approx(200));
    CHECK(layout.lines.size() == 3 * 4 + 4 * 2);
    CHECK(layout.label_share[0] == doctest::Approx(0.76).epsilon(0.02));
    CHECK(layout.label_share[1] == doctest::Approx(0.67).epsilon(0.02));
    CHECK(layout.has_badges_below(1));
}

TEST_CASE("lines end on the rims of their nodes and on the box of E") {
    const Layout layout = lay_out({3, 4, 2});
    for (const Line& line : layout.lines) {
        const ImVec2 source = layout.nodes[static_cast<std::size_t>(line.source)].centre;
        const ImVec2 target = layout.nodes[static_cast<std::size_t>(line.target)].centre;
        CHECK(std::hypot(line.from.x - source.x, line.from.y - source.y) == doctest::Approx(layout.radius()));
        CHECK(std::hypot(line.to.x - target.x, line.to.y - target.y) == doctest::Approx(layout.radius()));
    }
    for (const ErrorLine& line : layout.error_lines) CHECK(line.to.x == doctest::Approx(layout.cost.min.x));
}

TEST_CASE("everything fits into every panel") {
    for (const auto& [width, height] : {std::pair{520.0F, 230.0F}, {850.0F, 400.0F}, {1900.0F, 900.0F}}) {
        check_fits({3, 4, 2}, width, height);
        check_fits({1, 1}, width, height);
        check_fits({784, 30, 10}, width, height);
        check_fits({64, 64, 64, 10}, width, height, {0, 1, 2});
        check_fits(std::vector<int>(21, 4), width, height);
        check_fits({5, 1, 12}, width, height);
    }
}

TEST_CASE("layers of more than twelve neurons fold their middle and unfold") {
    const Layout twelve = lay_out({12, 12, 2});
    CHECK(twelve.nodes.size() == 26);
    const Layout folded = lay_out({64, 13, 2});
    CHECK(folded.nodes.size() == 11 + 11 + 2);
    const Node& input = folded.nodes[5];
    CHECK(input.row == 0);
    CHECK(input.folded == 54);
    CHECK(folded.nodes[4].row == 5);
    CHECK(folded.nodes[6].row == 60);
    CHECK(folded.node(0, 30).row == 0);
    CHECK(folded.node(0, 61).row == 61);
    CHECK(lay_out({64, 13, 2}, {0}).nodes.size() == 64 + 11 + 2);
}

TEST_CASE("lines to an ellipsis have no weight") {
    const Layout layout = lay_out({20, 2, 1});
    int numbered = 0;
    for (const Line& line : layout.lines) {
        const bool whole = layout.nodes[static_cast<std::size_t>(line.source)].row > 0;
        CHECK((line.row > 0) == whole);
        numbered += line.row > 0 ? 1 : 0;
    }
    CHECK(numbered == 10 * 2 + 2 * 1);
}

TEST_CASE("nodes of a layer never overlap, however low the panel") {
    for (const float height : {150.0F, 230.0F, 290.0F, 350.0F, 800.0F}) {
        const Layout layout = lay_out({3, 4, 2}, {}, 600, height);
        for (int l = 0; l <= 2; ++l) CHECK(layout.pitch(l) > 2 * layout.radius());
    }
}

TEST_CASE("targets stand above and below E without touching it") {
    for (const int outputs : {1, 2, 3, 10, 40}) {
        const Layout layout = lay_out({2, 3, outputs});
        float bottom = -1;
        bool passed = false;
        for (const Target& target : layout.targets) {
            if (!passed && target.box.min.y > layout.cost.min.y) {
                CHECK(layout.cost.min.y >= bottom);
                bottom = layout.cost.max.y;
                passed = true;
            }
            CHECK(target.box.min.y >= bottom);
            bottom = target.box.max.y;
        }
    }
}

TEST_CASE("zooming spreads nodes around the middle; elements stop growing") {
    LayoutInput input{{3, 4, 2}, {}, 850, 400, 2, 4};
    const Layout near = make_layout(input);
    CHECK(near.unit == doctest::Approx(2 * largest_element));
    input.zoom = 1;
    const Layout whole = make_layout(input);
    CHECK(near.pitch(1) == doctest::Approx(4 * whole.pitch(1)));
    const ImVec2 middle{850, 400}; // in screen pixels at scale 2
    CHECK(near.nodes[0].centre.x - middle.x == doctest::Approx(4 * (whole.nodes[0].centre.x - middle.x)));
}

TEST_CASE("distance to a line counts its ends") {
    CHECK(distance({5, 3}, {0, 0}, {10, 0}) == doctest::Approx(3));
    CHECK(distance({14, 3}, {0, 0}, {10, 0}) == doctest::Approx(5));
    CHECK(distance({3, 4}, {0, 0}, {0, 0}) == doctest::Approx(5));
}
