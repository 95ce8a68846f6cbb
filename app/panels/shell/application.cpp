#include "app/panels/shell/application.h"

#include "app/panels/check/check_panel.h"
#include "app/panels/diagram/interaction.h"
#include "app/panels/shell/exports.h"
#include "app/session/keys.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace backstep {
namespace {

/// Holding a key down does these again and again.
bool repeats(Action action) {
    switch (action) {
    case Action::forward:
    case Action::back:
    case Action::undo:
    case Action::redo:
    case Action::select_left:
    case Action::select_right:
    case Action::select_up:
    case Action::select_down:
    case Action::larger_text:
    case Action::smaller_text: return true;
    default: return false;
    }
}

/// What a frame shows and time can change.
auto shown_state(const Session& session) {
    const auto message = session.message();
    return std::tuple(session.mode(), session.position(), session.update(), session.history().updates(),
                      session.training(), session.training_done(), session.playing(), session.modified(),
                      session.recoverable(), message ? message->text : std::string());
}

/// Where a key moves the selection.
std::optional<Direction> direction_of(Action action) {
    switch (action) {
    case Action::select_left: return Direction::left;
    case Action::select_right: return Direction::right;
    case Action::select_up: return Direction::up;
    case Action::select_down: return Direction::down;
    default: return std::nullopt;
    }
}

bool is_hover(const Command& command) {
    return std::holds_alternative<command::Hover>(command);
}

} // namespace

Application::Application(Session session) : session_(std::move(session)) {}

bool Application::key(int key, int modifiers, bool repeat) {
    const auto action = action_for(key, modifiers);
    if (action == Action::full_screen || action == Action::show_keys) {
        if (!repeat) perform(*action);
        return true;
    }
    if (dialog_open(session_, view_.dialogs) || view_.editor.open) return false;
    if (key == key::f10 && modifiers == 0 && !presenting()) {
        view_.top_bar.open_menu = true;
        return true;
    }
    if (key == key::escape && session_.message() && !possible(Action::stop_training, session_)) {
        session_.apply(command::DismissMessage{});
        return true;
    }
    if (key == key::escape && presenting()) {
        session_.apply(command::StopTraining{});
        session_.apply(command::SetMode{Mode::walk});
        return true;
    }
    if (key == key::escape && session_.mode() == Mode::check) {
        session_.apply(command::SetMode{Mode::walk});
        return true;
    }
    if (key == key::escape && view_.notes.open && !possible(Action::stop_training, session_)) {
        view_.notes.open = false;
        return true;
    }
    if (!action) return false;
    if (!repeat || repeats(*action)) perform(*action);
    return true;
}

void Application::perform(Action action) {
    const bool in_matrices = action == Action::edit_value && view_.matrices.focused;
    if (in_matrices && edit_selected_cell(session_, view_.matrices)) return;
    if (!possible(action, session_)) return;
    if (const auto direction = direction_of(action)) {
        // Among the cells of the matrices while they have the focus, else through the network.
        Wishes wishes;
        if (move_selected_cell(session_, view_.matrices, *direction, wishes)) {
            for (const Command& command : wishes.commands) session_.apply(command);
            return;
        }
    }
    if (const auto command = command_for(action, session_)) {
        session_.apply(*command);
        return;
    }
    if (const auto file = export_file(action, session_, view_.derivation.content)) {
        open_dialog(Dialog::export_file, session_, view_.dialogs);
        view_.dialogs.file.name = file->name;
        view_.dialogs.file.ending = file->ending;
        exporting_ = action;
        return;
    }
    switch (action) {
    case Action::open: open_dialog(Dialog::open_file, session_, view_.dialogs); break;
    case Action::save_as: open_dialog(Dialog::save_file, session_, view_.dialogs); break;
    case Action::show_keys: toggle(Dialog::keys); break;
    case Action::about: toggle(Dialog::about); break;
    case Action::show_notes: toggle_notes(); break;
    case Action::next_hint: give_hint(view_.check); break;
    case Action::next_mistake: go_to_next_mistake(view_.check); break;
    case Action::show_working: toggle_derivation(view_.check); break;
    case Action::fold_groups: toggle_folds(view_.check); break;
    case Action::fit: fit(shown_diagram()); break;
    case Action::fold_layers: toggle_folds(shown_diagram(), session_.network()); break;
    case Action::full_screen: full_screen_ = !full_screen_; break;
    case Action::edit_value:
        if (!presenting()) edit_ = session_.selected();
        break;
    case Action::select_cells:
        view_.matrices.wants_focus = !view_.matrices.focused;
        if (!view_.matrices.focused) view_.shown = Panel::matrices;
        break;
    case Action::walk_terms:
        view_.derivation.wants_focus = !view_.derivation.focused;
        if (!view_.derivation.focused) view_.shown = Panel::derivation;
        break;
    case Action::edit_network: view_.editor.open = true; break;
    default: break;
    }
}

