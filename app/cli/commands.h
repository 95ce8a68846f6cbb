#pragma once

#include <CLI/CLI.hpp>

#include <functional>

/// One subcommand a file. Each adds its options to the parser and, if it is the one that was asked for, puts
/// what is to be done into `chosen`; that returns the exit code and throws InputError.
namespace backstep {

using Action = std::function<int()>;

void add_check_command(CLI::App& app, Action& chosen);
void add_desktop_command(CLI::App& app, Action& chosen); ///< what runs without a subcommand
void add_derive_command(CLI::App& app, Action& chosen);
void add_equation_command(CLI::App& app, Action& chosen);
void add_equations_command(CLI::App& app, Action& chosen);
void add_gradcheck_command(CLI::App& app, Action& chosen);
void add_handout_command(CLI::App& app, Action& chosen);
void add_published_command(CLI::App& app, Action& chosen);
void add_screenshot_command(CLI::App& app, Action& chosen);
void add_train_command(CLI::App& app, Action& chosen);
void add_values_command(CLI::App& app, Action& chosen);
void add_walk_command(CLI::App& app, Action& chosen);
void add_worksheet_command(CLI::App& app, Action& chosen);

} // namespace backstep
