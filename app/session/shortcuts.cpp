#include "app/session/shortcuts.h"

#include "app/session/keys.h"
#include "app/session/predictions.h"
#include "app/session/selection.h"
#include "app/session/session.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace backstep {
namespace {

constexpr int none = 0, shift = mod_shift, control = mod_control;

// The keys of each action, where it has any.
constexpr Shortcut new_keys[]{{'N', control}};
constexpr Shortcut open_keys[]{{'O', control}};
constexpr Shortcut save_keys[]{{'S', control}};
constexpr Shortcut save_as_keys[]{{'S', control | shift}};
constexpr Shortcut quit_keys[]{{'Q', control}};
constexpr Shortcut undo_keys[]{{'Z', control}};
constexpr Shortcut redo_keys[]{{'Y', control}, {'Z', control | shift}};
constexpr Shortcut edit_value_keys[]{{'E', none}};
constexpr Shortcut edit_network_keys[]{{'N', none}};
constexpr Shortcut next_notation_keys[]{{'N', shift}};
constexpr Shortcut train_1_keys[]{{'T', none}};
constexpr Shortcut train_10_keys[]{{'T', shift}};
constexpr Shortcut train_100_keys[]{{'T', control}};
constexpr Shortcut train_many_keys[]{{'T', control | shift}};
constexpr Shortcut stop_keys[]{{key::escape, none}};
constexpr Shortcut run_here_keys[]{{'R', none}};
constexpr Shortcut forward_keys[]{{key::right, none}, {key::space, none}, {key::page_down, none}};
constexpr Shortcut back_keys[]{{key::left, none}, {key::page_up, none}};
constexpr Shortcut first_keys[]{{key::home, none}};
constexpr Shortcut last_keys[]{{key::end, none}};
constexpr Shortcut play_keys[]{{'P', none}};
constexpr Shortcut by_pass_keys[]{{'1', none}, {key::keypad_0 + 1, none}};
constexpr Shortcut by_layer_keys[]{{'2', none}, {key::keypad_0 + 2, none}};
constexpr Shortcut by_vector_keys[]{{'3', none}, {key::keypad_0 + 3, none}};
constexpr Shortcut by_element_keys[]{{'4', none}, {key::keypad_0 + 4, none}};
constexpr Shortcut left_keys[]{{key::left, control}};
constexpr Shortcut right_keys[]{{key::right, control}};
constexpr Shortcut up_keys[]{{key::up, control}};
constexpr Shortcut down_keys[]{{key::down, control}};
constexpr Shortcut cells_keys[]{{'M', none}};
constexpr Shortcut terms_keys[]{{'W', none}};
constexpr Shortcut round_keys[]{{'H', none}};
constexpr Shortcut predict_keys[]{{'G', none}};
constexpr Shortcut prediction_hint_keys[]{{key::f1 + 1, none}};
constexpr Shortcut skip_keys[]{{key::f1 + 2, none}};
constexpr Shortcut fit_keys[]{{'F', none}};
constexpr Shortcut fold_keys[]{{'U', none}};
constexpr Shortcut larger_keys[]{
    {key::equal, control}, {key::equal, control | shift}, {key::keypad_add, control}};
constexpr Shortcut smaller_keys[]{{key::minus, control}, {key::keypad_subtract, control}};
constexpr Shortcut normal_keys[]{{'0', control}, {key::keypad_0, control}};
constexpr Shortcut theme_keys[]{{'D', none}};
constexpr Shortcut full_screen_keys[]{{key::f11, none}};
constexpr Shortcut check_work_keys[]{{'C', none}};
constexpr Shortcut hint_keys[]{{'H', control}};
constexpr Shortcut mistake_keys[]{{'M', control}};
constexpr Shortcut working_keys[]{{'D', control}};
constexpr Shortcut fold_groups_keys[]{{'U', control}};
constexpr Shortcut present_keys[]{{key::f5, none}};
constexpr Shortcut show_notes_keys[]{{'B', none}};
constexpr Shortcut show_keys_keys[]{{key::f1, none}, {key::slash, shift}};

// In the order of the menus.
constexpr std::array table{
    ActionInfo{Action::new_scenario, Menu::file, "New", "Ctrl+N", "Start with a new 2-2-1 network.",
               new_keys},
    ActionInfo{Action::open, Menu::file, "Open…", "Ctrl+O", "Open a scenario file.", open_keys},
    ActionInfo{Action::save, Menu::file, "Save", "Ctrl+S", "Save the scenario to its file.", save_keys},
    ActionInfo{Action::save_as, Menu::file, "Save as…", "Ctrl+Shift+S", "Save the scenario to another file.",
               save_as_keys},
    ActionInfo{Action::save_picture,
               Menu::file,
               "Save picture of derivation…",
               "",
               "Save the lines of the derivation as a PNG picture.",
               {}},
    ActionInfo{Action::save_worksheet,
               Menu::file,
               "Save worksheet…",
               "",
               "Save an exercise to print: the network, and blanks for the numbers of its first update.",
               {}},
    ActionInfo{Action::save_key,
               Menu::file,
               "Save key of worksheet…",
               "",
               "Save the worksheet with each number worked out.",
               {}},
    ActionInfo{Action::save_handout,
               Menu::file,
               "Save handout…",
               "",
               "Save the walk, by the steps chosen, as one page to step through or print.",
               {}},
    ActionInfo{Action::quit, Menu::file, "Quit", "Ctrl+Q", "Close the program.", quit_keys},

    ActionInfo{Action::undo, Menu::edit, "Undo", "Ctrl+Z", "Take back the last edit.", undo_keys},
    ActionInfo{Action::redo, Menu::edit, "Redo", "Ctrl+Y, Ctrl+Shift+Z", "Do again what was undone.",
               redo_keys},
    ActionInfo{Action::edit_value, Menu::edit, "Edit value", "E",
               "Type a new value for the selected weight, bias, input or target.", edit_value_keys},
    ActionInfo{Action::select_left, Menu::edit, "Select left", "Ctrl+←",
               "Move the selection to the left in the network.", left_keys},
    ActionInfo{Action::select_right, Menu::edit, "Select right", "Ctrl+→",
               "Move the selection to the right in the network.", right_keys},
    ActionInfo{Action::select_up, Menu::edit, "Select up", "Ctrl+↑",
               "Move the selection to the neuron or weight above.", up_keys},
    ActionInfo{Action::select_down, Menu::edit, "Select down", "Ctrl+↓",
               "Move the selection to the neuron or weight below.", down_keys},
    ActionInfo{Action::select_cells, Menu::edit, "Select among matrices", "M",
               "Let Ctrl and the arrows move among the cells of the matrices, or no longer.", cells_keys},
    ActionInfo{Action::walk_terms, Menu::edit, "Terms of the derivation", "W",
               "Let Tab go from term to term of the derivation and Enter select one, or no longer.",
               terms_keys},

    ActionInfo{Action::edit_network, Menu::network, "Edit network…", "N",
               "Layers, neurons, activations, cost, rates and examples.", edit_network_keys},
    ActionInfo{Action::train_1, Menu::network, "Train 1 update", "T", "Make one update of the weights.",
               train_1_keys},
    ActionInfo{Action::train_10, Menu::network, "Train 10 updates", "Shift+T", "Make ten updates.",
               train_10_keys},
    ActionInfo{Action::train_100, Menu::network, "Train 100 updates", "Ctrl+T", "Make a hundred updates.",
               train_100_keys},
    ActionInfo{Action::train_many, Menu::network, "Train until stopped", "Ctrl+Shift+T",
               "Make updates until you stop it.", train_many_keys},
    ActionInfo{Action::stop_training, Menu::network, "Stop", "Esc", "Stop training or playing.", stop_keys},
    ActionInfo{Action::start_run_here, Menu::network, "Start a run here", "R",
               "Take the weights of this update as those of the scenario.", run_here_keys},
    ActionInfo{Action::forget_ghosts,
               Menu::network,
               "Forget earlier runs",
               "",
               "Take the earlier runs out of the plot of the error.",
               {}},

    ActionInfo{Action::next_notation, Menu::notation, "Next notation", "Shift+N",
               "Write everything as the next of these notes do.", next_notation_keys},

    ActionInfo{Action::forward, Menu::walk, "Forward", "→, Space, Page Down", "Compute the next numbers.",
               forward_keys},
    ActionInfo{Action::back, Menu::walk, "Back", "←, Page Up", "Go back to the step before.", back_keys},
    ActionInfo{Action::first, Menu::walk, "First", "Home",
               "Go to the start of this update; from there, to the start of the run.", first_keys},
    ActionInfo{Action::last, Menu::walk, "Last", "End", "Go to the end of this update.", last_keys},
    ActionInfo{Action::play, Menu::walk, "Play", "P", "Walk to the end of this update, step by step.",
               play_keys},
    ActionInfo{Action::by_pass, Menu::walk, "By pass", "1", "Stop after each pass.", by_pass_keys},
    ActionInfo{Action::by_layer, Menu::walk, "By layer", "2", "Stop after each layer.", by_layer_keys},
    ActionInfo{Action::by_vector, Menu::walk, "By vector", "3", "Stop after each vector or matrix.",
               by_vector_keys},
    ActionInfo{Action::by_element, Menu::walk, "By element", "4", "Stop after each number.", by_element_keys},

    ActionInfo{Action::predict, Menu::walk, "Ask before showing", "G",
               "Ask for a number of each step before it is shown, and keep the score; or no longer.",
               predict_keys},
    ActionInfo{Action::hint, Menu::walk, "Hint", "F2",
               "Show the formula of the number asked for; again, with its numbers.", prediction_hint_keys},
    ActionInfo{Action::skip_prediction, Menu::walk, "Show the answer", "F3",
               "Show the number asked for without an answer.", skip_keys},
    ActionInfo{Action::round_numbers, Menu::walk, "Round every number", "H",
               "Show the numbers as a hand calculation rounds them, each one before it is used; or exactly.",
               round_keys},

    ActionInfo{Action::fit, Menu::view, "Fit network", "F", "Show the whole network.", fit_keys},
    ActionInfo{Action::fold_layers, Menu::view, "Unfold large layers", "U",
               "Show all neurons of layers with more than 12, or fold their middle again.", fold_keys},
    ActionInfo{Action::larger_text, Menu::view, "Larger text", "Ctrl++", "Make everything larger.",
               larger_keys},
    ActionInfo{Action::smaller_text, Menu::view, "Smaller text", "Ctrl+−", "Make everything smaller.",
               smaller_keys},
    ActionInfo{Action::normal_text, Menu::view, "Normal text", "Ctrl+0", "Go back to the usual size.",
               normal_keys},
    ActionInfo{Action::toggle_theme, Menu::view, "Light or dark", "D", "Change between light and dark.",
               theme_keys},
    ActionInfo{Action::toggle_pulse,
               Menu::view,
               "Pulse along edges",
               "",
               "Show the direction of each step by a pulse along the edges.",
               {}},
    ActionInfo{Action::check_work, Menu::view, "Check my work", "C",
               "Type or paste your own numbers and see which are right; again: back to the walk.",
               check_work_keys},
    ActionInfo{Action::next_hint, Menu::none, "Next hint", "Ctrl+H",
               "One hint more about the number being checked; the answer comes last.", hint_keys},
    ActionInfo{Action::next_mistake, Menu::none, "Next mistake", "Ctrl+M",
               "Go to the next of your numbers that is wrong.", mistake_keys},
    ActionInfo{Action::show_working, Menu::none, "Show derivation", "Ctrl+D",
               "Show or hide how the number being checked is derived.", working_keys},
    ActionInfo{Action::fold_groups, Menu::none, "Unfold groups", "Ctrl+U",
               "Show all numbers of large groups in the table, or fold them away again.", fold_groups_keys},
    ActionInfo{Action::present, Menu::view, "Present", "F5",
               "Show diagram, formula and caption large, for an audience; Esc leaves.", present_keys},
    ActionInfo{Action::full_screen, Menu::view, "Full screen", "F11", "Fill the screen, or leave it again.",
               full_screen_keys},

    ActionInfo{Action::show_notes, Menu::help, "Equations of the notes", "B",
               "Every equation of the five sets of notes, with this network's numbers.", show_notes_keys},
    ActionInfo{Action::show_keys, Menu::help, "Keys", "F1, ?", "List all keys.", show_keys_keys},
    ActionInfo{Action::about, Menu::help, "About Backstep", "", "Version and licences.", {}},
};

bool at_start(const Session& session) {
    return session.position() == 0 && session.update() == 0;
}

bool checking(const Session& session) {
    return session.mode() == Mode::check;
}

// Beside the table of hand calculations it is they that are typed.
Command undo(const Session& session) {
    if (checking(session)) return command::UndoAnswers{};
    return command::Undo{};
}

Command redo(const Session& session) {
    if (checking(session)) return command::RedoAnswers{};
    return command::Redo{};
}

Command selection(const Session& session, Direction direction) {
    return command::Select{move_selection(session.selected(), direction, session.scenario())};
}

// By tenths.
Command text_scale(int by) {
    return command::ChangeSettings{[by](Settings& settings) {
        settings.text_scale = (std::round(settings.text_scale * 10.0) + by) / 10.0;
    }};
}

Command next_notation(const Session& session) {
    const auto all = all_notations();
    const auto now =
        std::ranges::find_if(all, [&](const auto& each) { return each.get() == &session.notation(); });
    const auto next = now == all.end() || now + 1 == all.end() ? all.begin() : now + 1;
    return command::SetNotation{std::string((*next)->id())};
}

Command other_rounding(const Session& session) {
    if (session.rounding()) return command::SetRounding{};
    return command::SetRounding{session.scenario().decimals};
}

Command other_theme() {
    return command::ChangeSettings{[](Settings& settings) {
        settings.theme = settings.theme == ThemeChoice::light ? ThemeChoice::dark : ThemeChoice::light;
    }};
}

} // namespace

