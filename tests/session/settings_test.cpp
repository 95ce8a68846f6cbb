#include "tests/session/support.h"

#include "app/session/settings_file.h"
#include "core/model/input_error.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

namespace {

Settings unusual() {
    Settings settings;
    settings.theme = ThemeChoice::dark;
    settings.text_scale = 1.7;
    settings.granularity = Granularity::layer;
    settings.steps_per_second = 5.0;
    settings.pulse = false;
    settings.weights_on_edges = false;
    settings.gradients_on_edges = true;
    settings.updates_on_edges = true;
    settings.biases_on_edges = true;
    settings.matrices = MatrixScope::all;
    settings.log_error = true;
    settings.error_per_example = true;
    settings.gradient_norms = true;
    settings.look_ahead = true;
    settings.ghosts = false;
    settings.side_share = 0.5;
    settings.upper_share = 0.4;
    settings.plot_share = 0.3;
    settings.window_x = -3;
    settings.window_y = 4;
    settings.window_width = 1280;
    settings.window_height = 800;
    settings.window_maximised = true;
    settings.recent_files = {"/tmp/ä.json", "/tmp/b c.json"};
    return settings;
}

} // namespace

TEST_CASE("settings are read as they were written") {
    CHECK(parse_settings(settings_text(unusual())) == unusual());
    CHECK(parse_settings("{}") == Settings{});
    CHECK(parse_settings(R"({"future": [1], "pulse": false})").pulse == false);
}

TEST_CASE("settings out of range are brought into it, those of the wrong kind are refused") {
    CHECK(parse_settings(R"({"text_scale": 50})").text_scale == 3.0);
    CHECK(parse_settings(R"({"steps_per_second": 0})").steps_per_second == 0.1);
    for (const char* broken : {"", "[]", "{\"theme\": \"pink\"}", "{\"pulse\": \"yes\"}", "{\"theme\": 3}",
                               "{\"recent_files\": [1]}", "{\"granularity\": \"inch\"}", "{\"pulse\": true"})
        CHECK_THROWS_AS(parse_settings(broken), InputError);
}

TEST_CASE("settings are written a second after they change, and found at the next start") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "settings" / "settings.json";
    {
        Session session(bundled("xor"), folder.folders());
        CHECK_FALSE(session.tick(5.0));
        session.apply(command::ChangeSettings{[](Settings& s) { s = unusual(); }});
        CHECK(session.tick(5.0) == 6.0);
        CHECK_FALSE(std::filesystem::exists(file));
        CHECK_FALSE(session.tick(6.0));
        CHECK(parse_settings(read_text(file)) == unusual());
        session.apply(command::SetGranularity{Granularity::element});
    }
    Session session(bundled("xor"), folder.folders());
    CHECK(session.granularity() == Granularity::element);
    CHECK(session.settings().theme == ThemeChoice::dark);
    CHECK_FALSE(session.message());
}

TEST_CASE("a broken settings file is told, kept, and replaced by the usual settings") {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "settings");
    const auto file = folder.path() / "settings" / "settings.json";
    write_text(file, "{\"theme\": ");
    Session session(bundled("xor"), folder.folders());
    CHECK(session.settings() == Settings{});
    REQUIRE(session.message());
    CHECK(session.message()->kind == Message::Kind::warning);
    CHECK(session.message()->text.find("settings.json.bak") != std::string::npos);
    CHECK(read_text(file.string() + ".bak") == "{\"theme\": ");
}

TEST_CASE("without folders nothing is kept and nothing is said") {
    Session session(bundled("xor"));
    session.apply(command::ChangeSettings{[](Settings& s) { s.text_scale = 9.0; }});
    CHECK(session.settings().text_scale == 3.0);
    session.apply(command::SetValue{weight(1, 1, 1), 2.0});
    CHECK_FALSE(session.tick(1.0));
    CHECK_FALSE(session.message());
}
