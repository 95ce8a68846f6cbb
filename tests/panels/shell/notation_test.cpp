#include "tests/panels/drawn_text.h"
#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

#include <string>

using namespace backstep;
using namespace backstep::test;

namespace {

constexpr std::string_view scenarios[]{"notes-3-4-2", "two-hidden-layers", "regression-batch",
                                       "classification-softmax"};

void go_through(WindowFrames& window, Granularity granularity, std::int64_t most_stops, const auto& check) {
    window.apply(command::SetGranularity{granularity});
    const std::int64_t steps = window.session().walk().step_count(granularity);
    for (std::int64_t step = 0; step <= steps; step += std::max<std::int64_t>(1, steps / most_stops)) {
        window.apply(command::GoToStep{step});
        CAPTURE(step);
        check();
    }
}

} // namespace

TEST_CASE("in every notation every letter can be drawn") {
    for (const std::string_view scenario : scenarios)
        for (const auto& notation : all_notations()) {
            CAPTURE(scenario);
            CAPTURE(notation->title());
            WindowFrames window({1440, 900}, 1, bundled(scenario));
            window.apply(command::ViewNotation{std::string(notation->id())});
            window.apply(command::ChangeSettings{[](Settings& s) { s.gradients_on_edges = true; }});
            go_through(window, Granularity::vector, 9, [&] { CHECK_FALSE(screen_reads("?")); });
            window.apply(command::ChangeSettings{[](Settings& s) { s.matrices = MatrixScope::all; }});
            window.apply(command::GoToStep{window.session().walk().step_count(Granularity::vector)});
            CHECK_FALSE(screen_reads("?"));
        }
}

TEST_CASE("in every notation names stay in their cells and keep off each other") {
    for (const ImVec2 size : {ImVec2{1024, 680}, ImVec2{1920, 1080}})
        for (const std::string_view scenario : scenarios) {
            if (size.x > 1440 && scenario != scenarios[0]) continue; // a small window is the harder one
            for (const auto& notation : all_notations()) {
                CAPTURE(size.x);
                CAPTURE(scenario);
                CAPTURE(notation->title());
                WindowFrames window(size, 1, bundled(scenario));
                window.apply(command::ViewNotation{std::string(notation->id())});
                go_through(window, Granularity::vector, 6, [&] {
                    const Rect caption = window.rect("walk_bar/caption"), bar = window.rect("walk_bar");
                    CHECK(caption.max.x <= window.rect("walk_bar/granularity/pass").min.x);
                    CHECK(caption.max.y <= window.rect("walk_bar/timeline").min.y);
                    CHECK(bar.max.y <= size.y);
                    const Rect network = window.rect("network");
                    for (const ItemMap::Item& item : window.items().items()) {
                        if (!item.name.starts_with("diagram/")) continue;
                        INFO(item.name);
                        CHECK(item.rect.min.x >= network.min.x - 1);
                        CHECK(item.rect.max.x <= network.max.x + 1);
                        CHECK(item.rect.max.y <= network.max.y + 1);
                    }
                });
            }
        }
}

TEST_CASE("nodes, cells and the timeline change their names with the notation") {
    struct Expected {
        const char *notation, *node, *target, *cost, *first, *ninth;
    };
    constexpr Expected all[]{
        {"suresh-sardana", "n5", "y1", "E", "z1", "∂E/∂W2"},
        {"neal", "a22", "y1", "C", "z2", "∂C/∂w3"},
        {"richardson", "s2", "y1", "ℓ", "z", "∂ℓ/∂W(2)"},
        {"facts", "a′2", "y1", "C", "z\u20D7′", "DWC"},
        {"regression", "a2,m[1]", "t1,m", "E", "zm[1]", "∂E/∂W[2]"},
    };
    WindowFrames window({1600, 1000});
    window.apply(command::GoToStep{9});
    for (const Expected& names : all) {
        CAPTURE(names.notation);
        window.apply(command::SetNotation{names.notation});
        CHECK(drawn_text(window.rect("diagram/a1[2]")).starts_with(names.node));
        CHECK(drawn_text(window.rect("diagram/y[1]")).starts_with(names.target));
        CHECK(drawn_text(window.rect("diagram/E")).starts_with(names.cost));
        CHECK(drawn_text(window.rect("walk_bar/step 1")) == names.first);
        CHECK(drawn_text(window.rect("walk_bar/step 9")) == names.ninth);
        CHECK(window.session().step_number() == 9);
    }
}
