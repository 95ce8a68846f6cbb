#include "app/window/window_state.h"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace backstep;

namespace {

WindowOptions small() {
    WindowOptions options;
    options.geometry = {0, 0, 640, 400, false};
    return options;
}

void nothing(const Ui&) {}

// As GLFW calls it.
void press(Window& window, int key, int mods = 0, int action = GLFW_PRESS) {
    GLFWwindow* glfw = window.state().glfw.get();
    const GLFWkeyfun callback = glfwSetKeyCallback(glfw, nullptr);
    glfwSetKeyCallback(glfw, callback);
    callback(glfw, key, 0, action, mods);
}

void type(Window& window, unsigned character) {
    GLFWwindow* glfw = window.state().glfw.get();
    const GLFWcharfun callback = glfwSetCharCallback(glfw, nullptr);
    glfwSetCharCallback(glfw, callback);
    callback(glfw, character);
}

// A text field with the keyboard's focus, over some frames.
struct Field {
    std::array<char, 32> text{};
    bool focused = false;

    void operator()(const Ui&) {
        ImGui::Begin("field");
        if (!focused) ImGui::SetKeyboardFocusHere();
        focused = true;
        ImGui::InputText("##text", text.data(), text.size());
        ImGui::End();
    }
};

} // namespace

TEST_SUITE_BEGIN("events");

TEST_CASE("keys reach the handler with their modifiers, pressed and repeating, not released") {
    Window window(small());
    std::vector<std::array<int, 3>> keys;
    window.handlers.key = [&](int key, int mods, bool repeat) {
        keys.push_back({key, mods, repeat ? 1 : 0});
        return true;
    };
    window.draw(nothing);
    press(window, GLFW_KEY_RIGHT);
    press(window, GLFW_KEY_RIGHT, 0, GLFW_REPEAT);
    press(window, GLFW_KEY_RIGHT, 0, GLFW_RELEASE);
    press(window, GLFW_KEY_S, GLFW_MOD_CONTROL);
    CHECK(keys == std::vector<std::array<int, 3>>{
                      {GLFW_KEY_RIGHT, 0, 0}, {GLFW_KEY_RIGHT, 0, 1}, {GLFW_KEY_S, GLFW_MOD_CONTROL, 0}});
}

TEST_CASE("typing goes into the text field, saving goes past it, and a shortcut types nothing") {
    Window window(small());
    std::vector<int> keys;
    window.handlers.key = [&](int key, int, bool) {
        keys.push_back(key);
        return true;
    };
    Field field;
    const auto frame = std::ref(field);
    for (int i = 0; i < 3; ++i) window.draw(frame);
    press(window, GLFW_KEY_1);
    type(window, '1');
    window.draw(frame);
    press(window, GLFW_KEY_S, GLFW_MOD_CONTROL);
    type(window, 's');
    window.draw(frame);
    CHECK(std::string(field.text.data()) == "1");
    CHECK(keys == std::vector<int>{GLFW_KEY_S});
}

TEST_CASE("letters that are typed can be seen, whatever the alphabet") {
    Window window(small());
    Field field;
    const auto frame = std::ref(field);
    for (int i = 0; i < 3; ++i) window.draw(frame);
    const auto has = [&](ImWchar c) {
        return window.state().fonts.menu.im->FindGlyphNoFallback(c) != nullptr;
    };
    CHECK_FALSE(has(0x416));
    type(window, 0x416);
    window.draw(frame);
    CHECK(std::string(field.text.data()) == "Ж");
    CHECK(has(0x416));
    window.draw([](const Ui& ui) { ui.shows("Łukasiewicz’s network"); });
    window.draw(frame);
    CHECK(has(0x141));
    CHECK(has(0x416));
}