std::span<const ActionInfo> actions() {
    return table;
}

const ActionInfo& info(Action action) {
    return *std::find_if(table.begin(), table.end(),
                         [&](const ActionInfo& each) { return each.action == action; });
}

std::optional<Action> action_for(int key, int modifiers) {
    constexpr int counted = mod_shift | mod_control | mod_alt; // not Caps Lock and Num Lock
    for (const ActionInfo& about : table)
        for (const Shortcut& shortcut : about.shortcuts)
            if (shortcut.key == key && shortcut.modifiers == (modifiers & counted)) return about.action;
    return std::nullopt;
}

bool possible(Action action, const Session& session) {
    switch (action) {
    case Action::save: return session.modified() || session.path().empty();
    case Action::save_picture: return session.selected() || session.step_number() > 0;
    case Action::undo:
        return checking(session) ? session.can_undo_answers() : session.undo_label().has_value();
    case Action::redo:
        return checking(session) ? session.can_redo_answers() : session.redo_label().has_value();
    case Action::next_hint:
    case Action::next_mistake:
    case Action::show_working:
    case Action::fold_groups: return checking(session);
    case Action::back:
    case Action::first: return !at_start(session);
    case Action::last: return session.position() < session.walk().end();
    case Action::stop_training: return session.training() || session.playing();
    case Action::start_run_here: return session.update() > 0;
    case Action::forget_ghosts: return !session.ghosts().empty();
    case Action::hint:
        return session.predictions().question && session.predictions().question->hints < most_hints;
    case Action::skip_prediction: return session.predictions().question.has_value();
    case Action::edit_value: return session.selected() && can_be_set(*session.selected());
    default: return true;
    }
}

