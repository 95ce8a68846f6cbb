#include "app/panels/walk_bar/walk_bar.h"
#include "core/derivation/caption.h"

#include "core/formula/number_text.h"
#include "tests/panels/drawn_text.h"
#include "tests/panels/matrices/scenarios.h"
#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <set>

using namespace backstep;
using namespace backstep::test;

namespace {

std::string cell(std::int64_t step) {
    return fmt::format("walk_bar/step {}", step);
}

/// Where the labels of the groups stand, above the timeline.
std::string group_labels(const WindowFrames& window) {
    const Rect strip = window.rect("walk_bar/timeline");
    return drawn_text({{strip.min.x, strip.min.y - 20}, {strip.max.x + 1, strip.min.y}});
}

void play_until_idle(WindowFrames& window) {
    double now = 0;
    for (auto due = window.application().tick(now); due.again && now < 100;
         due = window.application().tick(now))
        now = *due.again;
    window.settle();
}

} // namespace

TEST_CASE("the transport's buttons walk") {
    WindowFrames window;
    window.click("walk_bar/Forward");
    CHECK(window.session().step_number() == 1);
    window.click("walk_bar/Forward");
    window.click("walk_bar/Back");
    CHECK(window.session().step_number() == 1);
    window.click("walk_bar/Last");
    CHECK(window.session().step_number() == 17);
    window.click("walk_bar/First");
    CHECK(window.session().step_number() == 0);
}

TEST_CASE("Play walks to the end of the update, and stops when it is pressed again") {
    WindowFrames window;
    window.click("walk_bar/Play");
    CHECK(window.session().playing());
    window.click("walk_bar/Play");
    CHECK_FALSE(window.session().playing());
    window.click("walk_bar/Play");
    play_until_idle(window);
    CHECK(window.session().step_number() == 17);
    CHECK_FALSE(window.session().playing());
}

TEST_CASE("at the ends buttons are grey, in between none is") {
    WindowFrames window;
    const auto grey = [&window] {
        std::set<std::string> found;
        for (const char* item : {"First", "Back", "Play", "Forward", "Last"})
            if (opacity(window.rect(std::string("walk_bar/") + item)) < 0.5F) found.insert(item);
        return found;
    };
    CHECK(grey() == std::set<std::string>{"First", "Back"});
    window.apply(command::GoToStep{5});
    CHECK(grey().empty());
    window.apply(command::GoToLast{});
    CHECK(grey() == std::set<std::string>{"Last"});
    window.click("walk_bar/Last");
    CHECK(window.session().step_number() == 17);
    CHECK(window.session().update() == 0);
    window.click("walk_bar/Forward"); // into the next update, from which there is a way back
    CHECK(window.session().update() == 1);
    CHECK(grey().empty());
}

TEST_CASE("a click on a cell goes there") {
    WindowFrames window;
    for (const std::int64_t step : {9, 17, 1}) {
        window.click(cell(step));
        CHECK(window.session().step_number() == step);
    }
}

TEST_CASE("the held mouse takes the walk along, and lets go of it") {
    WindowFrames window;
    window.move_to(window.rect(cell(3)).centre());
    window.hold(true);
    for (const std::int64_t step : {5, 12, 7}) {
        window.move_to(window.rect(cell(step)).centre());
        CHECK(window.session().step_number() == step);
    }
    window.move_to({5000, 300}); // beyond the end, and above
    CHECK(window.session().step_number() == 17);
    window.hold(false);
    window.move_to(window.rect(cell(2)).centre());
    CHECK(window.session().step_number() == 17);
}

TEST_CASE("a mouse held still does not hold the walk back") {
    WindowFrames window;
    window.move_to(window.rect(cell(3)).centre());
    window.hold(true);
    window.settle();
    window.key(key::right);
    CHECK(window.session().step_number() == 4);
}

TEST_CASE("thousands of steps can be sought") {
    WindowFrames window({1440, 900}, 1, wide_scenario(300, 20));
    window.apply(command::SetGranularity{Granularity::element});
    const std::int64_t steps = window.session().walk().step_count(Granularity::element);
    REQUIRE(steps > 10000);
    CHECK_FALSE(window.has(cell(1)));
    window.click("walk_bar/timeline");
    const double middle = static_cast<double>(window.session().step_number()) / static_cast<double>(steps);
    CHECK(middle == doctest::Approx(0.5).epsilon(0.02));
    const std::string number = fmt::format("Step {} of {}", window.session().step_number(), steps);
    CHECK(reads(window.rect("walk_bar"), number));
}

