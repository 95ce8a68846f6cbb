#include "app/panels/top_bar/menus.h"

#include "core/files/scenario_file.h"
#include "tests/panels/drawn_text.h"
#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

#include <unistd.h>

#include <fstream>
#include <map>

using namespace backstep;
using namespace backstep::test;

namespace {

std::string menu(std::string_view name) {
    return "menu/" + std::string(name);
}

void open(WindowFrames& window, Menu which) {
    for (const MenuTitle& entry : menu_titles)
        if (entry.menu == which) window.click(menu(entry.title));
}

void choose(WindowFrames& window, Action action) {
    open(window, info(action).menu);
    window.click(menu(entry_name(action, window.session())));
}

/// Opens a menu inside a menu, as the pointer does.
void open_inner(WindowFrames& window, Menu which, std::string_view inner) {
    open(window, which);
    window.move_to(window.rect(menu(inner)).centre());
    for (int i = 0; i < 60; ++i) window.frame();
}

/// The row of an entry over the panels behind it: what is read there last.
bool row_ends_with(const WindowFrames& window, std::string_view item, std::string_view text) {
    return drawn_text(window.rect(item)).ends_with(without_spaces(text));
}

/// An entry of the open menu whose name is not in the usual colour of text.
bool row_is_grey(const WindowFrames& window, std::string_view item) {
    Rect row = window.rect(item);
    row.max.x = row.min.x + 30; // the first letters of its name
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Text);
    const ImDrawData& data = *ImGui::GetDrawData();
    for (const ImDrawVert& vertex : data.CmdLists[data.CmdListsCount - 1]->VtxBuffer)
        if (row.contains(vertex.pos) && vertex.col == ink) return false;
    return true;
}

bool is_grey(WindowFrames& window, Action action) {
    open(window, info(action).menu);
    const bool grey = row_is_grey(window, menu(entry_name(action, window.session())));
    window.imgui_key(ImGuiKey_Escape);
    return grey;
}

} // namespace

TEST_CASE("every menu opens below its title and closes with Escape") {
    WindowFrames window;
    for (const MenuTitle& entry : menu_titles) {
        CAPTURE(entry.title);
        CHECK(drawn_text(window.rect(menu(entry.title))) == entry.title);
        window.click(menu(entry.title));
        int entries = 0;
        for (const ActionInfo& about : actions())
            if (about.menu == entry.menu) {
                const Rect row = window.rect(menu(entry_name(about.action, window.session())));
                CHECK(row.min.y >= window.rect(menu(entry.title)).max.y - 1);
                CHECK(row.max.y <= 900);
                ++entries;
            }
        if (entry.menu == Menu::notation)
            for (const auto& notation : all_notations())
                entries += window.has(menu(std::string(notation->title())));
        CHECK(entries >= 2);
        window.imgui_key(ImGuiKey_Escape);
        for (const ActionInfo& about : actions())
            CHECK_FALSE(window.has(menu(entry_name(about.action, window.session()))));
    }
}

TEST_CASE("every action of a menu stands there once, with its keys") {
    WindowFrames window;
    std::map<std::string, int> times;
    for (const MenuTitle& entry : menu_titles) {
        window.click(menu(entry.title));
        for (const ItemMap::Item& item : window.items().items())
            if (item.name.starts_with("menu/")) ++times[item.name];
        for (const ActionInfo& about : actions()) {
            if (about.menu != entry.menu) continue;
            INFO(about.name);
            const std::string name = entry_name(about.action, window.session());
            CHECK(row_ends_with(window, menu(name), name + std::string(about.keys)));
        }
        window.imgui_key(ImGuiKey_Escape);
    }
    for (const ActionInfo& about : actions()) {
        INFO(about.name);
        const std::string name = menu(entry_name(about.action, window.session()));
        CHECK(times[name] == (about.menu == Menu::none ? 0 : 1));
    }
}

