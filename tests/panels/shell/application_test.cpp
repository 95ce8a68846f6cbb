#include "tests/panels/window_frames.h"

#include "core/model/edit.h"

#include <doctest/doctest.h>

using namespace backstep;
using backstep::test::bundled;
using backstep::test::WindowFrames;

TEST_CASE("the walk's keys walk") {
    WindowFrames window;
    for (const int forward : {key::right, key::space, key::page_down}) CHECK(window.key(forward));
    CHECK(window.session().step_number() == 3);
    window.key(key::left);
    window.key(key::page_up);
    CHECK(window.session().step_number() == 1);
    window.key(key::end);
    CHECK(window.session().step_number() == 17);
    window.key(key::home);
    CHECK(window.session().step_number() == 0);
    window.key('4');
    CHECK(window.session().granularity() == Granularity::element);
    window.key('P');
    CHECK(window.session().playing());
}

TEST_CASE("a held key repeats steps, but not switches") {
    WindowFrames window;
    window.key(key::right);
    window.key(key::right, 0, true);
    window.key(key::right, 0, true);
    CHECK(window.session().step_number() == 3);
    window.key('D');
    CHECK(window.application().appearance().dark);
    CHECK(window.key('D', 0, true));
    CHECK(window.application().appearance().dark);
}

TEST_CASE("keys change how the window looks") {
    WindowFrames window;
    window.key(key::equal, mod_control);
    window.key(key::keypad_add, mod_control);
    CHECK(window.application().appearance().text_scale == doctest::Approx(1.2));
    window.key(key::minus, mod_control);
    CHECK(window.application().appearance().text_scale == doctest::Approx(1.1));
    window.key('0', mod_control);
    CHECK(window.application().appearance().text_scale == 1);
    window.key(key::f11);
    CHECK(window.application().appearance().full_screen);
    window.key(key::f11);
    CHECK_FALSE(window.application().appearance().full_screen);
}

TEST_CASE("keys open dialogs, and Escape closes them") {
    struct Opened {
        int key, modifiers;
        const char* item;
    };
    for (const auto& [key, modifiers, item] :
         {Opened{key::f1, 0, "keys"}, Opened{key::slash, mod_shift, "keys"}, Opened{'O', mod_control, "file"},
          Opened{'S', mod_control | mod_shift, "file"}, Opened{'S', mod_control, "file"}}) {
        CAPTURE(item);
        WindowFrames window;
        CHECK(window.key(key, modifiers));
        CHECK(window.has(item));
        CHECK_FALSE(window.key(key::right)); // belongs to the dialog
        CHECK(window.session().step_number() == 0);
        window.imgui_key(ImGuiKey_Escape);
        CHECK_FALSE(window.has(item));
        CHECK(window.key(key::right));
        CHECK(window.session().step_number() == 1);
    }
}

TEST_CASE("F1 closes what it opened") {
    WindowFrames window;
    window.key(key::f1);
    CHECK(window.has("keys"));
    window.key(key::f1);
    CHECK_FALSE(window.has("keys"));
}

TEST_CASE("at twice the text the list of keys opens at its beginning") {
    WindowFrames window({1280, 720}, 2);
    window.key(key::f1);
    const Rect dialog = window.rect("keys"), first = window.rect("keys/New");
    CHECK(dialog.contains(first.min));
}

TEST_CASE("closing the editor leaves nothing with the keyboard") {
    WindowFrames window;
    window.key('N');
    REQUIRE(window.has("network editor"));
    window.imgui_key(ImGuiKey_Escape);
    CHECK_FALSE(window.has("network editor"));
    CHECK_FALSE(ImGui::IsWindowFocused(ImGuiFocusedFlags_AnyWindow));
}

TEST_CASE("F10 opens the menu") {
    WindowFrames window;
    window.key(key::f10);
    CHECK(window.has("menu/Open…"));
    window.imgui_key(ImGuiKey_Escape);
    CHECK_FALSE(window.has("menu/Open…"));
}

TEST_CASE("a weight is edited and the edit undone by keys alone") {
    WindowFrames window;
    window.key(key::right, mod_control);
    window.key(key::right, mod_control);
    REQUIRE(window.session().selected() == parse_quantity("W1[1,1]"));
    window.key('E');
    REQUIRE(window.has("diagram/edit"));
    window.type("0.75");
    window.imgui_key(ImGuiKey_Enter);
    CHECK(window.session().network().layer(1).W(0, 0) == 0.75);
    CHECK(window.application().appearance().title == "The 3-4-2 network of the notes • — Backstep");
    window.key('Z', mod_control);
    CHECK(window.session().network().layer(1).W(0, 0) == 0.2);
}

TEST_CASE("a double click on the learning rate lets one type another") {
    WindowFrames window;
    window.double_click("diagram/rate");
    REQUIRE(window.has("diagram/edit"));
    window.type("0.25");
    window.imgui_key(ImGuiKey_Enter);
    CHECK(window.session().scenario().learning_rates == std::vector{0.25});
    CHECK_FALSE(window.has("diagram/edit"));
    window.key('Z', mod_control);
    CHECK(window.session().scenario().learning_rates == std::vector{0.5});
}

