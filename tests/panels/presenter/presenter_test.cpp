#include "app/panels/presenter/presenter.h"

#include "tests/panels/drawn_text.h"
#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

using namespace backstep;
using backstep::test::bundled;
using backstep::test::WindowFrames;

namespace {

bool inside(const Rect& inner, const Rect& outer) {
    const float slack = 1.5F;
    return inner.min.x >= outer.min.x - slack && inner.min.y >= outer.min.y - slack &&
           inner.max.x <= outer.max.x + slack && inner.max.y <= outer.max.y + slack;
}

/// The letters are as large as the window makes them.
WindowFrames presenter_in(ImVec2 size, Scenario scenario) {
    return WindowFrames(size, presenter_scale(size), std::move(scenario));
}

void check_nothing_is_clipped(const WindowFrames& window, ImVec2 size) {
    const Rect screen{{0, 0}, size}, band = window.rect("presenter/formula");
    CHECK(inside(window.rect("presenter/caption"), window.rect("presenter/head")));
    CHECK(inside(window.rect("presenter/phase"), window.rect("presenter/head")));
    CHECK(inside(band, screen));
    CHECK(window.rect("presenter/strip").max.y <= size.y);
    CHECK(window.rect("presenter/network").size().y > 0.2F * size.y);
    if (const auto formula = window.items().find("presenter/band")) CHECK(inside(*formula, band));
    if (const auto value = window.items().find("presenter/value")) CHECK(inside(*value, band));
}

} // namespace

TEST_CASE("F5 shows the walk to an audience, and Escape or F5 goes back") {
    WindowFrames window;
    window.key(key::f5);
    CHECK(window.session().mode() == Mode::present);
    CHECK(window.has("presenter/caption"));
    CHECK_FALSE(window.has("walk_bar"));
    CHECK_FALSE(window.has("menu/File"));
    CHECK(window.key(key::escape));
    CHECK(window.has("menu/File"));
    CHECK_FALSE(window.has("presenter/caption"));
    window.key(key::f5);
    window.key(key::f5);
    CHECK(window.session().mode() == Mode::walk);
}

TEST_CASE("the top bar leads there too") {
    WindowFrames window;
    window.click("top_bar/mode/Present");
    CHECK(window.has("presenter/caption"));
}

TEST_CASE("a clicker walks, and so do the walk's keys") {
    WindowFrames window;
    window.key(key::f5);
    for (const int forward : {key::page_down, key::right, key::space}) window.key(forward);
    CHECK(window.session().step_number() == 3);
    window.key(key::page_up);
    CHECK(window.session().step_number() == 2);
    window.key(key::end);
    CHECK(window.session().step_number() == 17);
    window.key(key::home);
    CHECK(window.session().step_number() == 0);
    CHECK(window.has("presenter/title"));
    window.key('4');
    window.key(key::page_down);
    CHECK(window.session().step_number() == 1);
    CHECK(window.session().granularity() == Granularity::element);
}

TEST_CASE("the value is there from its step on, not before") {
    WindowFrames window;
    window.key(key::f5);
    window.key(key::page_down);
    CHECK(window.has("presenter/value"));
    window.apply(command::Select{parse_quantity("delta2[1]")});
    CHECK(window.has("presenter/unknown"));
    CHECK_FALSE(window.has("presenter/value"));
    window.apply(command::GoToQuantity{parse_quantity("delta2[1]")});
    CHECK(window.has("presenter/value"));
    CHECK(test::reads(window.rect("presenter/value"), "−0.0974"));
}

TEST_CASE("a click on a node explains it until the next step") {
    WindowFrames window;
    window.key(key::f5);
    for (int i = 0; i < 9; ++i) window.key(key::page_down);
    REQUIRE(test::reads(window.rect("presenter/value"), "−0.0511"));
    window.click("diagram/a2[2]");
    CHECK(window.session().selected() == parse_quantity("a2[2]"));
    CHECK(test::reads(window.rect("presenter/value"), "0.4962"));
    window.key(key::page_down);
    CHECK(test::reads(window.rect("presenter/value"), "0.1240")); // ∂E/∂b of the same neuron
}