TEST_CASE("entries do what they say") {
    WindowFrames window;
    choose(window, Action::forward);
    choose(window, Action::forward);
    CHECK(window.session().step_number() == 2);
    choose(window, Action::back);
    CHECK(window.session().step_number() == 1);
    choose(window, Action::last);
    CHECK(window.session().step_number() == 17);
    choose(window, Action::by_element);
    CHECK(window.session().granularity() == Granularity::element);
    choose(window, Action::train_1);
    window.application().tick(1);
    window.settle();
    CHECK(window.session().history().updates() == 1);
    choose(window, Action::larger_text);
    CHECK(window.session().settings().text_scale == doctest::Approx(1.1));
    choose(window, Action::toggle_theme);
    CHECK(window.session().settings().theme == ThemeChoice::dark);
    choose(window, Action::full_screen);
    CHECK(window.application().appearance().full_screen);
    choose(window, Action::new_scenario);
    CHECK(window.session().scenario().title != bundled("notes-3-4-2").title);
    choose(window, Action::quit);
    CHECK(window.application().wants_quit());
}

TEST_CASE("entries open the dialogs they name") {
    const std::pair<Action, const char*> dialogs[]{{Action::open, "file"},
                                                   {Action::save_as, "file"},
                                                   {Action::save, "file"},
                                                   {Action::show_keys, "keys"},
                                                   {Action::about, "about"}};
    for (const auto& [action, item] : dialogs) {
        CAPTURE(item);
        WindowFrames window;
        choose(window, action);
        CHECK(window.has(item));
    }
    WindowFrames window;
    choose(window, Action::edit_network);
    CHECK(window.view().editor.open);
}

TEST_CASE("Undo and Redo name the edit") {
    WindowFrames window;
    window.apply(command::SetValue{parse_quantity("W1[1,1]"), 0.75});
    CHECK(entry_name(Action::undo, window.session()).starts_with("Undo "));
    choose(window, Action::undo);
    CHECK(window.session().network().layer(1).W(0, 0) == 0.2);
    CHECK(entry_name(Action::undo, window.session()) == "Undo");
    choose(window, Action::redo);
    CHECK(window.session().network().layer(1).W(0, 0) == 0.75);
}

TEST_CASE("Play is called Pause while it plays") {
    WindowFrames window;
    choose(window, Action::play);
    REQUIRE(window.session().playing());
    open(window, Menu::walk);
    CHECK(window.has("menu/Pause"));
    CHECK_FALSE(window.has("menu/Play"));
    window.click("menu/Pause");
    CHECK_FALSE(window.session().playing());
}

TEST_CASE("what is not possible is grey, and pressing it does nothing") {
    WindowFrames window;
    for (const Action action : {Action::undo, Action::redo, Action::back, Action::first,
                                Action::stop_training, Action::forget_ghosts, Action::edit_value}) {
        INFO(info(action).name);
        CHECK(is_grey(window, action));
    }
    for (const Action action : {Action::open, Action::forward, Action::last, Action::fit}) {
        INFO(info(action).name);
        CHECK_FALSE(is_grey(window, action));
    }
    window.apply(command::GoToLast{});
    CHECK(is_grey(window, Action::last));
    CHECK_FALSE(is_grey(window, Action::back));
    open(window, Menu::walk);
    window.click("menu/Last");
    CHECK(window.session().update() == 0);
}

TEST_CASE("a bundled scenario is opened by its title") {
    WindowFrames window;
    open_inner(window, Menu::file, "Bundled scenarios");
    for (const BundledScenario& scenario : bundled_scenarios()) {
        CAPTURE(scenario.name);
        CHECK(row_ends_with(window, menu(scenario.title + "##" + scenario.name), scenario.title));
    }
    window.click(menu(bundled("xor").title + "##xor"));
    CHECK(window.session().scenario() == bundled("xor"));
    CHECK_FALSE(window.has("menu/Bundled scenarios"));
}

