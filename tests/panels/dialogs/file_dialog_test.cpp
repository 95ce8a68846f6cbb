#include "tests/panels/dialogs/scratch_folder.h"
#include "tests/panels/drawn_text.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

namespace {

constexpr int control_shift = mod_control | mod_shift;

double first_weight(const WindowFrames& window) {
    return window.session().network().layer(1).W(0, 0);
}

std::string title(const WindowFrames& window) {
    return window.session().scenario().title;
}

} // namespace

TEST_CASE("a file is opened by a double click") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.key('O', mod_control);
    window.double_click("file/xor.json");
    CHECK_FALSE(window.has("file"));
    CHECK(window.session().path() == folder / "xor.json");
    CHECK(title(window) == bundled("xor").title);
}

TEST_CASE("a file is picked by a click, then opened by the button") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.key('O', mod_control);
    window.click("file/xor.json");
    CHECK(window.has("file"));
    CHECK(window.view().dialogs.file.name == "xor.json");
    window.click("file/accept");
    CHECK(window.session().path() == folder / "xor.json");
}

TEST_CASE("a name is typed and opened by Enter; the ending may be left out") {
    const ScratchFolder folder;
    fill(folder);
    const std::string whole = (folder / "xor.json").string();
    for (const std::string& typed : std::vector<std::string>{"xor.json", "xor", "more/../xor", whole}) {
        CAPTURE(typed);
        OpenedWindow window(folder);
        window.key('O', mod_control);
        window.type(typed);
        window.imgui_key(ImGuiKey_Enter);
        CHECK_FALSE(window.has("file"));
        CHECK(window.session().path() == folder / "xor.json");
    }
}

TEST_CASE("the list has folders and scenarios only") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.key('O', mod_control);
    for (const char* item : {"file/more", "file/start.json", "file/xor.json"}) CHECK(window.has(item));
    for (const char* item : {"file/notes.txt", "file/.hidden.json"}) CHECK_FALSE(window.has(item));
    CHECK(drawn_text(window.rect("file/xor.json")).ends_with("xor.json"));
}

TEST_CASE("a double click goes into a folder, Up comes back") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.key('O', mod_control);
    window.double_click("file/more");
    CHECK(window.has("file/Mazur.JSON"));
    CHECK_FALSE(window.has("file/xor.json"));
    window.click("file/up");
    CHECK(window.has("file/xor.json"));
    window.double_click("file/more");
    window.wait(); // in the same place: else it would be a fourfold click
    window.double_click("file/Mazur.JSON");
    CHECK(title(window) == bundled("mazur-2-2-2").title);
}

TEST_CASE("a folder's name is typed to go into it") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.key('O', mod_control);
    window.type("more");
    window.imgui_key(ImGuiKey_Enter);
    CHECK(window.has("file"));
    CHECK(window.has("file/Mazur.JSON"));
    CHECK(window.view().dialogs.file.name.empty());
}

TEST_CASE("a file that is not there is named in a sentence, and the dialog stays") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.key('O', mod_control);
    window.type("nowhere");
    window.imgui_key(ImGuiKey_Enter);
    REQUIRE(window.has("file/remark"));
    CHECK(window.view().dialogs.file.problem == (folder / "nowhere").string() + " does not exist.");
    CHECK(reads(window.rect("file"), "nowhere does not exist."));
    CHECK(window.view().dialogs.file.name == "nowhere");
    window.click("file/cancel");
    CHECK(window.session().path() == folder / "start.json");
}

TEST_CASE("a file that is no scenario is refused, and what was open stays") {
    const ScratchFolder folder;
    fill(folder);
    folder.write("broken.json", "{\"format\": 7");
    OpenedWindow window(folder);
    window.change_weight(0.75);
    window.key('O', mod_control);
    window.double_click("file/broken.json");
    REQUIRE(window.session().message());
    CHECK(window.session().message()->kind == Message::Kind::error);
    CHECK(window.session().message()->text.find("broken.json") != std::string::npos);
    CHECK(window.has("message"));
    CHECK(first_weight(window) == 0.75);
    CHECK(window.session().path() == folder / "start.json");
    CHECK(window.session().modified());
}

TEST_CASE("nothing typed is asked for") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.key('O', mod_control);
    window.click("file/accept");
    CHECK(reads(window.rect("file"), "Type a file's name, or pick one from the list."));
}