TEST_CASE("every cell has its step's name where all have room") {
    WindowFrames window;
    for (const Granularity granularity : {Granularity::pass, Granularity::vector}) {
        window.apply(command::SetGranularity{granularity});
        const Walk& walk = window.session().walk();
        for (std::int64_t n = 1; n <= walk.step_count(granularity); ++n) {
            CAPTURE(n);
            const Rect place = window.rect(cell(n));
            CHECK_FALSE(drawn_text(place).empty());
            for (const DrawnGlyph& glyph : drawn_glyphs())
                if (place.contains(glyph.rect.centre())) {
                    CHECK(glyph.rect.min.x >= place.min.x);
                    CHECK(glyph.rect.max.x <= place.max.x);
                }
        }
    }
    window.apply(command::SetGranularity{Granularity::vector});
    CHECK(drawn_text(window.rect(cell(1))) == "z1");
    CHECK(drawn_text(window.rect(cell(3))) == "z2");
    CHECK(drawn_text(window.rect(cell(5))) == "E");
    window.apply(command::SetGranularity{Granularity::pass});
    CHECK(drawn_text(window.rect(cell(3))) == "Backward");
}

TEST_CASE("where names have no room only the current step has one, inside the timeline") {
    WindowFrames window({1024, 680});
    window.apply(command::SetGranularity{Granularity::element});
    const Rect strip = window.rect("walk_bar/timeline");
    CHECK(drawn_text(strip).empty());
    const std::int64_t last = window.session().walk().step_count(Granularity::element);
    window.apply(command::GoToStep{2});
    CHECK(drawn_text(strip) == "z5");
    window.apply(command::GoToStep{last});
    CHECK(drawn_text(strip) == "b7new");
    for (const DrawnGlyph& glyph : drawn_glyphs())
        if (strip.contains(glyph.rect.centre())) CHECK(glyph.rect.max.x <= strip.max.x);
}

TEST_CASE("groups say their phase and how much of it is done") {
    WindowFrames window;
    CHECK(group_labels(window).starts_with("Forward0/4"));
    window.apply(command::GoToStep{3});
    CHECK(group_labels(window).starts_with("Forward3/4Error"));
    window.apply(command::GoToStep{9});
    CHECK(reads(window.rect("walk_bar"), "Forward 4 / 4"));
    CHECK(reads(window.rect("walk_bar"), "Backward 4 / 10"));
    CHECK(reads(window.rect("walk_bar"), "Update 0 / 2"));
    CHECK(group_labels(window).find("Example") == std::string::npos);
}

TEST_CASE("of several examples each is named") {
    WindowFrames window({1920, 1080}, 1, batch_scenario());
    window.apply(command::SetGranularity{Granularity::layer});
    const std::string labels = group_labels(window);
    for (const char* example : {"Example1", "Example2", "Example3"}) {
        CAPTURE(example);
        CHECK(labels.find(example) != std::string::npos);
    }
}

TEST_CASE("the pointer on a cell explains its step") {
    WindowFrames window;
    window.move_to(window.rect(cell(9)).centre());
    const Walk& walk = window.session().walk();
    CHECK(screen_reads("Step 9: "));
    CHECK(window.session().step_number() == 0);
    const std::string sentence =
        caption(walk.step(9, Granularity::vector), window.session().scenario(), window.session().notation());
    CHECK(screen_reads(sentence.substr(0, sentence.find(' '))));
}

TEST_CASE("granularity is switched, and what is known stays known") {
    WindowFrames window;
    window.apply(command::GoToStep{4});
    const Walk::Position known = window.session().position();
    for (const Granularity granularity : {Granularity::element, Granularity::pass, Granularity::layer}) {
        window.click(fmt::format("walk_bar/granularity/{}", name(granularity)));
        CHECK(window.session().granularity() == granularity);
        CHECK(window.session().position() == known);
        CHECK(reads(window.rect("walk_bar"),
                    fmt::format("of {}", window.session().walk().step_count(granularity))));
    }
}

