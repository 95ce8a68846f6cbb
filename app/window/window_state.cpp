#include "app/window/window_state.h"

#include "app/widgets/imgui_compat.h"
#include "app/widgets/unicode.h"
#include "app/window/gl_glyph_textures.h"
#include "app/window/window_error.h"

#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace backstep {
namespace {

constexpr int design_width = 1440, design_height = 900;
constexpr int least_width = 1024, least_height = 680;
constexpr double caret_period = 0.4; // Dear ImGui's caret changes at multiples of it

/// Of this thread: beside it the software renderer may still be at the frame before.
double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

std::string last_glfw_error() {
    const char* description = nullptr;
    glfwGetError(&description);
    return description != nullptr ? description : "no reason given";
}

void set_hints(const WindowOptions& options) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    glfwWindowHint(GLFW_MAXIMIZED, options.geometry && options.geometry->maximised ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, options.geometry ? GLFW_FALSE : GLFW_TRUE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "backstep");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "backstep");
}

// What the monitor has room for.
WindowGeometry first_geometry() {
    WindowGeometry geometry{0, 0, design_width, design_height, false};
    int x = 0, y = 0, width = 0, height = 0;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor())
        glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    if (width > 0) geometry.width = std::min(geometry.width, width);
    if (height > 0) geometry.height = std::min(geometry.height, height);
    return geometry;
}

bool on_some_monitor(const WindowGeometry& geometry) {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    return std::any_of(monitors, monitors + count, [&](GLFWmonitor* monitor) {
        int x = 0, y = 0, width = 0, height = 0;
        glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
        const int middle = geometry.x + geometry.width / 2;
        return middle >= x && middle < x + width && geometry.y >= y && geometry.y < y + height;
    });
}

void place(GLFWwindow* window, const WindowOptions& options) {
    float x_scale = 1, y_scale = 1;
    glfwGetWindowContentScale(window, &x_scale, &y_scale);
    const WindowGeometry room = first_geometry();
    glfwSetWindowSizeLimits(window, std::min(static_cast<int>(least_width * x_scale), room.width),
                            std::min(static_cast<int>(least_height * y_scale), room.height), GLFW_DONT_CARE,
                            GLFW_DONT_CARE);
    if (options.geometry && !options.geometry->maximised && on_some_monitor(*options.geometry))
        glfwSetWindowPos(window, options.geometry->x, options.geometry->y);
    std::vector<GLFWimage> icons;
    for (const Image& icon : options.icons)
        // GLFW takes mutable pixels, but only reads them.
        icons.push_back({icon.width, icon.height, const_cast<unsigned char*>(icon.rgba.data())});
    if (!icons.empty()) glfwSetWindowIcon(window, static_cast<int>(icons.size()), icons.data());
    glfwShowWindow(window);
}

double clamped_text_scale(const WindowOptions& options) {
    return std::clamp(options.text_scale, 0.8, 3.0);
}

// Likely, before there is a window that knows its monitor.
float first_scale(const WindowOptions& options) {
    float scale = 1, scale_y = 1;
    GLFWmonitor* monitor = options.offscreen ? nullptr : glfwGetPrimaryMonitor();
    if (monitor != nullptr) glfwGetMonitorContentScale(monitor, &scale, &scale_y);
    return scale * static_cast<float>(clamped_text_scale(options));
}

GLFWwindow* create_window(const WindowOptions& options) {
    set_hints(options);
    const WindowGeometry geometry = options.geometry.value_or(first_geometry());
    const int width = options.offscreen ? 64 : geometry.width,
              height = options.offscreen ? 64 : geometry.height;
    GLFWwindow* window = glfwCreateWindow(width, height, options.title.c_str(), nullptr, nullptr);
    if (window == nullptr)
        throw WindowError("this display has no OpenGL 3.3, which the window needs (" + last_glfw_error() +
                          ")");
    glfwMakeContextCurrent(window);
    if (gladLoadGL(glfwGetProcAddress) == 0) {
        glfwDestroyWindow(window);
        throw WindowError("the OpenGL 3.3 functions of this display cannot be loaded");
    }
    if (!options.offscreen) place(window, options);
    return window;
}

} // namespace

GlfwLibrary::GlfwLibrary() {
    if (glfwInit() == GLFW_FALSE)
        throw WindowError("there is no display to open a window on (" + last_glfw_error() + ")");
}

GlfwLibrary::~GlfwLibrary() {
    glfwTerminate();
}

ImGuiBackends::ImGuiBackends(GLFWwindow* window, ImFontAtlas& atlas) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext(&atlas);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    ImGui_ImplGlfw_InitForOpenGL(window, false);
    ImGui_ImplOpenGL3_Init("#version 330 core");
    compat::enter_presses(io, GLFW_KEY_ENTER);
}

ImGuiBackends::~ImGuiBackends() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
}

void ImGuiBackends::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
}

