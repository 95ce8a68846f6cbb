#include "app/panels/shell/layout.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

using namespace backstep;

namespace {

std::vector<Rect> shown(const Layout& layout) {
    std::vector<Rect> rects;
    for (const Rect& rect :
         {layout.top_bar, layout.tabs, layout.network, layout.derivation, layout.error, layout.matrices,
          layout.walk_bar, layout.side_splitter, layout.row_splitter, layout.plot_splitter})
        if (rect.size().x > 0 && rect.size().y > 0) rects.push_back(rect);
    return rects;
}

bool overlap(const Rect& a, const Rect& b) {
    return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

float area(const Rect& rect) {
    return rect.size().x * rect.size().y;
}

} // namespace

TEST_CASE("at 1440 x 900 the regions are those of the design") {
    const Layout layout = lay_out({1440, 900}, 1, {}, Panel::derivation, 120);
    CHECK(layout.arrangement == PanelArrangement::grid);
    CHECK(layout.top_bar.size().y == 41);
    CHECK(layout.walk_bar.min.y == 780);
    CHECK(layout.network.size().x == doctest::Approx(850).epsilon(0.01));
    CHECK(layout.network.size().y == doctest::Approx(506).epsilon(0.01));
    CHECK(layout.derivation.size().x == doctest::Approx(584).epsilon(0.01));
    CHECK(layout.error.size().x == doctest::Approx(420).epsilon(0.02));
    CHECK(layout.matrices.size().y == doctest::Approx(226).epsilon(0.01));
}

TEST_CASE("the smallest window shows all four panels at their minimum sizes") {
    const Layout layout = lay_out({1024, 680}, 1, {}, Panel::derivation, 120);
    REQUIRE(layout.arrangement == PanelArrangement::grid);
    CHECK(layout.network.size().x >= 520);
    CHECK(layout.network.size().y >= 340);
    CHECK(layout.derivation.size().x >= 420);
    CHECK(layout.error.size().x >= 280);
    CHECK(layout.error.size().y >= 150);
    CHECK(layout.matrices.size().x >= 480);
}

TEST_CASE("whatever the window and the text, the regions tile it") {
    const std::array sizes{ImVec2{1024, 680}, ImVec2{1280, 720}, ImVec2{1440, 900}, ImVec2{1920, 1080},
                           ImVec2{3840, 2160}};
    for (const ImVec2 size : sizes)
        for (const float scale : {0.8F, 1.0F, 1.25F, 1.5F, 2.0F, 2.5F, 3.0F})
            for (const Panel panel : {Panel::network, Panel::derivation, Panel::matrices, Panel::error}) {
                const Layout layout = lay_out(size, scale, {}, panel, std::round(120 * scale));
                CAPTURE(size.x);
                CAPTURE(scale);
                const std::vector<Rect> rects = shown(layout);
                float covered = 0;
                for (std::size_t i = 0; i < rects.size(); ++i) {
                    covered += area(rects[i]);
                    CHECK(rects[i].max.x <= layout.content.x);
                    CHECK(rects[i].max.y <= layout.content.y);
                    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(rects[i], rects[j]));
                }
                CHECK(covered == doctest::Approx(layout.content.x * layout.content.y));
            }
}

TEST_CASE("where four panels do not fit, the network keeps its place and the others become tabs") {
    const Layout columns = lay_out({1280, 720}, 1.5F, {}, Panel::matrices, 150);
    CHECK(columns.arrangement == PanelArrangement::columns);
    CHECK(area(columns.network) > 0);
    CHECK(area(columns.matrices) > 0);
    CHECK(area(columns.derivation) == 0);

    const Layout single = lay_out({1280, 720}, 2, {}, Panel::error, 200);
    CHECK(single.arrangement == PanelArrangement::single);
    CHECK(area(single.error) > 0);
    CHECK(area(single.network) == 0);
    CHECK(single.content.y == 720);
}

TEST_CASE("shares are followed as far as minimum sizes allow") {
    CHECK(lay_out({1440, 900}, 1, {.side = 0.99F}, Panel::network, 120).derivation.size().x >= 420);
    CHECK(lay_out({1440, 900}, 1, {.side = 0.01F}, Panel::network, 120).network.size().x >= 520);
    const Layout half = lay_out({1440, 900}, 1, {.side = 0.5F}, Panel::network, 120);
    CHECK(half.network.size().x == half.derivation.size().x);
}

TEST_CASE("a dragged splitter gives the share it stands for") {
    const Layout half = lay_out({1440, 900}, 1, {.side = 0.5F}, Panel::network, 120);
    CHECK(share_at(half.side_splitter.min.x, 0, 1440 - splitter_width) == doctest::Approx(0.5));
    CHECK(share_at(-500, 0, 1440) > 0);
    CHECK(share_at(5000, 0, 1440) < 1);
}