TEST_CASE("a menu that is open keeps plain keys, and lets go of them when it closes") {
    Window window(small());
    int keys = 0;
    window.handlers.key = [&](int, int, bool) { return ++keys > 0; };
    bool open = true;
    const auto frame = [&](const Ui&) {
        if (open) ImGui::OpenPopup("menu");
        if (ImGui::BeginPopup("menu")) {
            if (!open) ImGui::CloseCurrentPopup();
            ImGui::EndPopup();
        }
    };
    window.draw(frame);
    window.draw(frame);
    press(window, GLFW_KEY_DOWN);
    CHECK(keys == 0);
    open = false;
    window.draw(frame);
    window.draw(frame);
    press(window, GLFW_KEY_DOWN);
    CHECK(keys == 1);
}

TEST_CASE("text and everything else grow with the text scale, and shrink back") {
    Window window(small());
    float em = 0, scale = 0;
    const auto frame = [&](const Ui& ui) {
        em = ui.fonts.menu.em;
        scale = ui.scale;
    };
    window.draw(frame);
    CHECK(em == doctest::Approx(14));
    window.set_text_scale(2);
    window.draw(frame);
    CHECK(em == doctest::Approx(28));
    CHECK(scale == doctest::Approx(2));
    window.set_text_scale(50);
    CHECK(window.text_scale() == 3);
    window.set_text_scale(0.1);
    window.draw(frame);
    CHECK(em == doctest::Approx(0.8 * 14));
}

TEST_CASE("the theme changes from one frame to the next") {
    Window window(small());
    const Image light = window.capture(nothing);
    window.set_dark(true);
    const Image dark = window.capture(nothing);
    CHECK(light.pixel(320, 200)[0] == 0xFF);
    CHECK(dark.pixel(320, 200)[0] == 0x16);
}

TEST_CASE("dropped files are handed on") {
    Window window(small());
    std::vector<std::filesystem::path> dropped;
    window.handlers.drop = [&](const auto& files) { dropped = files; };
    GLFWwindow* glfw = window.state().glfw.get();
    const GLFWdropfun callback = glfwSetDropCallback(glfw, nullptr);
    std::array<const char*, 2> files{"/tmp/a.json", "/tmp/b.json"};
    callback(glfw, 2, files.data());
    CHECK(dropped == std::vector<std::filesystem::path>{"/tmp/a.json", "/tmp/b.json"});
}

TEST_CASE("closing can be refused") {
    Window window(small());
    bool may_close = false;
    window.handlers.close = [&] { return may_close; };
    GLFWwindow* glfw = window.state().glfw.get();
    const GLFWwindowclosefun callback = glfwSetWindowCloseCallback(glfw, nullptr);
    const auto ask = [&] {
        glfwSetWindowShouldClose(glfw, GLFW_TRUE); // as GLFW does before it calls
        callback(glfw);
    };
    ask();
    CHECK_FALSE(window.closing());
    may_close = true;
    ask();
    CHECK(window.closing());
}

TEST_CASE("what a handler throws comes out of the main loop") {
    Window window(small());
    window.handlers.key = [](int, int, bool) -> bool { throw std::runtime_error("from a handler"); };
    bool pressed = false;
    const auto frame = [&](const Ui&) {
        if (!pressed) press(window, GLFW_KEY_A);
        pressed = true;
    };
    CHECK_THROWS_WITH(run(window, {.frame = frame}), "from a handler");
}

TEST_CASE("the clipboard keeps what is put there") {
    Window window(small());
    window.set_clipboard("∂E/∂W₂ = −0.0511");
    CHECK(window.clipboard() == "∂E/∂W₂ = −0.0511");
}

TEST_CASE("after full screen the window has its old size") {
    Window window(small());
    window.draw(nothing);
    const WindowGeometry before = window.geometry();
    window.set_full_screen(true);
    CHECK(window.full_screen());
    CHECK(window.geometry().width == before.width);
    window.set_full_screen(false);
    CHECK_FALSE(window.full_screen());
    window.draw(nothing);
    CHECK(window.geometry().width == before.width);
    CHECK(window.geometry().height == before.height);
}

TEST_SUITE_END();
