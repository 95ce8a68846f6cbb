#include "app/window/key_routing.h"
#include "app/window/window_state.h"

#include <imgui_impl_glfw.h>

namespace backstep {
namespace {

// A handler's exception may not travel through GLFW, which is C: it is kept until the main loop throws it on.
template<typename Function>
void handle_event(GLFWwindow* window, Function function) {
    auto& state = *static_cast<Window::State*>(glfwGetWindowUserPointer(window));
    state.redraw.frames_owed = frames_after_event;
    state.woken = true;
    try {
        function(state);
    } catch (...) {
        state.failure = std::current_exception();
    }
}

int key_as_printed(int key, int scancode) {
    const char* printed = glfwGetKeyName(key, scancode);
    return printed_key(key, printed ? printed : "");
}

bool used_by_shortcut(Window::State& state, int key, int action, int mods) {
    state.swallow_character = false;
    if (action == GLFW_RELEASE || !state.owner.handlers.key) return false;
    if (ImGui::GetIO().WantTextInput && is_for_text_field(key, mods)) return false;
    if (state.popup_open && is_for_popup(key, mods)) return false;
    state.swallow_character = state.owner.handlers.key(key, mods, action == GLFW_REPEAT);
    return state.swallow_character;
}

void on_key(GLFWwindow* window, int key, int scancode, int action, int mods) {
    handle_event(window, [&](Window::State& state) {
        if (!used_by_shortcut(state, key_as_printed(key, scancode), action, mods))
            ImGui_ImplGlfw_KeyCallback(window, key, scancode, action, mods);
    });
}

void on_character(GLFWwindow* window, unsigned character) {
    handle_event(window, [&](Window::State& state) {
        if (state.swallow_character) return;
        state.show_character(character);
        ImGui_ImplGlfw_CharCallback(window, character);
    });
}

void on_mouse_button(GLFWwindow* window, int button, int action, int mods) {
    handle_event(window,
                 [&](Window::State&) { ImGui_ImplGlfw_MouseButtonCallback(window, button, action, mods); });
}

void on_scroll(GLFWwindow* window, double x, double y) {
    handle_event(window, [&](Window::State&) { ImGui_ImplGlfw_ScrollCallback(window, x, y); });
}

void on_cursor_position(GLFWwindow* window, [[maybe_unused]] double x, [[maybe_unused]] double y) {
    handle_event(window, [&](Window::State&) {
#if IMGUI_VERSION_NUM >= 18700 // before, the backend asks for the position in each frame
        ImGui_ImplGlfw_CursorPosCallback(window, x, y);
#endif
    });
}

void on_cursor_enter(GLFWwindow* window, int entered) {
    handle_event(window, [&](Window::State&) { ImGui_ImplGlfw_CursorEnterCallback(window, entered); });
}

void on_focus(GLFWwindow* window, int focused) {
    handle_event(window, [&](Window::State&) { ImGui_ImplGlfw_WindowFocusCallback(window, focused); });
}

void on_drop(GLFWwindow* window, int count, const char** paths) {
    handle_event(window, [&](Window::State& state) {
        if (!state.owner.handlers.drop) return;
        const std::vector<std::filesystem::path> files(paths, paths + count);
        state.owner.handlers.drop(files);
    });
}

void on_close(GLFWwindow* window) {
    handle_event(window, [&](Window::State& state) {
        if (state.owner.handlers.close && !state.owner.handlers.close())
            glfwSetWindowShouldClose(window, GLFW_FALSE);
    });
}

void on_iconify(GLFWwindow* window, int iconified) {
    handle_event(window, [&](Window::State& state) { state.redraw.visible = iconified == GLFW_FALSE; });
}

void on_content_scale(GLFWwindow* window, float, float) {
    handle_event(window, [](Window::State& state) { state.appearance_changed = true; });
}

void on_size(GLFWwindow* window, int, int) {
    handle_event(window, [](Window::State&) {});
}

void on_refresh(GLFWwindow* window) {
    handle_event(window, [](Window::State&) {});
}

} // namespace

void install_callbacks(GLFWwindow* window) {
    glfwSetKeyCallback(window, on_key);
    glfwSetCharCallback(window, on_character);
    glfwSetMouseButtonCallback(window, on_mouse_button);
    glfwSetScrollCallback(window, on_scroll);
    glfwSetCursorPosCallback(window, on_cursor_position);
    glfwSetCursorEnterCallback(window, on_cursor_enter);
    glfwSetWindowFocusCallback(window, on_focus);
    glfwSetDropCallback(window, on_drop);
    glfwSetWindowCloseCallback(window, on_close);
    glfwSetWindowIconifyCallback(window, on_iconify);
    glfwSetWindowContentScaleCallback(window, on_content_scale);
    glfwSetFramebufferSizeCallback(window, on_size);
    glfwSetWindowRefreshCallback(window, on_refresh);
}

} // namespace backstep