TEST_CASE("letters grow with the window and go back when it ends") {
    WindowFrames window({1920, 1080});
    window.key(key::f5);
    CHECK(window.application().appearance().text_scale > 1.5);
    window.key(key::escape);
    CHECK(window.application().appearance().text_scale == 1);
}

TEST_CASE("the formula's letters are at least 40 pixels high on a screen of 1080 lines") {
    for (const auto& notation : all_notations()) {
        Scenario scenario = bundled("notes-3-4-2");
        scenario.notation = notation->id();
        const ImVec2 size{1920, 1080};
        WindowFrames window = presenter_in(size, scenario);
        window.key(key::f5);
        for (int step = 1; step <= 17; ++step) {
            window.key(key::page_down);
            CAPTURE(notation->id());
            CAPTURE(step);
            CHECK(window.view().presenter.fit.em >= 40);
        }
    }
}

TEST_CASE("nothing is clipped at any step, in any notation") {
    for (const ImVec2 size : {ImVec2{1280, 720}, ImVec2{1920, 1080}, ImVec2{1024, 768}})
        for (const char* name : {"notes-3-4-2", "regression-batch", "two-hidden-layers"})
            for (const auto& notation : all_notations()) {
                const bool thorough = size.y == 720 || name == std::string_view("notes-3-4-2");
                if (!thorough && notation->id() != "richardson") continue; // its formulas are the widest
                Scenario scenario = bundled(name);
                scenario.notation = notation->id();
                WindowFrames window = presenter_in(size, scenario);
                window.key(key::f5);
                const std::int64_t steps = window.session().walk().step_count(Granularity::vector);
                for (std::int64_t step = 0; step <= std::min<std::int64_t>(steps, 40); ++step) {
                    CAPTURE(name);
                    CAPTURE(notation->id());
                    CAPTURE(size.x);
                    CAPTURE(step);
                    check_nothing_is_clipped(window, size);
                    window.key(key::page_down);
                }
            }
}

TEST_CASE("unsaved work is asked about in front of an audience too") {
    WindowFrames window;
    window.apply(command::SetValue{parse_quantity("W1[1,1]"), 0.5});
    window.key(key::f5);
    CHECK_FALSE(window.application().close());
    window.settle();
    CHECK(window.session().question());
    CHECK_FALSE(window.key(key::page_down)); // belongs to the question
    CHECK(window.session().step_number() == 0);
}

TEST_CASE("a pointer that was left lying points at nothing until it is moved") {
    WindowFrames window;
    window.key(key::f5);
    const ImVec2 node = window.rect("diagram/a1[2]").centre();
    window.key(key::escape);
    window.move_to(node);
    window.key(key::f5);
    CHECK_FALSE(window.session().hovered());
    window.move_to({node.x + 2, node.y});
    CHECK(window.session().hovered());
    window.key(key::page_down);
    CHECK_FALSE(window.session().hovered());
    window.move_to(node);
    REQUIRE(window.session().hovered());
    CHECK_FALSE(test::screen_reads("double-click"));
    window.move_to({3, 3});
    window.move_to(node);
    window.apply(command::SetMode{Mode::walk});
    CHECK(window.session().hovered() != parse_quantity("a1[2]"));
}

TEST_CASE("an update shows the old weight and the new one") {
    WindowFrames window;
    window.apply(command::GoToLast{});
    window.apply(command::Select{parse_quantity("W1'[1,1]")});
    window.key(key::f5);
    CHECK(test::reads(window.rect("diagram/W1[1,1]"), "0.2000"));
    CHECK(test::reads(window.rect("diagram/W1'[1,1]"), "0.2135"));
}

TEST_CASE("the network uses the room it has, and larger text makes it larger") {
    const ImVec2 size{1280, 1100}; // with room above and below
    WindowFrames window = presenter_in(size, bundled("mazur-2-2-2"));
    window.key(key::f5);
    const float before = window.rect("diagram/a1[1]").size().x;
    window.application().perform(Action::larger_text);
    window.application().perform(Action::larger_text);
    window.settle();
    CHECK(window.rect("diagram/a1[1]").size().x > before);
    CHECK(inside(window.rect("diagram/a1[1]"), window.rect("presenter/network")));
    CHECK(inside(window.rect("diagram/a2[2]"), window.rect("presenter/network")));
}
