#pragma once

#include "app/cli/cli_command.h"

/// One subcommand a file. Each describes itself to the program.
namespace backstep {

void add_check_command(const CliCommand& program);
void add_desktop_command(const CliCommand& program); ///< what runs without a subcommand
void add_derive_command(const CliCommand& program);
void add_equation_command(const CliCommand& program);
void add_equations_command(const CliCommand& program);
void add_gradcheck_command(const CliCommand& program);
void add_handout_command(const CliCommand& program);
void add_published_command(const CliCommand& program);
void add_screenshot_command(const CliCommand& program);
void add_train_command(const CliCommand& program);
void add_values_command(const CliCommand& program);
void add_walk_command(const CliCommand& program);
void add_worksheet_command(const CliCommand& program);

} // namespace backstep