void ImGuiBackends::end_frame() {
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void ImGuiBackends::replace_fonts() {
#if IMGUI_VERSION_NUM < 19200 // today's backend follows the atlas by itself
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
#endif
}

Window::State::State(const WindowOptions& options, Window& window)
    : owner(window), scale(first_scale(options)), theme(options.dark ? dark_theme() : light_theme()),
      first_fonts(std::async(std::launch::async,
                             [this, dark = options.dark] { return build_fonts(atlas, scale, dark); })),
      glfw(create_window(options)), fonts(first_fonts.get()), imgui(glfw.get(), atlas),
      formulas(std::make_unique<GlGlyphTextures>()), wanted_text_scale(clamped_text_scale(options)),
      wanted_dark(options.dark) {
    ImGui::GetStyle() = make_style(theme, scale);
    if (options.offscreen)
        offscreen.emplace(options.offscreen->first, options.offscreen->second);
    else
        glfwSwapInterval(1);
    if (GLFWmonitor* shown_on = monitor())
        if (const GLFWvidmode* mode = glfwGetVideoMode(shown_on); mode != nullptr && mode->refreshRate > 0)
            redraw.frame_interval = 0.9 / mode->refreshRate;
    appearance_changed = scale != monitor_scale() * static_cast<float>(wanted_text_scale);
    glfwSetWindowUserPointer(glfw.get(), this);
    install_callbacks(glfw.get());
}

GLFWmonitor* Window::State::monitor() const {
    int x = 0, y = 0, count = 0;
    glfwGetWindowPos(glfw.get(), &x, &y);
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    const auto left_of_window = [&](GLFWmonitor* candidate) {
        int left = 0, top = 0, width = 0, height = 0;
        glfwGetMonitorWorkarea(candidate, &left, &top, &width, &height);
        return x >= left && x < left + width && y >= top && y < top + height;
    };
    GLFWmonitor** found = std::find_if(monitors, monitors + count, left_of_window);
    return found != monitors + count ? *found : glfwGetPrimaryMonitor();
}

float Window::State::monitor_scale() const {
    if (offscreen) return 1;
    float scale_x = 1, scale_y = 1;
    glfwGetWindowContentScale(glfw.get(), &scale_x, &scale_y);
    int window_width = 0, window_height = 0, width = 0, height = 0;
    glfwGetWindowSize(glfw.get(), &window_width, &window_height);
    glfwGetFramebufferSize(glfw.get(), &width, &height);
    if (window_width <= 0 || width <= 0) return scale_x;
    // Where a unit of the screen is several pixels already, Dear ImGui's sizes are in those units.
    return scale_x * static_cast<float>(window_width) / static_cast<float>(width);
}

void Window::State::apply_appearance() {
    if (!appearance_changed) return;
    appearance_changed = false;
    scale = monitor_scale() * static_cast<float>(wanted_text_scale);
    theme = wanted_dark ? dark_theme() : light_theme();
    ImGui::GetStyle() = make_style(theme, scale);
    fonts = build_fonts(atlas, scale, theme.dark, used_characters);
    if (frames > 0) imgui.replace_fonts();
}

void Window::State::show_characters(std::string_view text) {
    while (!text.empty()) {
        const std::string_view character = leading_character(text);
        show_character(code_of(character));
        text.remove_prefix(character.size());
    }
}

void Window::State::show_character(char32_t character) {
    if (character < 0x80 || character > 0xFFFF || used_characters.find(character) != std::u32string::npos)
        return;
    if (compat::has_glyph(fonts.menu.im, static_cast<ImWchar>(character))) return;
    used_characters.push_back(character);
    appearance_changed = true;
}

void Window::State::frame(const std::function<void(const Ui&)>& draw) {
    const double start = glfwGetTime(), work_start = processor_seconds();
    redraw.last_frame = start;
    request = {};
    apply_appearance();
    imgui.begin_frame();
    ImGuiIO& io = ImGui::GetIO();
    if (offscreen) {
        io.DisplaySize = {static_cast<float>(offscreen->width()), static_cast<float>(offscreen->height())};
        io.DisplayFramebufferScale = {1, 1};
        compat::add_mouse_position(io, {-FLT_MAX, -FLT_MAX});
    }
    ImGui::NewFrame();
    edges.begin_frame();
    formulas.set_dark(theme.dark);
    items.clear();
    const Ui ui{theme, fonts, scale, start, reduced_motion, &items, &edges, &request, &formulas};
    draw(ui);
    popup_open = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    if (io.WantTextInput) ui.redraw_at(start + caret_period);
    ImGui::Render();
    frame_work = processor_seconds() - work_start;
    render();
    ++frames;
    redraw.frames_owed = std::max(redraw.frames_owed - 1, 0);
    redraw.moving = request.next_frame;
    redraw.redraw_at = request.at;
    show_characters(request.names);
    if (appearance_changed) redraw.moving = true;
}

void Window::State::render() {
    const ImDrawData& data = *ImGui::GetDrawData();
    if (offscreen) offscreen->bind();
    const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(theme.panel);
    glViewport(0, 0, static_cast<GLsizei>(data.DisplaySize.x * data.FramebufferScale.x),
               static_cast<GLsizei>(data.DisplaySize.y * data.FramebufferScale.y));
    glClearColor(ground.x, ground.y, ground.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    imgui.end_frame();
}

void Window::State::present() {
    if (!offscreen) glfwSwapBuffers(glfw.get());
}

} // namespace backstep
