#include "app/panels/top_bar/menus.h"

#include "app/session/predictions.h"
#include "app/widgets/button.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/text.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <span>
#include <string>

namespace backstep {
namespace {

/// Entries that begin a new group in their menu.
bool begins_group(Action action) {
    switch (action) {
    case Action::save:
    case Action::save_picture:
    case Action::quit:
    case Action::edit_value:
    case Action::select_left:
    case Action::train_1:
    case Action::start_run_here:
    case Action::by_pass:
    case Action::predict:
    case Action::larger_text:
    case Action::toggle_theme:
    case Action::about: return true;
    default: return false;
    }
}

bool checked(Action action, const Session& session) {
    switch (action) {
    case Action::by_pass: return session.granularity() == Granularity::pass;
    case Action::by_layer: return session.granularity() == Granularity::layer;
    case Action::by_vector: return session.granularity() == Granularity::vector;
    case Action::by_element: return session.granularity() == Granularity::element;
    case Action::toggle_pulse: return session.settings().pulse;
    case Action::round_numbers: return session.rounding().has_value();
    case Action::predict: return session.predictions().on;
    case Action::play: return session.playing();
    default: return false;
    }
}

/// One whose name has symbols in it: over spaces as wide, since a menu sets only letters of one font.
bool symbolic_entry(const Ui& ui, const std::string& name, std::string_view keys, std::string_view tip) {
    const RichText text(ui.fonts, name, {&ui.fonts.menu, ui.theme.ink});
    const auto spaces = static_cast<std::size_t>(std::ceil(text.size().x / text_width(ui.fonts.menu, " ")));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string label = std::string(spaces, ' ') + "##" + name;
    const bool chosen = ImGui::MenuItem(label.c_str(), std::string(keys).c_str());
    text.draw(ImGui::GetWindowDrawList(), at);
    ui.record_item("menu/" + name);
    tooltip(ui, tip);
    return chosen;
}

/// Dear ImGui takes a menu inside a menu for a child window, which has no border of its own.
bool begin_submenu(const char* name, bool enabled = true) {
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, ImGui::GetStyle().PopupBorderSize);
    const bool open = ImGui::BeginMenu(name, enabled);
    ImGui::PopStyleVar();
    return open;
}

/// One entry; true when chosen.
bool entry(const Ui& ui, const std::string& name, std::string_view keys, bool check, bool enabled,
           std::string_view tip) {
    const bool chosen = ImGui::MenuItem(name.c_str(), std::string(keys).c_str(), check, enabled);
    ui.record_item("menu/" + name);
    tooltip(ui, tip);
    return chosen;
}

void action_entry(const Session& session, const Ui& ui, const ActionInfo& about, Wishes& wishes) {
    const std::string name = entry_name(about.action, session);
    const bool edit =
        (about.action == Action::undo || about.action == Action::redo) && session.mode() != Mode::check;
    const bool chosen = edit && possible(about.action, session)
                            ? symbolic_entry(ui, name, about.keys, about.tooltip)
                            : entry(ui, name, about.keys, checked(about.action, session),
                                    possible(about.action, session), about.tooltip);
    if (chosen) wishes.actions.push_back(about.action);
}

void draw_recent(const Session& session, const Ui& ui, Wishes& wishes) {
    const auto& recent = session.settings().recent_files;
    const bool open = begin_submenu("Open recent", !recent.empty());
    ui.record_item("menu/Open recent");
    if (!open) return;
    for (const auto& path : recent) {
        ui.shows(path.string());
        if (entry(ui, path.filename().string() + "##" + path.string(), {}, path == session.path(), true,
                  path.string()))
            wishes.commands.push_back(command::Open{path});
    }
    ImGui::EndMenu();
}

void draw_bundled(const Ui& ui, Wishes& wishes) {
    const bool open = begin_submenu("Bundled scenarios");
    ui.record_item("menu/Bundled scenarios");
    if (!open) return;
    for (const BundledScenario& scenario : bundled_scenarios())
        if (entry(ui, scenario.title + "##" + scenario.name, {}, false, true, {}))
            wishes.commands.push_back(command::OpenBundled{scenario.name});
    ImGui::EndMenu();
}

void draw_notations(const Session& session, const Ui& ui, Wishes& wishes) {
    for (const auto& notation : all_notations())
        if (entry(ui, std::string(notation->title()), {}, notation.get() == &session.notation(), true, {}))
            wishes.commands.push_back(command::SetNotation{std::string(notation->id())});
    ImGui::Separator();
}

struct Switch {
    const char* name;
    bool Settings::*setting;
};

void draw_switches(const Session& session, const Ui& ui, const char* title, std::span<const Switch> switches,
                   Wishes& wishes) {
    const bool open = begin_submenu(title);
    ui.record_item(std::string("menu/") + title);
    if (!open) return;
    for (const Switch& item : switches) {
        const auto setting = item.setting;
        if (entry(ui, item.name, {}, session.settings().*setting, true, {}))
            wishes.commands.push_back(command::ChangeSettings{
                [setting](Settings& settings) { settings.*setting = !(settings.*setting); }});
    }
    ImGui::EndMenu();
}

void draw_matrix_scope(const Session& session, const Ui& ui, Wishes& wishes) {
    struct Scope {
        const char* name;
        MatrixScope scope;
    };
    constexpr Scope scopes[] = {
        {"Of this step", MatrixScope::step}, {"Of its layer", MatrixScope::layer}, {"All", MatrixScope::all}};
    const bool open = begin_submenu("Matrices");
    ui.record_item("menu/Matrices");
    if (!open) return;
    for (const auto& [name, scope] : scopes)
        if (entry(ui, name, {}, session.settings().matrices == scope, true, {}))
            wishes.commands.push_back(
                command::ChangeSettings{[scope = scope](Settings& settings) { settings.matrices = scope; }});
    ImGui::EndMenu();
}

void draw_speeds(const Session& session, const Ui& ui, Wishes& wishes) {
    const bool open = begin_submenu("Speed");
    ui.record_item("menu/Speed");
    if (!open) return;
    for (const double speed : walking_speeds)
        if (entry(ui, speed_label(speed), {}, session.settings().steps_per_second == speed, true, {}))
            wishes.commands.push_back(
                command::ChangeSettings{[speed](Settings& settings) { settings.steps_per_second = speed; }});
    ImGui::EndMenu();
}

void draw_view_switches(const Session& session, const Ui& ui, Wishes& wishes) {
    constexpr Switch edges[] = {{"Weights", &Settings::weights_on_edges},
                                {"Gradients", &Settings::gradients_on_edges},
                                {"Updates", &Settings::updates_on_edges},
                                {"Biases", &Settings::biases_on_edges}};
    constexpr Switch plot[] = {{"Logarithmic", &Settings::log_error},
                               {"One line per example", &Settings::error_per_example},
                               {"Gradient norms", &Settings::gradient_norms},
                               {"Look ahead 50 updates", &Settings::look_ahead},
                               {"Earlier runs", &Settings::ghosts}};
    ImGui::Separator();
    draw_switches(session, ui, "On edges", edges, wishes);
    draw_matrix_scope(session, ui, wishes);
    draw_switches(session, ui, "Error over time", plot, wishes);
}

} // namespace

std::string entry_name(Action action, const Session& session) {
    const std::string name(info(action).name);
    const auto label = session.mode() == Mode::check ? std::nullopt // it is typed answers that are undone
                       : action == Action::undo      ? session.undo_label()
                       : action == Action::redo      ? session.redo_label()
                                                     : std::nullopt;
    if (action == Action::play && session.playing()) return "Pause";
    return label ? name + " " + *label : name;
}

void draw_menu_entries(const Session& session, const Ui& ui, Menu menu, Wishes& wishes) {
    bool first = true;
    if (menu == Menu::notation) draw_notations(session, ui, wishes);
    for (const ActionInfo& about : actions()) {
        if (about.menu != menu) continue;
        if (!first && begins_group(about.action)) ImGui::Separator();
        action_entry(session, ui, about, wishes);
        first = false;
        if (about.action == Action::open) {
            draw_recent(session, ui, wishes);
            draw_bundled(ui, wishes);
        }
        if (about.action == Action::by_element) draw_speeds(session, ui, wishes);
    }
    if (menu == Menu::view) draw_view_switches(session, ui, wishes);
}

} // namespace backstep
