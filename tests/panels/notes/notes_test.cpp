#include "app/panels/notes/notes_panel.h"

#include "tests/panels/drawn_text.h"
#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

using namespace backstep;
using backstep::test::bundled;
using backstep::test::WindowFrames;

namespace {

void look_for(WindowFrames& window, const char* words) {
    window.double_click("notes/search"); // what stood there is typed over
    window.type(words);
}

/// The visible rows, from above.
std::vector<std::string> rows(const WindowFrames& window) {
    std::vector<std::string> found;
    for (const auto& item : window.items().items())
        if (item.name.starts_with("notes/row/")) found.push_back(item.name.substr(10));
    return found;
}

void scroll(WindowFrames& window, float by) {
    window.move_to(window.rect("notes/rows").centre());
    compat::add_mouse_wheel(ImGui::GetIO(), by);
    window.settle();
}

} // namespace

TEST_CASE("a key opens the equations, another look at it or Escape closes them") {
    WindowFrames window;
    window.key('B');
    CHECK(window.has("notes"));
    CHECK(window.has("walk_bar"));
    CHECK_FALSE(window.has("derivation"));
    CHECK(window.key(key::escape));
    CHECK_FALSE(window.has("notes"));
    CHECK(window.has("derivation"));
    window.key('B');
    window.key('B');
    CHECK_FALSE(window.has("notes"));
    window.key('B');
    window.click("notes/close");
    CHECK_FALSE(window.has("notes"));
}

TEST_CASE("they open at the equation of the current step, in the notation of the moment") {
    WindowFrames window;
    window.apply(command::GoToStep{9});
    window.key('B');
    REQUIRE_FALSE(rows(window).empty());
    const Equation* first = equation_named(rows(window).front());
    REQUIRE(first != nullptr);
    CHECK(first->notation == "suresh-sardana");
    const auto made = first->instance(notes::setting_of(*first, window.session()), {});
    CHECK(made.step->symbol == Symbol::weight_gradient);
    CHECK(made.step->layer == 2);
}

TEST_CASE("the step of an equation is gone to, in the notes' notation") {
    WindowFrames window;
    window.key('B');
    look_for(window, "N5");
    REQUIRE(rows(window) == std::vector<std::string>{"N5"});
    const Equation& equation = *equation_named("N5");
    const auto step = equation.instance(notes::setting_of(equation, window.session()), {}).step;
    REQUIRE(step);
    window.click("notes/N5/go");
    CHECK(window.session().notation().id() == "neal");
    CHECK(window.session().known(*step));
    window.key(key::page_up);
    CHECK_FALSE(window.session().known(*step)); // it was the step that computes it
    CHECK(window.has("notes/row/N5"));
}

TEST_CASE("the last equation is gone to past rows of unknown height") {
    WindowFrames window;
    window.apply(command::GoToStep{1});
    window.application().show_equation(*equation_named("M31"));
    window.settle();
    REQUIRE(window.has("notes/row/M31"));
    CHECK(window.rect("notes/row/M31").max.y <= window.rect("notes/rows").max.y + 1);
}

TEST_CASE("numbers come when they are asked for, and go again") {
    WindowFrames window;
    window.key('B');
    look_for(window, "S6");
    const float bare = window.rect("notes/row/S6").size().y;
    window.click("notes/S6/numbers");
    CHECK(window.rect("notes/row/S6").size().y > bare);
    window.click("notes/S6/numbers");
    CHECK(window.rect("notes/row/S6").size().y == bare);
}

TEST_CASE("what does not hold here says why, and opens a network for which it does") {
    WindowFrames window;
    window.key('B');
    look_for(window, "R17");
    REQUIRE(window.has("notes/R17/open"));
    CHECK_FALSE(window.has("notes/R17/go"));
    CHECK(test::screen_reads("this network has fewer"));
    window.click("notes/R17/open");
    CHECK(window.session().document_name() != "notes-3-4-2");
    CHECK(window.session().network().depth() == 3);
    CHECK(window.has("notes/R17/go"));
    CHECK_FALSE(window.has("notes/R17/open"));
}

TEST_CASE("a hovered term lights up its quantity, and a click selects it") {
    WindowFrames window;
    window.key('B');
    look_for(window, "S13");
    const Rect row = window.rect("notes/row/S13");
    bool hovered = false;
    for (float y = row.min.y + 60; y < row.max.y && !hovered; y += 6)
        for (float x = row.min.x; x < row.min.x + 400 && !hovered; x += 6) {
            window.move_to({x, y});
            hovered = window.session().hovered().has_value();
        }
    REQUIRE(hovered);
    const auto quantity = window.session().hovered();
    window.hold(true);
    window.hold(false);
    CHECK(window.session().selected() == quantity);
    window.move_to({-100, -100});
    CHECK_FALSE(window.session().hovered());
}

TEST_CASE("the listing's current line follows the walk") {
    WindowFrames window;
    window.key('B');
    look_for(window, "F12");
    CHECK_FALSE(window.has("notes/current/F12"));
    float last = 0;
    for (const char* step : {"dE/da2", "delta2"}) {
        window.apply(command::GoToQuantity{parse_quantity(step)});
        CAPTURE(step);
        REQUIRE(window.has("notes/current/F12"));
        CHECK(window.rect("notes/current/F12").min.y > last);
        last = window.rect("notes/current/F12").min.y;
    }
    look_for(window, "F13");
    REQUIRE(window.has("notes/current/F13")); // the call of the backward pass
    const float call = window.rect("notes/current/F13").min.y;
    window.apply(command::GoToQuantity{parse_quantity("a1")});
    CHECK(window.rect("notes/current/F13").min.y < call);
}

TEST_CASE("the walk goes on beside the equations") {
    WindowFrames window;
    window.key('B');
    window.key(key::page_down);
    CHECK(window.session().step_number() == 1);
    CHECK(window.has("notes"));
}

TEST_CASE("everything is reached by scrolling, and only what is seen is there") {
    WindowFrames window({1280, 720});
    window.key('B');
    window.click("notes/contents/0/Suresh & Sardana");
    std::vector<std::string> seen;
    for (int i = 0; i < 600 && (seen.empty() || seen.back() != all_equations().back().id); ++i) {
        const auto now = rows(window);
        CHECK(now.size() < 12);
        for (const std::string& row : now)
            if (seen.empty() || std::ranges::find(seen, row) == seen.end()) seen.push_back(row);
        scroll(window, -2);
    }
    REQUIRE(seen.size() == all_equations().size());
    for (std::size_t i = 0; i < seen.size(); ++i) CHECK(seen[i] == all_equations()[i].id);
}

TEST_CASE("a section is gone to from the list of them") {
    WindowFrames window;
    window.key('B');
    const auto richardson = std::ranges::find(all_equations(), "richardson", &Equation::notation);
    const auto place = richardson - all_equations().begin();
    const Notation& notation = *notation_named("richardson");
    window.click("notes/contents/" + std::to_string(place) + "/" + std::string(notation.title()));
    CHECK(rows(window).front() == "R1");
    look_for(window, "S19"); // the list shows everything again when it is used
    window.click("notes/contents/" + std::to_string(place) + "/" + std::string(notation.title()));
    CHECK(rows(window).front() == "R1");
}
