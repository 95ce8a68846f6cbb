#include "app/window/window.h"
#include "app/window/window_error.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>
#include <string>

using namespace backstep;

namespace {

WindowOptions small() {
    WindowOptions options;
    options.geometry = {0, 0, 640, 400, false};
    return options;
}

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Measured {
    std::uint64_t frames;
    double cpu;
};

// What the loop does in `seconds`, after half a second in which everything settles.
Measured measure(Window& window, const std::function<void(const Ui&)>& frame, double seconds) {
    std::optional<double> start;
    std::optional<Measured> before;
    Measured result{};
    run(window, {.frame = frame, .tick = [&](double now) -> Tick {
                     if (!start) start = now + 0.5;
                     if (now < *start) return {.again = *start};
                     if (!before) before = Measured{window.frames(), cpu_seconds()};
                     if (now < *start + seconds) return {.again = *start + seconds};
                     result = {window.frames() - before->frames, cpu_seconds() - before->cpu};
                     window.close();
                     return {};
                 }});
    return result;
}

} // namespace

TEST_SUITE_BEGIN("idle");

TEST_CASE("nothing moves: nothing is drawn and no time is spent") {
    Window window(small());
    const Measured idle = measure(
        window, [](const Ui&) {}, 3);
    CHECK(idle.frames == 0);
    CHECK(idle.cpu < 0.02);
}

TEST_CASE("a moving picture is drawn again and again, but not as fast as possible") {
    Window window(small());
    const Measured moving = measure(
        window, [](const Ui& ui) { ui.keep_drawing(); }, 1);
    CHECK(moving.frames >= 10);
    CHECK(moving.frames <= 250);
}

TEST_CASE("a frame asked for later comes then, and once") {
    Window window(small());
    double first = 0;
    const Measured one = measure(
        window,
        [&](const Ui& ui) {
            if (first == 0) first = ui.time;
            if (ui.time < first + 1) ui.redraw_at(first + 1);
        },
        2);
    CHECK(one.frames == 1);
}

TEST_CASE("a text field that is typed into keeps its caret blinking, and no more than that") {
    Window window(small());
    std::array<char, 16> text{};
    bool focused = false;
    const Measured caret = measure(
        window,
        [&](const Ui&) {
            ImGui::Begin("field");
            if (!focused) ImGui::SetKeyboardFocusHere();
            focused = true;
            ImGui::InputText("##text", text.data(), text.size());
            ImGui::End();
        },
        2);
    CHECK(caret.frames >= 3);
    CHECK(caret.frames <= 6);
}

TEST_CASE("work that changes something is followed by a frame") {
    Window window(small());
    int drawn_after_change = 0;
    bool changed = false;
    std::optional<double> start;
    run(window, {.frame = [&](const Ui&) { drawn_after_change += changed ? 1 : 0; },
                 .tick = [&](double now) -> Tick {
                     if (!start) start = now;
                     if (now < *start + 0.5) return {.again = *start + 0.5};
                     if (now > *start + 1) window.close();
                     const bool first = !changed;
                     changed = true;
                     return {.again = *start + 1.1, .changed = first};
                 }});
    CHECK(drawn_after_change == 1);
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("no-display");

TEST_CASE("without a display there is one clear sentence") {
    try {
        const Window window(small());
        FAIL("a window without a display");
    } catch (const WindowError& error) {
        CHECK(std::string(error.what()).starts_with("there is no display to open a window on"));
    }
}

TEST_SUITE_END();
