#pragma once

#include "app/typeset/formula_painter.h"
#include "app/window/gl_edge_canvas.h"
#include "app/window/offscreen_target.h"
#include "app/window/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <exception>
#include <future>
#include <string>

namespace backstep {

/// The library as long as it is in use. Throws WindowError if there is no display.
class GlfwLibrary {
public:
    GlfwLibrary();
    ~GlfwLibrary();
    GlfwLibrary(const GlfwLibrary&) = delete;
    GlfwLibrary& operator=(const GlfwLibrary&) = delete;
};

/// Dear ImGui's context and its two backends, which belong to one GLFW window.
class ImGuiBackends {
public:
    ImGuiBackends(GLFWwindow* window, ImFontAtlas& atlas);
    ~ImGuiBackends();
    ImGuiBackends(const ImGuiBackends&) = delete;
    ImGuiBackends& operator=(const ImGuiBackends&) = delete;

    void begin_frame();
    void end_frame();     ///< draws into the current framebuffer
    void replace_fonts(); ///< after the atlas was built anew
};

struct GlfwWindowDeleter {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};

/// Everything a window is made of, in the order in which it must be made; GLFW's user pointer points here.
struct Window::State {
    State(const WindowOptions& options, Window& owner);

    Window& owner;
    GlfwLibrary library;
    float scale; ///< of what is drawn
    Theme theme;
    ImFontAtlas atlas;
    std::future<Fonts> first_fonts; ///< made while the driver makes the OpenGL context
    std::unique_ptr<GLFWwindow, GlfwWindowDeleter> glfw;
    Fonts fonts;
    ImGuiBackends imgui;
    GlEdgeCanvas edges;
    FormulaPainter formulas;
    std::optional<OffscreenTarget> offscreen;
    ItemMap items;

    double wanted_text_scale = 1;
    bool wanted_dark = false, reduced_motion = false;
    bool appearance_changed = false;
    std::u32string used_characters; ///< beyond what the fonts hold anyway

    WindowGeometry windowed; ///< where it stood before full screen
    RedrawState redraw;
    RedrawRequest request; ///< of the frame being drawn
    std::uint64_t frames = 0;
    double frame_work = 0;
    bool woken = false;             ///< an event came since the last tick
    bool popup_open = false;        ///< a menu or dialog, in the last frame
    bool swallow_character = false; ///< the key that types it was a shortcut
    std::exception_ptr failure;     ///< thrown by a handler inside GLFW, which is C

    void frame(const std::function<void(const Ui&)>& draw); ///< everything but showing it
    void present();
    void show_character(char32_t character); ///< makes the fonts hold it from the next frame on
    void show_characters(std::string_view text);
    GLFWmonitor* monitor() const; ///< the one the window is on; may be missing

private:
    void apply_appearance();
    float monitor_scale() const;
    void render();
};

/// Installs all callbacks. Shortcuts see keys before Dear ImGui does.
void install_callbacks(GLFWwindow* window);

} // namespace backstep