TEST_CASE("an empty folder says so") {
    const ScratchFolder folder;
    fill(folder);
    std::filesystem::create_directory(folder / "empty");
    OpenedWindow window(folder);
    window.key('O', mod_control);
    CHECK_FALSE(reads(window.rect("file"), "There are no folders"));
    window.double_click("file/empty");
    CHECK(reads(window.rect("file"), "There are no folders and no .json files here."));
}

TEST_CASE("Save as writes a new file with its ending") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.change_weight(0.75);
    window.key('S', control_shift);
    CHECK(window.view().dialogs.file.name == "start.json");
    window.type("copy");
    window.imgui_key(ImGuiKey_Enter);
    CHECK_FALSE(window.has("file"));
    CHECK(window.session().path() == folder / "copy.json");
    CHECK_FALSE(window.session().modified());
    CHECK(load_scenario(folder / "copy.json").scenario.network.layer(1).W(0, 0) == 0.75);
    CHECK(load_scenario(folder / "start.json").scenario.network.layer(1).W(0, 0) == 0.2);
}

TEST_CASE("Save as asks before it replaces a file") {
    const ScratchFolder folder;
    fill(folder);
    const std::string before = folder.read("xor.json");
    OpenedWindow window(folder);
    window.key('S', control_shift);
    window.type("xor");
    window.imgui_key(ImGuiKey_Enter);
    REQUIRE(window.has("file"));
    CHECK(reads(window.rect("file"), "xor.json exists already. Replace it?"));
    CHECK(drawn_text(window.rect("file/accept")).ends_with("Replace"));
    CHECK(folder.read("xor.json") == before);
    SUBCASE("replaced") {
        window.click("file/accept");
        CHECK_FALSE(window.has("file"));
        CHECK(folder.read("xor.json") != before);
        CHECK(window.session().path() == folder / "xor.json");
    }
    SUBCASE("not replaced") {
        window.click("file/cancel");
        CHECK(folder.read("xor.json") == before);
        CHECK(window.session().path() == folder / "start.json");
    }
    SUBCASE("another name is another question") {
        window.click("file/start.json");
        CHECK(drawn_text(window.rect("file/accept")).ends_with("Save"));
        window.click("file/accept");
        CHECK(reads(window.rect("file"), "start.json exists already. Replace it?"));
        CHECK(folder.read("xor.json") == before);
    }
}

TEST_CASE("saving into a folder that is not there is refused in the dialog") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.key('S', control_shift);
    window.type("gone/copy");
    window.imgui_key(ImGuiKey_Enter);
    CHECK(window.has("file"));
    CHECK(window.view().dialogs.file.problem ==
          "The folder " + (folder / "gone").string() + " does not exist.");
    CHECK(window.view().dialogs.file.name == "gone/copy");
}

TEST_CASE("Save asks for a path once, and only if there is none") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.change_weight(0.75);
    window.key('S', mod_control);
    CHECK_FALSE(window.has("file"));
    CHECK_FALSE(window.session().modified());

    window.apply(command::OpenBundled{"xor"});
    window.key('S', mod_control);
    REQUIRE(window.has("file"));
    CHECK(window.view().dialogs.file.name == "xor.json");
    window.type("mine");
    window.imgui_key(ImGuiKey_Enter);
    CHECK(window.session().path() == folder / "mine.json");
    window.change_weight(0.5);
    window.key('S', mod_control);
    CHECK_FALSE(window.has("file"));
}

TEST_CASE("Escape closes the dialog and changes nothing") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.key('O', mod_control);
    window.click("file/xor.json");
    window.imgui_key(ImGuiKey_Escape);
    CHECK_FALSE(window.has("file"));
    CHECK(window.session().path() == folder / "start.json");
    window.key('O', mod_control);
    CHECK(window.view().dialogs.file.name.empty());
}

TEST_CASE("the list is walked by the keyboard: into a folder, and to a file in it") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.key('O', mod_control);
    const auto press = [&window] {
        window.imgui_key(IMGUI_VERSION_NUM >= 18700 ? ImGuiKey_Enter : ImGuiKey_Space);
    };
    window.imgui_key(ImGuiKey_UpArrow); // from the field to the list
    press();                            // into it
    press();
    CHECK(window.view().dialogs.file.selected == 0);
    press();
    REQUIRE(window.has("file/Mazur.JSON"));
    window.imgui_key(ImGuiKey_DownArrow);
    press();
    CHECK(window.view().dialogs.file.name == "Mazur.JSON");
    press();
    CHECK_FALSE(window.has("file"));
    CHECK(title(window) == bundled("mazur-2-2-2").title);
}
