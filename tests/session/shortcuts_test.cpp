#include "tests/session/support.h"

#include "app/session/keys.h"
#include "app/session/shortcuts.h"

#include <doctest/doctest.h>

#include <set>

using namespace backstep;
using namespace backstep::test;

TEST_CASE("no action is there twice, no key means two things, and every entry speaks") {
    std::set<Action> seen;
    std::set<std::pair<int, int>> keys;
    for (const ActionInfo& each : actions()) {
        CHECK(seen.insert(each.action).second);
        CHECK(&info(each.action) == &each);
        CHECK_FALSE(each.name.empty());
        CHECK(each.tooltip.ends_with('.'));
        CHECK(each.keys.empty() == each.shortcuts.empty());
        for (const Shortcut& shortcut : each.shortcuts) {
            CHECK(keys.emplace(shortcut.key, shortcut.modifiers).second);
            CHECK(action_for(shortcut.key, shortcut.modifiers) == each.action);
        }
    }
    CHECK(seen.size() == static_cast<std::size_t>(Action::about) + 1);
}

TEST_CASE("the keys are those that lecturers' clickers and habits send") {
    CHECK(action_for(key::right, 0) == Action::forward);
    CHECK(action_for(key::space, 0) == Action::forward);
    CHECK(action_for(key::page_down, 0) == Action::forward);
    CHECK(action_for(key::left, 0) == Action::back);
    CHECK(action_for(key::page_up, 0) == Action::back);
    CHECK(action_for(key::home, 0) == Action::first);
    CHECK(action_for(key::end, 0) == Action::last);
    CHECK(action_for('1', 0) == Action::by_pass);
    CHECK(action_for('4', 0) == Action::by_element);
    CHECK(action_for('P', 0) == Action::play);
    CHECK(action_for('T', 0) == Action::train_1);
    CHECK(action_for('T', mod_shift) == Action::train_10);
    CHECK(action_for('F', 0) == Action::fit);
    CHECK(action_for('O', mod_control) == Action::open);
    CHECK(action_for('S', mod_control) == Action::save);
    CHECK(action_for('S', mod_control | mod_shift) == Action::save_as);
    CHECK(action_for('Z', mod_control) == Action::undo);
    CHECK(action_for('Z', mod_control | mod_shift) == Action::redo);
    CHECK(action_for('Y', mod_control) == Action::redo);
    CHECK(action_for(key::equal, mod_control) == Action::larger_text);
    CHECK(action_for(key::minus, mod_control) == Action::smaller_text);
    CHECK(action_for('0', mod_control) == Action::normal_text);
    CHECK(action_for(key::f1, 0) == Action::show_keys);
    CHECK(action_for(key::slash, mod_shift) == Action::show_keys);
    CHECK(action_for(key::f11, 0) == Action::full_screen);
    CHECK(action_for(key::f5, 0) == Action::present);
    CHECK(action_for('B', 0) == Action::show_notes);
    CHECK(action_for(key::escape, 0) == Action::stop_training);
    CHECK_FALSE(action_for('Z', 0));
    constexpr int num_lock = 32;
    CHECK(action_for('T', num_lock) == Action::train_1);
}

TEST_CASE("what cannot be done is grey") {
    Session session(bundled("notes-3-4-2"));
    for (const Action action :
         {Action::undo, Action::redo, Action::back, Action::first, Action::stop_training,
          Action::start_run_here, Action::forget_ghosts, Action::edit_value})
        CHECK_FALSE(possible(action, session));
    CHECK(possible(Action::forward, session));
    CHECK(possible(Action::last, session));
    CHECK(possible(Action::save, session));

    session.apply(command::Train{2});
    CHECK(possible(Action::stop_training, session));
    run_until_idle(session);
    CHECK(possible(Action::back, session));
    CHECK(possible(Action::start_run_here, session));
    session.apply(command::Select{weight(1, 1, 1)});
    CHECK(possible(Action::edit_value, session));
    session.apply(command::SetValue{weight(1, 1, 1), 3.0});
    CHECK(possible(Action::undo, session));
    CHECK(possible(Action::forget_ghosts, session));
    session.apply(command::Undo{});
    CHECK(possible(Action::redo, session));
    session.apply(command::GoToLast{});
    CHECK_FALSE(possible(Action::last, session));
}

TEST_CASE("actions do what they say") {
    Session session(bundled("notes-3-4-2"));
    const auto act = [&](Action action) {
        const auto command = command_for(action, session);
        REQUIRE(command);
        session.apply(*command);
    };
    act(Action::by_element);
    act(Action::forward);
    CHECK(session.position() == 1);
    act(Action::by_pass);
    act(Action::last);
    act(Action::back);
    CHECK(session.step_number() == session.walk().step_count(Granularity::pass) - 1);
    act(Action::first);
    act(Action::train_10);
    run_until_idle(session);
    CHECK(session.update() == 10);
    act(Action::play);
    CHECK(session.playing());
    act(Action::play);
    CHECK_FALSE(session.playing());
    act(Action::select_right);
    CHECK(session.selected() == Quantity{.symbol = Symbol::input, .row = 1});
    act(Action::select_down);
    CHECK(session.selected() == Quantity{.symbol = Symbol::input, .row = 2});
    for (int n = 0; n < 40; ++n) act(Action::larger_text);
    CHECK(session.settings().text_scale == 3.0);
    for (int n = 0; n < 40; ++n) act(Action::smaller_text);
    CHECK(session.settings().text_scale == 0.8);
    act(Action::normal_text);
    act(Action::larger_text);
    CHECK(session.settings().text_scale == 1.1);
    act(Action::toggle_theme);
    CHECK(session.settings().theme == ThemeChoice::dark);
    act(Action::toggle_pulse);
    CHECK_FALSE(session.settings().pulse);
    act(Action::quit);
    CHECK(session.wants_quit());
    for (const Action window : {Action::open, Action::save_as, Action::fit, Action::full_screen,
                                Action::edit_network, Action::edit_value, Action::show_keys, Action::about})
        CHECK_FALSE(command_for(window, session));
}
