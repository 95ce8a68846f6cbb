#include "app/panels/check/check_panel.h"

#include "tests/panels/drawn_text.h"
#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace backstep;
using backstep::test::bundled;
using backstep::test::WindowFrames;

namespace {

void answer(WindowFrames& window, const char* text) {
    window.type(text);
    window.imgui_key(ImGuiKey_Enter);
}

std::string typed(const WindowFrames& window, const char* name) {
    const auto& answers = window.session().answers();
    const auto found = answers.find(parse_quantity(name));
    return found == answers.end() ? "" : found->second;
}

bool verdict(const WindowFrames& window, const std::string& name, const std::string& words) {
    return window.has("check/verdict/" + name + "/" + words);
}

void control(WindowFrames& window, ImGuiKey key) {
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
#else
    io.KeyCtrl = true;
#endif
    window.imgui_key(key);
#if IMGUI_VERSION_NUM >= 18700
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
#else
    io.KeyCtrl = false;
#endif
    window.settle();
}

bool inside(const Rect& rect, const Rect& of) {
    return rect.min.x >= of.min.x - 1 && rect.min.y >= of.min.y - 1 && rect.max.x <= of.max.x + 1 &&
           rect.max.y <= of.max.y + 1;
}

} // namespace

TEST_CASE("a key opens the table with the keyboard in it; Enter gives a verdict and goes on") {
    WindowFrames window;
    window.key('C');
    REQUIRE(window.has("check"));
    REQUIRE(window.has("check/entry"));
    CHECK(window.has("network"));
    CHECK_FALSE(window.has("walk_bar"));
    CHECK(window.view().check.current == parse_quantity("z1[1]"));
    answer(window, "0.1");
    CHECK(verdict(window, "z1[1]", "exact"));
    CHECK(window.view().check.current == parse_quantity("z1[2]"));
    CHECK(window.session().selected() == parse_quantity("z1[2]"));
    answer(window, "nonsense");
    CHECK(verdict(window, "z1[2]", "not a number"));
    CHECK(typed(window, "z1[2]") == "nonsense"); // it stays, to be mended
    CHECK(window.has("check/total/right/1"));
    window.imgui_key(ImGuiKey_UpArrow);
    CHECK(window.view().check.current == parse_quantity("z1[2]"));
    window.imgui_key(ImGuiKey_Tab);
    CHECK(window.view().check.current == parse_quantity("z1[3]"));
}

TEST_CASE("no verdict stands while a number is being typed, and no letter is lost") {
    WindowFrames window;
    window.key('C');
    window.type("0.");
    CHECK_FALSE(verdict(window, "z1[1]", "wrong"));
    CHECK_FALSE(verdict(window, "z1[1]", "not entered"));
    CHECK(typed(window, "z1[1]") == "0.");
    window.click("check/row/z1[3]");
    CHECK(window.view().check.current == parse_quantity("z1[3]"));
    CHECK(verdict(window, "z1[1]", "wrong"));
}

TEST_CASE("what was typed outlives the table, the notation and a command too many") {
    WindowFrames window;
    window.key('C');
    answer(window, "0.1");
    answer(window, "0.7");
    window.click("check/close");
    CHECK_FALSE(window.has("check"));
    CHECK(window.has("derivation"));
    window.apply(command::SetNotation{"neal"});
    window.click("top_bar/mode/Check my work");
    CHECK(typed(window, "z1[1]") == "0.1");
    CHECK(verdict(window, "z1[1]", "exact"));
    window.imgui_key(ImGuiKey_Escape); // leaves the field
    CHECK_FALSE(window.has("check/entry"));
    window.key('Z', mod_control);
    CHECK(typed(window, "z1[2]") == "");
    CHECK(typed(window, "z1[1]") == "0.1");
    window.key('Y', mod_control);
    CHECK(typed(window, "z1[2]") == "0.7");
    CHECK(window.session().notation().id() == "neal"); // the network's own edits were left alone
    window.imgui_key(ImGuiKey_Enter);
    CHECK(window.has("check/entry"));
}

TEST_CASE("a block from the clipboard fills the rows, Ctrl+Z takes all of it back") {
    WindowFrames window;
    window.key('C');
    answer(window, "0.1");
    window.click("check/row/z1[1]");
    ImGui::SetClipboardText("0.1\n0.65\n-0.1\n-0.6\n");
    control(window, ImGuiKey_V);
    CHECK(typed(window, "z1[4]") == "-0.6");
    CHECK(window.has("check/total/right/4"));
    control(window, ImGuiKey_Z);
    CHECK(typed(window, "z1[4]") == "");
    CHECK(typed(window, "z1[1]") == "0.1");
    ImGui::SetClipboardText("n4, 0.525\nbanana, 3\n");
    window.click("check/paste");
    CHECK(typed(window, "a1[1]") == "0.525");
    CHECK(typed(window, "z1[1]") == "0.1");
    REQUIRE(window.has("check/note"));
    CHECK(test::screen_reads("Line 2"));
    window.click("check/note/ok");
    CHECK_FALSE(window.has("check/note"));
}

