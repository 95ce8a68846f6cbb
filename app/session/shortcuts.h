#pragma once

#include "app/session/command.h"

#include <optional>
#include <span>
#include <string_view>

namespace backstep {

class Session;

/// Everything that has a key, a menu entry or a tooltip; one table says all three.
enum class Action {
    new_scenario,
    open,
    save,
    save_as,
    save_picture,
    save_worksheet,
    save_key,
    save_handout,
    quit,
    undo,
    redo,
    forward,
    back,
    first,
    last,
    play,
    by_pass,
    by_layer,
    by_vector,
    by_element,
    train_1,
    train_10,
    train_100,
    train_many,
    stop_training,
    start_run_here,
    forget_ghosts,
    select_left,
    select_right,
    select_up,
    select_down,
    select_cells,
    walk_terms,
    edit_value,
    round_numbers,
    predict,
    hint,
    skip_prediction,
    fit,
    fold_layers,
    larger_text,
    smaller_text,
    normal_text,
    toggle_theme,
    full_screen,
    check_work,
    next_hint,
    next_mistake,
    show_working,
    fold_groups,
    present,
    toggle_pulse,
    edit_network,
    next_notation,
    show_notes,
    show_keys,
    about,
};

/// Modifier bits as GLFW has them.
inline constexpr int mod_shift = 1, mod_control = 2, mod_alt = 4;

struct Shortcut {
    int key;       ///< GLFW key code
    int modifiers; ///< exactly these
};

enum class Menu { file, edit, network, notation, walk, view, help, none };

struct ActionInfo {
    Action action;
    Menu menu;
    std::string_view name;    ///< `Open…`
    std::string_view keys;    ///< for people: `Ctrl+O`; `→, Space, Page Down`
    std::string_view tooltip; ///< one sentence
    std::span<const Shortcut> shortcuts;
};

std::span<const ActionInfo> actions();
const ActionInfo& info(Action action);
std::optional<Action> action_for(int key, int modifiers);

/// Whether it can be done now; otherwise its menu entry and button are grey.
bool possible(Action action, const Session& session);

/// The command it stands for; nothing for those the window does itself (open, fit, full screen, dialogs, …).
std::optional<Command> command_for(Action action, const Session& session);

} // namespace backstep
