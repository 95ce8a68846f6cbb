#include "app/panels/shell/exports.h"

#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace backstep;
using backstep::test::WindowFrames;

namespace {

std::string saved(Action action, Session& session) {
    const auto file = std::filesystem::temp_directory_path() / "backstep-export.html";
    std::filesystem::remove(file);
    session.apply(export_to(file, action, session, {}));
    REQUIRE(session.message());
    CHECK(session.message()->kind == Message::Kind::information);
    std::ifstream stream(file);
    std::stringstream text;
    text << stream.rdbuf();
    std::filesystem::remove(file);
    return text.str();
}

} // namespace

TEST_CASE("worksheet, key and handout are saved in the notation that is shown") {
    Session session(test::bundled("notes-3-4-2"));
    const std::string sheet = saved(Action::save_worksheet, session);
    const std::string key = saved(Action::save_key, session);
    CHECK(sheet.find("0.5250") == std::string::npos); // the first activation is a blank
    CHECK(key.find("0.5250") != std::string::npos);
    CHECK(sheet.find("Suresh") != std::string::npos);
    session.apply(command::SetNotation{"neal"});
    CHECK(saved(Action::save_worksheet, session).find("Neal") != std::string::npos);
    session.apply(command::SetGranularity{Granularity::pass});
    CHECK(saved(Action::save_handout, session).find("in 4 steps") != std::string::npos);
}

TEST_CASE("what cannot be written there is said in one sentence") {
    Session session(test::bundled("notes-3-4-2"));
    session.apply(export_to("/nowhere/at/all/sheet.html", Action::save_worksheet, session, {}));
    REQUIRE(session.message());
    CHECK(session.message()->kind == Message::Kind::error);
}

TEST_CASE("the file dialog proposes a name beside the scenario's") {
    const Session session(test::bundled("notes-3-4-2"));
    const std::string stem = std::filesystem::path(session.document_name()).stem().string();
    CHECK(export_file(Action::save_worksheet, session, {})->name == stem + "-worksheet.html");
    CHECK(export_file(Action::save_handout, session, {})->name == stem + "-handout.html");
    CHECK(export_file(Action::save_picture, session, {})->ending == ".png");
    CHECK_FALSE(export_file(Action::save_as, session, {}));
}

TEST_CASE("a worksheet is saved through the menu's dialog") {
    WindowFrames window;
    window.application().perform(Action::save_worksheet);
    window.settle();
    const auto file = std::filesystem::temp_directory_path() / "backstep-sheet";
    const auto made = file.string() + ".html";
    std::filesystem::remove(made);
    window.type(file.string()); // over the name that is proposed
    window.imgui_key(ImGuiKey_Enter);
    CHECK(std::filesystem::exists(made));
    std::filesystem::remove(made);
}
