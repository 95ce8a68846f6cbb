#pragma once

#include "app/widgets/ui.h"
#include "app/window/pixels.h"
#include "app/window/redraw_policy.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backstep {

/// Where a window stands, in the coordinates of the screen.
struct WindowGeometry {
    int x = 0, y = 0, width = 0, height = 0;
    bool maximised = false;
};

struct WindowOptions {
    std::string title = "Backstep";
    std::optional<WindowGeometry>
        geometry{};        ///< as it was last time; else 1440 x 900, or what the monitor has
    double text_scale = 1; ///< 0.8 to 3
    bool dark = false;
    std::vector<Image> icons{};
    /// No window at all but a picture of exactly this size, the same on every display.
    std::optional<std::pair<int, int>> offscreen{};
};

/// What the window tells its owner; any may be left empty. They may throw: `run` throws it on.
struct WindowHandlers {
    /// A key pressed or repeating, as GLFW has it, unless a text field or a menu uses it. True: it was used.
    std::function<bool(int key, int mods, bool repeat)> key{};
    std::function<void(const std::vector<std::filesystem::path>&)> drop{};
    std::function<bool()> close{}; ///< somebody wants to close it; true: it may be closed
};

/// The desktop window with its OpenGL 3.3 context and Dear ImGui's; one at a time.
class Window {
public:
    /// Throws WindowError if there is no display or no OpenGL 3.3.
    explicit Window(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    WindowHandlers handlers;

    /// From the next frame on. Text scales are clamped to 0.8 to 3.
    void set_text_scale(double text_scale);
    void set_dark(bool dark);
    void set_reduced_motion(bool reduced);
    double text_scale() const;

    void set_title(const std::string& title);
    void set_full_screen(bool full);
    bool full_screen() const;
    WindowGeometry geometry() const; ///< outside of full screen
    void close();                    ///< without asking
    bool closing() const;

    std::string clipboard() const;
    void set_clipboard(const std::string& text);

    double now() const; ///< seconds, monotone
    const ItemMap& items() const;
    std::uint64_t frames() const; ///< drawn so far
    /// Seconds of processor time that the last frame took this thread, without rasterising.
    double last_frame_work() const;

    /// Draws one frame.
    void draw(const std::function<void(const Ui&)>& frame);
    /// Draws one frame and returns what it shows.
    Image capture(const std::function<void(const Ui&)>& frame);

    /// Makes `run` draw although no event came, such as after an answer from elsewhere.
    void redraw();

    struct State; ///< what it is made of: for this folder only
    State& state() { return *state_; }

private:
    std::unique_ptr<State> state_;
};

/// What is due without an event: `again` is when to call next (nothing: not before the next event or frame),
/// `changed` says that a frame is needed to show it.
struct Tick {
    std::optional<double> again{};
    bool changed = false;
};

struct MainLoop {
    std::function<void(const Ui&)> frame{};
    std::function<Tick(double now)> tick{}; ///< may be empty; called after events and whenever due
};

/// Runs until the window closes. Blocks while nothing happens: no frame is drawn, no time is spent.
void run(Window& window, const MainLoop& loop);

} // namespace backstep
