#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

#include <array>
#include <vector>

using namespace backstep;
using backstep::test::bundled;
using backstep::test::WindowFrames;

namespace {

constexpr std::array<std::string_view, 7> regions{"top_bar",  "network",  "derivation", "error",
                                                  "matrices", "walk_bar", "tabs"};

bool inside(const Rect& inner, const Rect& outer) {
    const float slack = 1.5F; // rounding to whole pixels
    return inner.min.x >= outer.min.x - slack && inner.min.y >= outer.min.y - slack &&
           inner.max.x <= outer.max.x + slack && inner.max.y <= outer.max.y + slack;
}

bool overlap(const Rect& a, const Rect& b) {
    const float slack = 0.5F;
    return a.min.x < b.max.x - slack && b.min.x < a.max.x - slack && a.min.y < b.max.y - slack &&
           b.min.y < a.max.y - slack;
}

void check_disjoint(const ItemMap& items, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto a = items.find(names[i]), b = items.find(names[j]);
            INFO(names[i] << " and " << names[j]);
            if (a && b) CHECK_FALSE(overlap(*a, *b));
        }
}

void check_window(WindowFrames& window, ImVec2 size) {
    const Rect screen{{0, 0}, size};
    for (const std::string_view region : regions)
        if (const auto rect = window.items().find(region)) {
            INFO(region << " ends at " << rect->max.x << ", " << rect->max.y);
            CHECK(inside(*rect, screen));
        }
    check_disjoint(window.items(), std::vector<std::string>(regions.begin(), regions.end()));
    // Where the tabs stand in the top bar, so does the title.
    const Rect top{{0, 0}, {size.x, window.rect("top_bar").max.y}};
    for (const ItemMap::Item& item : window.items().items()) {
        INFO(item.name);
        if (item.name.starts_with("top_bar/")) CHECK(inside(item.rect, top));
        if (item.name.starts_with("tabs/")) CHECK(inside(item.rect, window.rect("tabs")));
        if (item.name.starts_with("walk_bar/")) CHECK(inside(item.rect, window.rect("walk_bar")));
    }
    check_disjoint(window.items(),
                   {"walk_bar/caption", "walk_bar/phase", "walk_bar/granularity/pass",
                    "walk_bar/granularity/element", "walk_bar/speed", "walk_bar/First", "walk_bar/Back",
                    "walk_bar/Play", "walk_bar/Forward", "walk_bar/Last", "walk_bar/timeline"});
    check_disjoint(window.items(), {"menu/Help", "menu/Menu", "top_bar/title", "top_bar/example"});
}

} // namespace

TEST_CASE("nothing is clipped and nothing overlaps, at any step") {
    for (const ImVec2 size : {ImVec2{1024, 680}, ImVec2{1280, 720}, ImVec2{1920, 1080}})
        for (const float scale : {1.0F, 2.0F}) {
            CAPTURE(size.x);
            CAPTURE(scale);
            WindowFrames window(size, scale);
            for (int step = 0; step <= 17; ++step) {
                CAPTURE(step);
                check_window(window, size);
                window.key(key::right);
            }
        }
}

TEST_CASE("several examples, long titles and long captions have room too") {
    Scenario scenario = bundled("regression-batch");
    scenario.title =
        "A title that is longer than any window is wide, so that it has to be shortened somewhere, as "
        "titles of homework sometimes are, and then some";
    for (const Granularity granularity : all_granularities) {
        WindowFrames window({1024, 680}, 1, scenario);
        window.apply(command::SetGranularity{granularity});
        window.apply(command::GoToStep{window.session().walk().step_count(granularity) / 2});
        check_window(window, {1024, 680});
    }
}

TEST_CASE("at three times the text the smallest window still reaches everything, by scrolling") {
    WindowFrames window({1024, 680}, 3);
    CHECK(window.has("scroll_down"));
    CHECK(window.has("scroll_across"));
    CHECK(window.rect("top_bar").min.y == 0);
    window.move_to(window.rect("scroll_down").centre());
    compat::add_mouse_wheel(ImGui::GetIO(), -100);
    window.settle();
    CHECK(window.rect("walk_bar").max.y <= 680);
}

TEST_CASE("the keys fit on the smallest window") {
    WindowFrames window({1024, 680}, 1);
    window.key(key::f1);
    const Rect dialog = window.rect("keys");
    CHECK(inside(dialog, {{0, 0}, {1024, 680}}));
    std::size_t listed = 0;
    for (const ActionInfo& about : actions())
        if (!about.keys.empty()) {
            ++listed;
            INFO(about.name);
            CHECK(inside(window.rect("keys/" + std::string(about.name)), dialog));
        }
    CHECK(listed > 20);
    CHECK(inside(window.rect("keys/close"), dialog));
}