TEST_CASE("a single number from the clipboard goes into the field, to be looked at first") {
    WindowFrames window;
    window.key('C');
    ImGui::SetClipboardText("0.1");
    control(window, ImGuiKey_V);
    CHECK(window.view().check.entry->text[0] == '0');
    CHECK(window.view().check.current == parse_quantity("z1[1]"));
}

TEST_CASE("hints come one by one, the answer last") {
    WindowFrames window;
    window.apply(command::WriteAnswers{{{parse_quantity("delta2[1]"), "-0.4042"}}});
    window.apply(command::Select{parse_quantity("delta2[1]")});
    window.key('C');
    CHECK(window.view().check.current == parse_quantity("delta2[1]"));
    CHECK(verdict(window, "delta2[1]", "wrong"));
    CHECK_FALSE(test::screen_reads("missing"));
    window.click("check/hint");
    CHECK(test::screen_reads("Likely slip"));
    CHECK_FALSE(test::screen_reads("You wrote"));
    const float one = window.rect("check/card").size().y;
    window.key('H', mod_control);
    CHECK(test::screen_reads("You wrote")); // beside what it should be
    CHECK(test::screen_reads("It should be"));
    const float two = window.rect("check/card").size().y;
    CHECK(two > one);
    window.key('H', mod_control);
    CHECK(window.rect("check/card").size().y > two);
    CHECK_FALSE(window.has("check/answer/delta2[1]"));
    window.click("check/hint");
    CHECK(window.has("check/answer/delta2[1]"));
    CHECK_FALSE(window.has("check/hint"));
    CHECK_FALSE(window.has("check/answer/delta2[2]"));
    window.click("show answers");
    CHECK(window.has("check/answer/delta2[2]"));
}

TEST_CASE("mistakes are gone to in turn, and from what follows from one to where it was made") {
    WindowFrames window;
    window.apply(command::WriteAnswers{{{parse_quantity("a2[2]"), "0.5038"},
                                        {parse_quantity("E"), "0.2086"},
                                        {parse_quantity("delta2[1]"), "-0.4042"}}});
    window.key('C');
    window.key('M', mod_control);
    CHECK(window.view().check.current == parse_quantity("a2[2]"));
    window.click("check/next");
    CHECK(window.view().check.current == parse_quantity("delta2[1]"));
    window.key('M', mod_control);
    CHECK(window.view().check.current == parse_quantity("a2[2]"));
    window.click("check/row/E");
    REQUIRE(verdict(window, "E", "carried forward"));
    window.click("check/slip");
    CHECK(window.view().check.current == parse_quantity("a2[2]"));
}

TEST_CASE("the derivation of the current number is one click away, of the first update") {
    WindowFrames window;
    window.apply(command::Train{2});
    for (int i = 0; window.session().training() && i < 100; ++i) {
        window.application().tick(i * 0.01);
        window.frame();
    }
    window.key('C');
    CHECK_FALSE(window.has("derivation"));
    window.click("check/derivation");
    CHECK(window.has("derivation"));
    CHECK(window.has("check/table"));
    CHECK(window.session().update() == 0);
    CHECK(window.session().selected() == window.view().check.current);
    window.key('D', mod_control);
    CHECK_FALSE(window.has("derivation"));
}

TEST_CASE("the network shows one's own numbers, and a click there finds the row") {
    WindowFrames window;
    window.apply(command::GoToLast{});
    window.apply(command::WriteAnswers{{{parse_quantity("a2[2]"), "0.5038"}}});
    window.key('C');
    const Rect node = window.rect("diagram/a2[2]");
    CHECK(test::screen_reads("0.5038"));
    CHECK_FALSE(test::screen_reads("0.4962")); // the right one
    window.move_to(node.centre());
    window.hold(true);
    window.hold(false);
    window.settle();
    CHECK(window.view().check.current == parse_quantity("a2[2]"));
    window.key(key::escape);
    CHECK(window.session().mode() == Mode::walk);
    CHECK(test::screen_reads("0.4962"));
}

TEST_CASE("groups fold, and the table can be of the walk's step alone") {
    WindowFrames window;
    window.apply(command::GoToStep{8});
    window.key('C');
    CHECK(window.has("check/row/z1[2]"));
    window.click("check/group/z1");
    CHECK_FALSE(window.has("check/row/z1[2]"));
    CHECK(window.has("check/row/a1[1]"));
    window.click("check/group/z1");
    window.click("check/listed/this step");
    CHECK(window.has("check/row/delta2[1]"));
    CHECK_FALSE(window.has("check/row/z1[1]"));
    CHECK_FALSE(window.has("check/row/a1[1]"));
    window.click("check/listed/all");
    window.apply(command::Select{parse_quantity("z1[1]")});
    CHECK(window.has("check/row/z1[1]"));
}

