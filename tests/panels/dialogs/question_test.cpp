#include "app/session/recovery.h"
#include "tests/panels/dialogs/scratch_folder.h"
#include "tests/panels/drawn_text.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

namespace {

double first_weight(const Scenario& scenario) {
    return scenario.network.layer(1).W(0, 0);
}

double saved_weight(const ScratchFolder& folder, std::string_view name) {
    return first_weight(load_scenario(folder / name).scenario);
}

/// Enter as Dear ImGui takes it: to press what is in focus.
constexpr ImGuiKey enter = ImGuiKey_Enter;

/// With a program's unsaved work that runs no more.
void leave_work(const ScratchFolder& folder) {
    UnsavedWork work{bundled("mazur-2-2-2"), {}, "mazur-2-2-2", 1'700'000'000};
    work.scenario.network.layer(1).W(0, 0) = 0.625;
    folder.write("state/unsaved-1-1.json", unsaved_work_text(work));
}

} // namespace

TEST_CASE("without changes nothing is asked") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.key('N', mod_control);
    CHECK_FALSE(window.has("question"));
    CHECK(window.session().path().empty());
}

TEST_CASE("work that would be lost is asked about") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.change_weight(0.75);
    window.apply(command::Open{folder / "xor.json"});
    REQUIRE(window.has("question"));
    CHECK(screen_reads("Save changes to “start” before opening “xor”?"));
    CHECK(first_weight(window.session().scenario()) == 0.75);

    SUBCASE("Save saves, then opens") {
        window.click("question/Save");
        CHECK(saved_weight(folder, "start.json") == 0.75);
        CHECK(window.session().path() == folder / "xor.json");
    }
    SUBCASE("Enter saves too") {
        window.imgui_key(enter);
        CHECK(saved_weight(folder, "start.json") == 0.75);
        CHECK(window.session().path() == folder / "xor.json");
    }
    SUBCASE("Don't save opens and leaves the file alone") {
        window.click("question/Don't save");
        CHECK(saved_weight(folder, "start.json") == 0.2);
        CHECK(window.session().path() == folder / "xor.json");
    }
    SUBCASE("Cancel goes back to the work") {
        window.click("question/Cancel");
        CHECK(saved_weight(folder, "start.json") == 0.2);
        CHECK(window.session().path() == folder / "start.json");
        CHECK(first_weight(window.session().scenario()) == 0.75);
        CHECK(window.session().modified());
    }
    SUBCASE("so does Escape") {
        window.imgui_key(ImGuiKey_Escape);
        CHECK(window.session().path() == folder / "start.json");
        CHECK(window.session().modified());
    }
    CHECK_FALSE(window.has("question"));
    CHECK_FALSE(window.session().question());
}

TEST_CASE("under a question nothing can be pressed") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.change_weight(0.75);
    CHECK_FALSE(window.application().close());
    window.settle();
    window.click("walk_bar/Forward");
    CHECK(window.session().step_number() == 0);
    CHECK_FALSE(window.key(key::right));
    CHECK(window.session().step_number() == 0);
    window.click("question/Don't save");
    CHECK(window.application().wants_quit());
}

TEST_CASE("saving work without a file asks where, and goes on from there") {
    const ScratchFolder folder;
    fill(folder);
    OpenedWindow window(folder);
    window.apply(command::OpenBundled{"xor"});
    window.change_weight(0.75);
    window.application().close();
    window.settle();
    window.click("question/Save");
    REQUIRE(window.has("file"));
    CHECK_FALSE(window.application().wants_quit());
    SUBCASE("saved") {
        window.type("kept");
        window.imgui_key(enter);
        CHECK(saved_weight(folder, "kept.json") == 0.75);
        CHECK(window.application().wants_quit());
    }
    SUBCASE("given up") {
        window.click("file/cancel");
        CHECK_FALSE(window.has("file"));
        CHECK_FALSE(window.application().wants_quit());
        CHECK(first_weight(window.session().scenario()) == 0.75);
    }
}

TEST_CASE("what a crash left behind is offered") {
    const ScratchFolder folder;
    leave_work(folder);
    WindowFrames window({1440, 900}, 1, bundled("notes-3-4-2"), {folder / "settings", folder / "state"});
    REQUIRE(window.has("recovery"));
    CHECK(screen_reads("Unsaved work on “mazur-2-2-2” of 14 November 2023"));
    SUBCASE("taken up again") {
        window.click("recovery/Recover");
        CHECK(window.session().document_name() == "mazur-2-2-2");
        CHECK(first_weight(window.session().scenario()) == 0.625);
        CHECK(window.session().modified());
    }
    SUBCASE("Enter takes it up too") {
        window.imgui_key(enter);
        CHECK(first_weight(window.session().scenario()) == 0.625);
    }
    SUBCASE("forgotten") {
        window.click("recovery/Forget it");
        CHECK(window.session().scenario().title == bundled("notes-3-4-2").title);
        CHECK_FALSE(std::filesystem::exists(folder / "state/unsaved-1-1.json"));
    }
    SUBCASE("Escape alone forgets nothing") {
        window.imgui_key(ImGuiKey_Escape);
        CHECK(window.session().recoverable());
        CHECK(std::filesystem::exists(folder / "state/unsaved-1-1.json"));
        return;
    }
    CHECK_FALSE(window.has("recovery"));
}
