#pragma once

#include "app/cli/cli_command.h"
#include "core/derivation/document.h"
#include "core/notation/notation.h"
#include "core/walk/walk.h"

#include <optional>
#include <string>

/// What several commands take. What is read into must outlive the parser.
namespace backstep {

struct FormulaOptions {
    std::string scenario = "notes-3-4-2";
    const Notation* notation = nullptr; ///< not given: the scenario's
    FormulaFormat format = FormulaFormat::text;
    std::optional<int> decimals; ///< not given: the scenario's
};

void add_scenario_argument(const CliCommand& command, std::string& scenario); ///< `FILE`, required
void add_scenario_option(const CliCommand& command, std::string& scenario);   ///< `--scenario`
void add_optional_scenario(const CliCommand& command, std::string& scenario); ///< `FILE` or `--scenario`
void add_notation_option(const CliCommand& command, const Notation*& notation, const std::string& help);
void add_format_option(const CliCommand& command, FormulaFormat& format);
void add_decimals_option(const CliCommand& command, std::optional<int>& decimals);
void add_granularity_option(const CliCommand& command, Granularity& granularity);
void add_round_option(const CliCommand& command, std::optional<int>& decimals);
void add_output_option(const CliCommand& command,
                       std::optional<std::string>& path); ///< `-o`, for write_document

/// The one asked for, or the scenario's own.
const Notation& notation_of(const FormulaOptions& options, const Scenario& scenario);

} // namespace backstep
