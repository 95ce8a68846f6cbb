#include "tests/panels/dialogs/scratch_folder.h"
#include "tests/panels/drawn_text.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

TEST_CASE("the keys dialog lists every key with what it does") {
    WindowFrames window;
    window.key(key::f1);
    const Rect dialog = window.rect("keys");
    std::size_t listed = 0;
    for (const ActionInfo& about : actions()) {
        if (about.keys.empty()) continue;
        ++listed;
        INFO(about.name);
        const std::string row = drawn_text(window.rect("keys/" + std::string(about.name)));
        CHECK(row.find(without_spaces(about.keys)) != std::string::npos);
        CHECK(row.ends_with(without_spaces(about.name)));
    }
    CHECK(listed > 30);
    CHECK(reads(dialog, "Double click"));
    window.click("keys/close");
    CHECK_FALSE(window.has("keys"));
}

TEST_CASE("Enter and Escape close what is only to be read") {
    for (const ImGuiKey key : {ImGuiKey_Enter, ImGuiKey_Escape})
        for (const auto& [action, item] : {std::pair{Action::show_keys, "keys"}, {Action::about, "about"}}) {
            CAPTURE(item);
            WindowFrames window;
            window.application().perform(action);
            window.settle();
            REQUIRE(window.has(item));
            window.imgui_key(key);
            CHECK_FALSE(window.has(item));
        }
}

TEST_CASE("About tells the version and the licences") {
    WindowFrames window;
    window.application().perform(Action::about);
    window.settle();
    const Rect dialog = window.rect("about");
    CHECK(reads(dialog, "Backstep " BACKSTEP_VERSION " steps through"));
    CHECK(reads(dialog, "licence"));
    CHECK(dialog.max.y <= 900);
    window.click("about/close");
    CHECK_FALSE(window.has("about"));
}

TEST_CASE("a message says its kind in a word, and its sentence, over the panels") {
    WindowFrames window;
    window.apply(command::Open{"/no/such/file.json"});
    const Rect bar = window.rect("message");
    CHECK(bar.max.y <= window.rect("walk_bar").min.y);
    CHECK(reads(bar, "Error"));
    CHECK(reads(window.rect("message/text"), window.session().message()->text));
    CHECK(window.rect("message/text").max.x <= window.rect("message/dismiss").min.x);
    window.click("message/dismiss");
    CHECK_FALSE(window.has("message"));
    CHECK_FALSE(window.session().message());
}

TEST_CASE("a long message takes the lines it needs, all of them to be read") {
    WindowFrames window({1024, 680}, 1.5F);
    const std::string path = "/no/such folder/" + std::string(20, 'm') + " " + std::string(20, 'n') + " " +
                             std::string(20, 'o') + " " + std::string(20, 'p') + "/file.json";
    window.apply(command::Open{path});
    const Rect text = window.rect("message/text"), bar = window.rect("message");
    CHECK(text.size().y > window.rect("message/dismiss").size().y);
    CHECK(text.max.y <= bar.max.y);
    CHECK(bar.min.y <= text.min.y);
    CHECK(reads(text, std::string(20, 'p')));
}

TEST_CASE("a warning is told apart from an error by its word") {
    const ScratchFolder folder;
    std::string text = scenario_text(bundled("xor"));
    text.insert(text.find('{') + 1, "\n  \"colour\": \"blue\",");
    folder.write("odd.json", text);
    WindowFrames window;
    window.apply(command::Open{folder / "odd.json"});
    REQUIRE(window.session().message());
    CHECK(window.session().message()->kind == Message::Kind::warning);
    CHECK(reads(window.rect("message"), "Warning"));
    CHECK(reads(window.rect("message"), "colour"));
}
