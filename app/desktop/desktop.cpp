#include "app/desktop/desktop.h"

#include "app/desktop/frame_log.h"
#include "app/desktop/without_window.h"
#include "app/panels/shell/application.h"
#include "app/session/folders.h"
#include "app/window/window.h"
#include "app/window/window_error.h"
#include "embedded/icons.h"

namespace backstep {
namespace {

Application make_application(const DesktopOptions& options) {
    Session session(first_scenario(), user_folders());
    if (options.start) session.apply(options.start->open);
    if (options.notation != nullptr)
        session.apply(command::ViewNotation{std::string(options.notation->id())});
    if (options.present) session.apply(command::SetMode{Mode::present});
    return Application(std::move(session));
}

std::optional<WindowGeometry> kept_geometry(const Settings& settings) {
    if (settings.window_width == 0) return std::nullopt;
    return WindowGeometry{settings.window_x, settings.window_y, settings.window_width, settings.window_height,
                          settings.window_maximised};
}

WindowOptions window_options(const Application& application) {
    const Application::Appearance look = application.appearance();
    WindowOptions options;
    options.title = look.title;
    options.geometry = kept_geometry(application.session().settings());
    options.text_scale = look.text_scale;
    options.dark = look.dark;
    for (const auto& icon : embedded::icons()) options.icons.push_back(decode_png(icon.bytes));
    return options;
}

/// The window and the application, each telling the other.
class Desktop {
public:
    explicit Desktop(const DesktopOptions& options)
        : application_(make_application(options)), look_(application_.appearance()),
          window_(window_options(application_)) {
        window_.handlers.key = [this](int key, int mods, bool repeat) {
            return application_.key(key, mods, repeat);
        };
        window_.handlers.drop = [this](const auto& files) { application_.drop(files); };
        window_.handlers.close = [this] { return application_.close(); };
    }

    void run() {
        backstep::run(window_,
                      {[this](const Ui& ui) { frame(ui); }, [this](double now) { return tick(now); }});
    }

private:
    Application application_;
    Application::Appearance look_; ///< that the window has
    Window window_;
    FrameLog log_;

    void frame(const Ui& ui) {
        application_.frame(ui);
        follow();
    }

    Tick tick(double now) {
        log_.note(window_.frames(), now, window_.last_frame_work());
        keep_geometry();
        const Application::Due due = application_.tick(now);
        return {due.again, follow() || due.changed};
    }

    /// Makes the window look as the application wants; true if that takes a frame.
    bool follow() {
        if (application_.wants_quit()) window_.close();
        const Application::Appearance look = application_.appearance();
        if (look == look_) return false;
        if (look.title != look_.title) window_.set_title(look.title);
        if (look.full_screen != look_.full_screen) window_.set_full_screen(look.full_screen);
        window_.set_dark(look.dark);
        window_.set_text_scale(look.text_scale);
        look_ = look;
        window_.redraw();
        return true;
    }

    void keep_geometry() {
        const WindowGeometry now = window_.geometry();
        if (now.width <= 0 || window_.full_screen()) return;
        const Settings& kept = application_.session().settings();
        const bool same =
            now.maximised == kept.window_maximised &&
            (now.maximised || (now.x == kept.window_x && now.y == kept.window_y &&
                               now.width == kept.window_width && now.height == kept.window_height));
        if (same) return;
        application_.apply(command::ChangeSettings{[now](Settings& settings) {
            settings.window_maximised = now.maximised;
            if (now.maximised && settings.window_width > 0) return; // its size when it is not
            settings.window_x = now.x;
            settings.window_y = now.y;
            settings.window_width = now.width;
            settings.window_height = now.height;
        }});
    }
};

} // namespace

void run_desktop(const DesktopOptions& options) {
    try {
        Desktop(options).run();
    } catch (const WindowError& error) {
        throw without_window(error);
    }
}

} // namespace backstep
