#pragma once

#include "app/panels/shell/window_panels.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace backstep {

/// The program between a window and a session: keys and panels ask, the session changes. Knows no window; who
/// has one gives it keys, files, frames and time, and makes the window look as `appearance` says.
class Application {
public:
    explicit Application(Session session);

    /// A key with its modifiers as GLFW has them; true if it was used.
    bool key(int key, int modifiers, bool repeat);
    void drop(const std::vector<std::filesystem::path>& files);
    bool close(); ///< asks to; true if nothing would be lost

    void frame(const Ui& ui);

    /// What is due now (seconds, monotone); when to call again. `changed`: a frame is needed to show it.
    struct Due {
        std::optional<double> again;
        bool changed = false;
    };
    Due tick(double now);

    struct Appearance {
        std::string title;
        bool dark = false, full_screen = false;
        double text_scale = 1;
        bool operator==(const Appearance&) const = default;
    };
    Appearance appearance() const;
    bool wants_quit() const { return session_.wants_quit(); }

    void perform(Action action);
    void show_equation(const Equation& equation) { open_notes_at(equation, view_.notes); }
    void apply(const Command& command) { session_.apply(command); }
    const Session& session() const { return session_; }
    const WindowView& view() const { return view_; }

private:
    Session session_;
    WindowView view_;
    bool full_screen_ = false;
    Action exporting_ = Action::save_picture; ///< what the file dialog asks a path for
    double presenter_text_scale_ = 1;         ///< what suits the window, while it is for an audience
    std::optional<Quantity> edit_;            ///< a field for it opens as soon as the network shows it

    bool presenting() const { return session_.mode() == Mode::present; }
    DiagramView& shown_diagram() { return presenting() ? view_.presenter.diagram : view_.diagram; }
    void fit_presenter(const Ui& ui);
    void toggle(Dialog dialog);
    void toggle_notes();
    void open_field(const Ui& ui);
};

} // namespace backstep