TEST_CASE("everything stands inside the window, small or large, at any text size") {
    struct Look {
        ImVec2 size;
        float scale;
    };
    for (const auto& [size, scale] :
         {Look{{1280, 720}, 1}, {{1280, 720}, 2}, {{1920, 1080}, 1}, {{1920, 1080}, 2}, {{1024, 680}, 1}}) {
        CAPTURE(size.x);
        CAPTURE(scale);
        WindowFrames window(size, scale);
        window.apply(command::WriteAnswers{{{parse_quantity("z1[2]"), "-0.4042"}}});
        window.apply(command::Select{parse_quantity("z1[2]")});
        window.key('C');
        for (int hint = 0; hint < 4; ++hint) window.key('H', mod_control);
        const Rect all{{0, 0}, size};
        for (const char* item : {"check/entry", "check/card", "check/hint", "check/derivation", "check/close",
                                 "check/next", "check/paste", "show answers", "check/row/z1[2]"})
            if (std::string(item) != "check/hint") {
                CAPTURE(item);
                REQUIRE(window.has(item));
                CHECK(inside(window.rect(item), all));
            }
        CHECK(inside(window.rect("check/entry"), window.rect("check/table")));
        window.key('D', mod_control);
        CHECK(window.has("derivation"));
        if (window.has("check/back")) {
            CHECK_FALSE(window.has("check/table"));
            window.click("check/back");
        }
        CHECK(window.has("check/table"));
    }
}

TEST_CASE("a file of answers is read for the table") {
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "backstep_check_answers.csv";
    std::ofstream(file) << "quantity,value\nn4,0.525\nmango,1\n";
    const Session session(bundled("notes-3-4-2"));
    std::vector<std::string> notes;
    const auto read = read_answers(file, session, notes);
    std::filesystem::remove(file);
    CHECK(read.answers.at(parse_quantity("a1[1]")) == "0.525");
    CHECK(notes.size() == 1);
}

TEST_CASE("what was written is shown as it was judged, while the field is typed in") {
    WindowFrames window;
    window.key('C');
    answer(window, "-0.1"); // without its bias
    window.imgui_key(ImGuiKey_UpArrow);
    window.key('H', mod_control);
    window.key('H', mod_control);
    REQUIRE(test::screen_reads("You wrote"));
    window.imgui_key(ImGuiKey_Backspace);
    CHECK(typed(window, "z1[1]").empty());
    CHECK(test::screen_reads("You wrote"));
}

TEST_CASE("the pointer on somebody's own number is told that number, not the right one") {
    WindowFrames window;
    window.apply(command::WriteAnswers{{{parse_quantity("a1[1]"), "0.7"}}});
    window.key('C');
    window.move_to(window.rect("diagram/a1[1]").centre());
    CHECK(test::screen_reads("= 0.7"));
    CHECK_FALSE(test::screen_reads("0.52497"));
}

TEST_CASE("the decimals below the table are its own, also where every number is rounded") {
    WindowFrames window;
    window.apply(command::SetRounding{2});
    window.key('C');
    const int decimals = window.session().scenario().decimals;
    window.click("check/fewer decimals");
    CHECK(window.session().scenario().decimals == decimals - 1);
    CHECK(window.session().rounding() == 2);
}

TEST_CASE("large matrices are folded until a key shows their numbers, and folds them again") {
    Scenario scenario = test::bundled("notes-3-4-2");
    Layer& first = scenario.network.layers.front();
    first.W = Matrix::Constant(14, 3, 0.1);
    first.b = Vector::Zero(14);
    scenario.network.layers.back().W = Matrix::Constant(2, 14, 0.1);
    WindowFrames window({1440, 900}, 1, std::move(scenario));
    window.key('C');
    const auto above = [&window](const char* name) {
        window.apply(command::Select{parse_quantity(name)});
        window.imgui_key(ImGuiKey_UpArrow);
        return window.view().check.current;
    };
    CHECK(above("dE/db1[1]") != parse_quantity("dE/dW1[14,3]"));
    window.key('U', mod_control);
    CHECK(above("dE/db1[1]") == parse_quantity("dE/dW1[14,3]"));
    window.apply(command::Select{parse_quantity("z1[1]")});
    window.key('U', mod_control);
    CHECK(above("dE/db1[1]") != parse_quantity("dE/dW1[14,3]"));
}

TEST_CASE("below the table: the decimals, and the sheet to print") {
    WindowFrames window;
    window.key('C');
    const int decimals = window.session().decimals();
    window.click("check/more decimals");
    CHECK(window.session().decimals() == decimals + 1);
    CHECK_FALSE(window.has("file/name"));
    window.click("check/sheet");
    CHECK(window.has("file/name"));
}

TEST_CASE("what was selected before the table is selected again, unless one has worked in it") {
    WindowFrames window;
    window.apply(command::Select{parse_quantity("W2[1,2]")});
    window.key('C');
    CHECK(window.session().selected() == parse_quantity("z1[1]"));
    window.click("check/close");
    CHECK(window.session().selected() == parse_quantity("W2[1,2]"));
    window.key('C');
    window.click("check/row/z1[3]");
    window.click("check/close");
    CHECK(window.session().selected() == parse_quantity("z1[3]"));
}
