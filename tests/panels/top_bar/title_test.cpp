#include "tests/panels/drawn_text.h"
#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

namespace {

const std::string long_title =
    "A title that is longer than any window is wide, so that it has to be shortened somewhere, as titles of "
    "homework sometimes are, and then some more words, until it is really too long even for a large screen";

std::string shown_title(const WindowFrames& window) {
    return drawn_text(window.rect("top_bar/title"));
}

} // namespace

TEST_CASE("the title and the example stand at the right") {
    WindowFrames window;
    CHECK(shown_title(window) == without_spaces(bundled("notes-3-4-2").title));
    CHECK(drawn_text(window.rect("top_bar/example")) == "example1of1");
    CHECK(window.rect("top_bar/example").max.x < window.rect("top_bar/notation").min.x);
    CHECK(window.rect("top_bar/notation").max.x > 1400);
    CHECK(window.rect("top_bar/title").max.x < window.rect("top_bar/example").min.x);
}

TEST_CASE("the example is the one that is walked") {
    WindowFrames window({1440, 900}, 1, bundled("regression-batch"));
    const auto count = window.session().scenario().examples.size();
    REQUIRE(count > 1);
    window.apply(command::GoToQuantity{parse_quantity("z1@2")});
    CHECK(drawn_text(window.rect("top_bar/example")) == "example2of" + std::to_string(count));
}

TEST_CASE("a scenario without a title goes by its file's name") {
    Scenario scenario = bundled("xor");
    scenario.title.clear();
    WindowFrames window({1440, 900}, 1, scenario);
    CHECK(shown_title(window) == without_spaces(window.session().document_name()));
}

TEST_CASE("a long title is shortened, right of the menus") {
    Scenario scenario = bundled("notes-3-4-2");
    scenario.title = long_title;
    for (const float scale : {1.0F, 1.5F}) {
        WindowFrames window({1440, 900}, scale, scenario);
        const std::string shown = shown_title(window);
        CHECK(shown.starts_with("Atitlethatis"));
        CHECK(shown.ends_with("…"));
        CHECK(shown.size() < without_spaces(long_title).size());
        CHECK(window.rect("top_bar/title").min.x >= window.rect("menu/Help").max.x);
        CHECK(drawn_text(window.rect("top_bar/example")) == "example1of1");
    }
}

TEST_CASE("however narrow the window, title and example keep off the menus and stay in it") {
    Scenario scenario = bundled("notes-3-4-2");
    scenario.title = long_title;
    WindowFrames window({1440, 900}, 1, scenario);
    for (float width = 1400; width >= 500; width -= 20) {
        CAPTURE(width);
        ImGui::GetIO().DisplaySize.x = width;
        window.settle();
        const Rect last_menu = window.rect(window.has("menu/Help") ? "menu/Help" : "menu/Menu");
        REQUIRE(window.has("top_bar/example"));
        CHECK(window.rect("top_bar/example").min.x >= last_menu.max.x);
        CHECK(window.rect("top_bar/example").max.x <= width);
        if (window.has("top_bar/notation")) {
            CHECK(window.rect("top_bar/notation").max.x <= width);
            CHECK(window.rect("top_bar/notation").min.x > window.rect("top_bar/example").max.x);
        } else
            CHECK(width < 1200); // it leaves first
        if (window.has("top_bar/title")) CHECK(window.rect("top_bar/title").min.x >= last_menu.max.x);
    }
}