TEST_CASE("a narrow window keeps the learning rate in reach") {
    WindowFrames window({1024, 680});
    window.double_click("diagram/rate");
    REQUIRE(window.has("diagram/edit"));
    window.type("0.25");
    window.imgui_key(ImGuiKey_Enter);
    CHECK(window.session().scenario().learning_rates == std::vector{0.25});
}

TEST_CASE("where many layers have each their own learning rate, a double click opens the editor") {
    Scenario scenario = bundled("notes-3-4-2");
    for (int layer = 1; layer < 8; ++layer) add_layer(scenario, layer);
    set_learning_rate(scenario, 2, 0.125);
    WindowFrames window({1440, 900}, 1, scenario);
    window.double_click("diagram/rate");
    CHECK_FALSE(window.has("diagram/edit"));
    CHECK(window.view().editor.open);
}

TEST_CASE("E types over a learning rate that the arrows reached among the matrices") {
    WindowFrames window({1024, 680});
    window.apply(command::GoToQuantity{parse_quantity("W2'")});
    window.apply(command::Select{parse_quantity("W2[1,4]")});
    window.key('M');
    window.key(key::right, mod_control);
    window.key('E');
    REQUIRE(window.has("matrices/entry"));
    window.type("0.125");
    window.imgui_key(ImGuiKey_Enter);
    CHECK(window.session().scenario().learning_rates == std::vector{0.125});
}

TEST_CASE("M lets the arrows move among the cells of the matrices, and no longer") {
    WindowFrames window;
    for (int step = 0; step < 9; ++step) window.key(key::right);
    window.key('M');
    CHECK(window.session().selected() == parse_quantity("dE/dW2[1,1]"));
    window.key(key::down, mod_control);
    CHECK(window.session().selected() == parse_quantity("dE/dW2[2,1]"));
    window.key('M');
    window.key(key::left, mod_control);
    CHECK(window.session().selected() != parse_quantity("dE/dW2[1,1]"));
    CHECK(window.session().selected()->symbol != Symbol::delta);
}

TEST_CASE("U unfolds large layers and folds them again") {
    Scenario scenario = bundled("notes-3-4-2");
    set_neurons(scenario, 0, 13);
    set_neurons(scenario, 1, 14);
    WindowFrames window({1440, 900}, 1, scenario);
    CHECK(window.has("diagram/unfold0"));
    CHECK(window.has("diagram/unfold1"));
    window.key('U');
    CHECK_FALSE(window.has("diagram/unfold0"));
    CHECK_FALSE(window.has("diagram/unfold1"));
    CHECK(window.has("diagram/x[7]"));
    window.key('U');
    CHECK(window.has("diagram/unfold1"));
}

TEST_CASE("where only one panel fits, editing a value shows the network") {
    WindowFrames window({1280, 720}, 2);
    REQUIRE_FALSE(window.has("network"));
    window.apply(command::Select{parse_quantity("x[1]")});
    window.key('E');
    CHECK(window.has("network"));
    CHECK(window.has("diagram/edit"));
}

TEST_CASE("tabs show the panels that do not fit beside each other") {
    WindowFrames window({1280, 720}, 1.5F);
    CHECK(window.has("network"));
    CHECK(window.has("derivation"));
    window.click("tabs/Matrices");
    CHECK(window.has("matrices"));
    CHECK_FALSE(window.has("derivation"));
    window.click("tabs/Error");
    CHECK(window.has("error"));
}

TEST_CASE("a splitter is dragged, and a double click restores it") {
    WindowFrames window;
    const Rect before = window.rect("network");
    const ImVec2 grip = window.rect("side_splitter").centre();
    window.move_to(grip);
    window.hold(true);
    window.move_to({grip.x - 100, grip.y});
    window.hold(false);
    window.settle();
    CHECK(window.rect("network").max.x == doctest::Approx(before.max.x - 100).epsilon(0.01));
    window.wait();
    window.double_click("side_splitter");
    CHECK(window.rect("network").max.x == before.max.x);
}

TEST_CASE("a dropped file is opened; one that is none is refused in a sentence") {
    WindowFrames window;
    window.application().drop({"/no/such/file.json"});
    window.settle();
    REQUIRE(window.has("message"));
    CHECK(window.session().message()->kind == Message::Kind::error);
    CHECK(window.session().scenario().title == bundled("notes-3-4-2").title);
    window.click("message/dismiss");
    CHECK_FALSE(window.has("message"));
}

TEST_CASE("Escape takes a message away") {
    WindowFrames window;
    window.application().drop({"/no/such/file.json"});
    window.settle();
    window.key(key::escape);
    CHECK_FALSE(window.session().message());
}

TEST_CASE("closing without changes closes; ticking says when something changed") {
    WindowFrames window;
    CHECK_FALSE(window.application().tick(1).changed);
    window.key('P');
    bool changed = false;
    for (int second = 2; second < 8; ++second) changed = window.application().tick(second).changed || changed;
    CHECK(changed);
    CHECK(window.application().close());
    CHECK(window.application().wants_quit());
}
