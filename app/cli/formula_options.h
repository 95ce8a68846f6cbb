#pragma once

#include "core/derivation/document.h"
#include "core/notation/notation.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

/// What commands that print formulas have in common.
namespace backstep {

struct FormulaOptions {
    std::string scenario = "notes-3-4-2";
    const Notation* notation = nullptr; ///< not given: the scenario's
    FormulaFormat format = FormulaFormat::text;
    std::optional<int> decimals; ///< not given: the scenario's
};

/// `--notation`; what it sets must outlive the parser.
void add_notation_option(CLI::App& command, const Notation*& notation, const std::string& help);
void add_notation_option(CLI::App& command, FormulaOptions& options, const std::string& help);
void add_format_option(CLI::App& command, FormulaOptions& options);
void add_decimals_option(CLI::App& command, std::optional<int>& decimals);
/// `--scenario`.
void add_scenario_option(CLI::App& command, FormulaOptions& options);

/// The one asked for, or the scenario's own.
const Notation& notation_of(const FormulaOptions& options, const Scenario& scenario);

} // namespace backstep