std::optional<Command> command_for(Action action, const Session& session) {
    switch (action) {
    case Action::new_scenario: return command::New{};
    case Action::save: return command::Save{};
    case Action::quit: return command::Quit{};
    case Action::next_notation: return next_notation(session);
    case Action::undo: return undo(session);
    case Action::redo: return redo(session);
    case Action::forward: return command::StepForward{};
    case Action::back: return command::StepBack{};
    case Action::first: return command::GoToFirst{};
    case Action::last: return command::GoToLast{};
    case Action::play: return command::SetPlaying{!session.playing()};
    case Action::by_pass: return command::SetGranularity{Granularity::pass};
    case Action::by_layer: return command::SetGranularity{Granularity::layer};
    case Action::by_vector: return command::SetGranularity{Granularity::vector};
    case Action::by_element: return command::SetGranularity{Granularity::element};
    case Action::train_1: return command::Train{1};
    case Action::train_10: return command::Train{10};
    case Action::train_100: return command::Train{100};
    case Action::train_many: return command::Train{0};
    case Action::stop_training: return command::StopTraining{};
    case Action::start_run_here: return command::StartRunHere{};
    case Action::forget_ghosts: return command::ForgetGhosts{};
    case Action::select_left: return selection(session, Direction::left);
    case Action::select_right: return selection(session, Direction::right);
    case Action::select_up: return selection(session, Direction::up);
    case Action::select_down: return selection(session, Direction::down);
    case Action::larger_text: return text_scale(1);
    case Action::smaller_text: return text_scale(-1);
    case Action::normal_text:
        return command::ChangeSettings{[](Settings& settings) { settings.text_scale = 1.0; }};
    case Action::toggle_theme: return other_theme();
    case Action::check_work: return command::SetMode{checking(session) ? Mode::walk : Mode::check};
    case Action::round_numbers: return other_rounding(session);
    case Action::predict: return command::SetPredicting{!session.predictions().on};
    case Action::hint: return command::ShowHint{};
    case Action::skip_prediction: return command::SkipPrediction{};
    case Action::present:
        return command::SetMode{session.mode() == Mode::present ? Mode::walk : Mode::present};
    case Action::toggle_pulse:
        return command::ChangeSettings{[](Settings& settings) { settings.pulse = !settings.pulse; }};
    case Action::open:
    case Action::save_as:
    case Action::save_picture:
    case Action::save_worksheet:
    case Action::save_key:
    case Action::save_handout:
    case Action::fit:
    case Action::fold_layers:
    case Action::full_screen:
    case Action::edit_network:
    case Action::edit_value:
    case Action::select_cells:
    case Action::walk_terms:
    case Action::next_hint:
    case Action::next_mistake:
    case Action::show_working:
    case Action::fold_groups:
    case Action::show_notes:
    case Action::show_keys:
    case Action::about: return std::nullopt;
    }
    return std::nullopt;
}

} // namespace backstep