TEST_CASE("recent files are listed by name and opened") {
    std::string folder = (std::filesystem::temp_directory_path() / "backstep-menu-XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    const std::filesystem::path one = folder + "/one.json", two = folder + "/two.json";
    save_scenario(bundled("xor"), one);
    save_scenario(bundled("mazur-2-2-2"), two);
    WindowFrames window;
    open(window, Menu::file);
    CHECK(row_is_grey(window, "menu/Open recent"));
    CHECK_FALSE(row_is_grey(window, "menu/Bundled scenarios"));
    window.imgui_key(ImGuiKey_Escape);
    window.apply(command::Open{one});
    window.apply(command::Open{two});
    open_inner(window, Menu::file, "Open recent");
    CHECK(row_ends_with(window, menu("two.json##" + two.string()), "two.json"));
    CHECK(window.rect(menu("two.json##" + two.string())).max.y <=
          window.rect(menu("one.json##" + one.string())).min.y + 1);
    window.click(menu("one.json##" + one.string()));
    CHECK(window.session().path() == one);
    std::filesystem::remove_all(folder);
}

TEST_CASE("switches change settings, again and back") {
    struct Case {
        const char *inner, *item;
        bool Settings::*setting;
    };
    for (const Case& each : {Case{"On edges", "Gradients", &Settings::gradients_on_edges},
                             Case{"On edges", "Weights", &Settings::weights_on_edges},
                             Case{"Error over time", "Logarithmic", &Settings::log_error},
                             Case{"Error over time", "Earlier runs", &Settings::ghosts}}) {
        CAPTURE(each.item);
        WindowFrames window;
        const bool before = window.session().settings().*each.setting;
        for (const bool expected : {!before, before}) {
            open_inner(window, Menu::view, each.inner);
            window.click(menu(each.item));
            CHECK(window.session().settings().*each.setting == expected);
        }
    }
    WindowFrames window;
    choose(window, Action::toggle_pulse);
    CHECK_FALSE(window.session().settings().pulse);
}

TEST_CASE("speed and matrices are chosen in the menu too") {
    WindowFrames window;
    open_inner(window, Menu::walk, "Speed");
    window.click("menu/20 steps/s");
    CHECK(window.session().settings().steps_per_second == 20);
    open_inner(window, Menu::view, "Matrices");
    window.click("menu/All");
    CHECK(window.session().settings().matrices == MatrixScope::all);
}

TEST_CASE("the notation is chosen in the menu, in the top bar and by key, and the place is kept") {
    WindowFrames window;
    window.apply(command::GoToStep{9});
    window.apply(command::Select{parse_quantity("W2[1,1]")});
    open(window, Menu::notation);
    window.click("menu/Neal");
    CHECK(window.session().notation().id() == "neal");
    CHECK(drawn_text(window.rect("top_bar/notation")) == "Neal");
    window.click("top_bar/notation");
    window.click("top_bar/notation/Regression");
    CHECK(window.session().notation().id() == "regression");
    for (std::size_t i = 0; i < all_notations().size(); ++i) {
        const std::string before(window.session().notation().id());
        window.key('N', mod_shift);
        CHECK(window.session().notation().id() != before);
    }
    CHECK(window.session().notation().id() == "regression");
    CHECK(window.session().step_number() == 9);
    CHECK(window.session().selected() == parse_quantity("W2[1,1]"));
    CHECK(window.session().scenario().network == bundled("notes-3-4-2").network);
}

TEST_CASE("what can be undone is named in the notation of now") {
    WindowFrames window;
    window.apply(command::SetValue{parse_quantity("W2[1,1]"), 0.75});
    CHECK(window.session().undo_label() == "Set w₄₈ to 0.75");
    window.apply(command::ViewNotation{"neal"});
    CHECK(window.session().undo_label() == "Set w₁₁³ to 0.75");
    open(window, Menu::edit);
    CHECK(reads(window.rect("menu/Undo Set w₁₁³ to 0.75"), "Undo Set w113 to 0.75"));
}

TEST_CASE("a narrow window has one menu that holds the others") {
    WindowFrames window({800, 680});
    CHECK(window.has("menu/Menu"));
    CHECK_FALSE(window.has("menu/File"));
    window.click("menu/Menu");
    for (const MenuTitle& entry : menu_titles) CHECK(window.has(menu(entry.title)));
    window.move_to(window.rect("menu/Walk").centre());
    for (int i = 0; i < 60; ++i) window.frame();
    window.click("menu/Forward");
    CHECK(window.session().step_number() == 1);
}
