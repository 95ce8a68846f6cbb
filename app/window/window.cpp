#include "app/window/window.h"

#include "app/window/window_state.h"

#include <algorithm>

namespace backstep {

Window::Window(const WindowOptions& options) : state_(std::make_unique<State>(options, *this)) {}

Window::~Window() = default;

void Window::set_text_scale(double text_scale) {
    const double wanted = std::clamp(text_scale, 0.8, 3.0);
    state_->appearance_changed |= wanted != state_->wanted_text_scale;
    state_->wanted_text_scale = wanted;
}

void Window::set_dark(bool dark) {
    state_->appearance_changed |= dark != state_->wanted_dark;
    state_->wanted_dark = dark;
}

void Window::set_reduced_motion(bool reduced) {
    state_->reduced_motion = reduced;
}

double Window::text_scale() const {
    return state_->wanted_text_scale;
}

void Window::set_title(const std::string& title) {
    glfwSetWindowTitle(state_->glfw.get(), title.c_str());
}

void Window::set_full_screen(bool full) {
    GLFWwindow* window = state_->glfw.get();
    if (full == full_screen()) return;
    if (!full) {
        const WindowGeometry& old = state_->windowed;
        glfwSetWindowMonitor(window, nullptr, old.x, old.y, old.width, old.height, GLFW_DONT_CARE);
        return;
    }
    state_->windowed = geometry();
    GLFWmonitor* monitor = state_->monitor();
    if (monitor == nullptr) return;
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

bool Window::full_screen() const {
    return glfwGetWindowMonitor(state_->glfw.get()) != nullptr;
}

WindowGeometry Window::geometry() const {
    if (full_screen()) return state_->windowed;
    GLFWwindow* window = state_->glfw.get();
    WindowGeometry geometry;
    glfwGetWindowPos(window, &geometry.x, &geometry.y);
    glfwGetWindowSize(window, &geometry.width, &geometry.height);
    geometry.maximised = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) != 0;
    return geometry;
}

void Window::close() {
    glfwSetWindowShouldClose(state_->glfw.get(), GLFW_TRUE);
}

bool Window::closing() const {
    return glfwWindowShouldClose(state_->glfw.get()) != 0;
}

std::string Window::clipboard() const {
    const char* text = glfwGetClipboardString(state_->glfw.get());
    return text != nullptr ? text : "";
}

void Window::set_clipboard(const std::string& text) {
    glfwSetClipboardString(state_->glfw.get(), text.c_str());
}

double Window::now() const {
    return glfwGetTime();
}

const ItemMap& Window::items() const {
    return state_->items;
}

std::uint64_t Window::frames() const {
    return state_->frames;
}

double Window::last_frame_work() const {
    return state_->frame_work;
}

void Window::draw(const std::function<void(const Ui&)>& frame) {
    state_->frame(frame);
    state_->present();
}

Image Window::capture(const std::function<void(const Ui&)>& frame) {
    state_->frame(frame);
    int width = 0, height = 0;
    glfwGetFramebufferSize(state_->glfw.get(), &width, &height);
    if (state_->offscreen) {
        width = state_->offscreen->width();
        height = state_->offscreen->height();
    }
    Image image = read_framebuffer(width, height);
    state_->present();
    return image;
}

void Window::redraw() {
    state_->redraw.frames_owed = frames_after_event;
}

} // namespace backstep