TEST_CASE("a speed is picked from the list") {
    WindowFrames window;
    CHECK(drawn_text(window.rect("walk_bar/speed")) == "1step/s");
    window.click("walk_bar/speed");
    for (const double speed : walking_speeds) {
        const Rect item = window.rect("walk_bar/speed/" + speed_label(speed));
        CHECK(drawn_text(item).ends_with(without_spaces(speed_label(speed)))); // over the panels
        CHECK(item.max.y <= 900);
    }
    window.click("walk_bar/speed/5 steps/s");
    CHECK(window.session().settings().steps_per_second == 5);
    CHECK_FALSE(window.has("walk_bar/speed/5 steps/s"));
    CHECK(drawn_text(window.rect("walk_bar/speed")) == "5steps/s");
}

TEST_CASE("the list of speeds is left without a choice") {
    WindowFrames window;
    window.click("walk_bar/speed");
    window.imgui_key(ImGuiKey_Escape);
    CHECK_FALSE(window.has("walk_bar/speed/5 steps/s"));
    CHECK(window.session().settings().steps_per_second == 1);
}

TEST_CASE("number, phase and sentence of every step are there to read") {
    WindowFrames window;
    std::set<std::string> phases;
    for (std::int64_t n = 0; n <= 17; ++n) {
        CAPTURE(n);
        window.apply(command::GoToStep{n});
        const StepCaption text = step_caption(window.session());
        CHECK(text.number == fmt::format("Step {} of 17", n));
        CHECK(reads(window.rect("walk_bar"), text.number));
        CHECK(drawn_text(window.rect("walk_bar/phase")) == text.phase);
        CHECK_FALSE(drawn_text(window.rect("walk_bar/caption")).empty());
        phases.insert(text.phase);
    }
    CHECK(phases == std::set<std::string>{"Start", "Forward", "Error", "Backward", "Update"});
}

TEST_CASE("the start says what is known there") {
    Session session(bundled("notes-3-4-2"));
    CHECK(step_caption(session).sentence.ends_with("nothing has been computed yet."));
    session.apply(command::GoToLast{});
    session.apply(command::StepForward{});
    session.apply(command::GoToFirst{});
    REQUIRE(session.update() == 1);
    CHECK(step_caption(session).phase == "Start");
    CHECK(step_caption(session).sentence.starts_with("The weights have been updated 1 time;"));
}

TEST_CASE("the bar keeps its height from step to step") {
    for (const ImVec2 size : {ImVec2{1024, 680}, ImVec2{1440, 900}, ImVec2{700, 500}})
        for (const float scale : {1.0F, 1.5F, 2.0F})
            for (const Granularity granularity : {Granularity::layer, Granularity::vector}) {
                CAPTURE(size.x);
                CAPTURE(scale);
                WindowFrames window(size, scale, bundled("classification-softmax"));
                window.apply(command::SetGranularity{granularity});
                const float height = window.rect("walk_bar").size().y;
                const std::int64_t steps = window.session().walk().step_count(granularity);
                for (std::int64_t n = 1; n <= steps; ++n) {
                    window.apply(command::GoToStep{n});
                    CHECK(window.rect("walk_bar").size().y == height);
                }
            }
}

TEST_CASE("in low windows the bar is compact: transport and timeline only") {
    WindowFrames window({1280, 500});
    CHECK(window.rect("walk_bar").size().y < 90);
    CHECK_FALSE(window.has("walk_bar/granularity/pass"));
    CHECK_FALSE(window.has("walk_bar/speed"));
    window.click(cell(9));
    CHECK(window.session().step_number() == 9);
    window.click("walk_bar/Forward");
    CHECK(window.session().step_number() == 10);
}

TEST_CASE("while it trains the bar says so, and how to stop it") {
    WindowFrames window({1280, 720});
    window.apply(command::Train{0});
    CHECK(reads(window.rect("walk_bar"), "Training"));
    CHECK(reads(window.rect("walk_bar"), "Esc stops"));
    window.key(key::escape);
    CHECK_FALSE(window.session().training());
    CHECK_FALSE(reads(window.rect("walk_bar"), "Esc stops"));
}

TEST_CASE("the group being walked has its name, however narrow it is") {
    WindowFrames window({1280, 720}, 1, bundled("regression-batch"));
    window.apply(command::GoToLast{});
    CHECK(group_labels(window).ends_with("Update"));
}
