#pragma once

#include "core/walk/parting.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

/// `--round`: numbers as a hand calculation has them.
namespace backstep {

void add_round_option(CLI::App& command, std::optional<int>& decimals);

/// Two sentences: where the rounded numbers leave the exact ones, and how far off the updated ones are.
std::string parting_text(const Parting& parting, int decimals);

} // namespace backstep