void Application::toggle_notes() {
    const bool open = view_.notes.open && session_.mode() == Mode::walk;
    session_.apply(command::SetMode{Mode::walk});
    view_.matrices.focused = false;
    if (open)
        view_.notes.open = false;
    else
        open_notes(session_, view_.notes);
}

void Application::toggle(Dialog dialog) {
    if (view_.dialogs.dialog == dialog)
        view_.dialogs.dialog = Dialog::none;
    else if (!dialog_open(session_, view_.dialogs))
        open_dialog(dialog, session_, view_.dialogs);
}

/// In the network if it shows the number; where panels are tabs, it is shown first.
void Application::open_field(const Ui& ui) {
    if (!edit_ || ui.items == nullptr) return;
    const auto place = ui.items->find("diagram/" + to_text(*edit_));
    if (place) {
        diagram::begin_edit(view_.diagram, session_, *edit_, *place);
    } else if (view_.shown != Panel::network && !ui.items->find("network")) {
        view_.shown = Panel::network;
        ui.keep_drawing();
        return;
    } else {
        edit_selected_cell(session_, view_.matrices);
    }
    edit_.reset();
    ui.keep_drawing();
}

void Application::drop(const std::vector<std::filesystem::path>& files) {
    if (!files.empty() && !dialog_open(session_, view_.dialogs)) session_.apply(command::Open{files.front()});
}

bool Application::close() {
    session_.apply(command::Quit{});
    return session_.wants_quit();
}

// Type fits the window: letters are as large as its size asks for, on whatever monitor.
void Application::fit_presenter(const Ui& ui) {
    if (!presenting()) {
        presenter_text_scale_ = session_.settings().text_scale; // to begin with
        return;
    }
    const double monitor = ui.scale / appearance().text_scale;
    const double wanted = presenter_scale(ImGui::GetIO().DisplaySize) / monitor;
    const double kept = std::clamp(std::round(wanted * 20) / 20, 0.8, 3.0);
    if (kept == presenter_text_scale_) return;
    presenter_text_scale_ = kept;
    ui.keep_drawing();
}

void Application::frame(const Ui& ui) {
    fit_presenter(ui);
    Wishes wishes;
    draw_window(session_, ui, view_, wishes);
    if (const auto path = std::exchange(view_.dialogs.exported, {}); !path.empty())
        wishes.commands.emplace_back(export_to(path, exporting_, session_, view_.derivation.content));
    bool something = !wishes.actions.empty();
    for (const Command& command : wishes.commands) {
        session_.apply(command);
        something = something || !is_hover(command);
    }
    for (const Action action : wishes.actions) perform(action);
    open_field(ui);
    if (something) ui.keep_drawing(); // this frame was drawn before it
}

Application::Due Application::tick(double now) {
    const auto before = shown_state(session_);
    const auto again = session_.tick(now);
    return {again, shown_state(session_) != before};
}

Application::Appearance Application::appearance() const {
    const Settings& settings = session_.settings();
    const std::string mark = session_.modified() ? " •" : "";
    return {session_.document_name() + mark + " — Backstep", settings.theme == ThemeChoice::dark,
            full_screen_, presenting() ? presenter_text_scale_ : settings.text_scale};
}

} // namespace backstep
