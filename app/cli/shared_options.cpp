#include "app/cli/shared_options.h"

#include "app/session/command.h"

namespace backstep {
namespace {

constexpr const char* scenario_help = "Scenario: a file or a bundled name (default: notes-3-4-2)";

const Notation& notation_argument(const std::string& text) {
    if (const Notation* found = notation_named(text)) return *found;
    std::string names;
    for (const auto& each : all_notations()) {
        const bool last = each == all_notations().back();
        names += fmt::format("{}{}", names.empty() ? "" : last ? " or " : ", ", each->id());
    }
    throw InputError(fmt::format("--notation {}: {} was expected", text, names));
}

} // namespace

void add_scenario_argument(const CliCommand& command, std::string& scenario) {
    command.argument("FILE", "Scenario: a file or a bundled name", as_text(scenario));
}

void add_scenario_option(const CliCommand& command, std::string& scenario) {
    command.option("--scenario", "FILE", scenario_help, as_text(scenario));
}

void add_optional_scenario(const CliCommand& command, std::string& scenario) {
    command.optional_argument("FILE", scenario_help, as_text(scenario));
    add_scenario_option(command, scenario);
}

void add_notation_option(const CliCommand& command, const Notation*& notation, const std::string& help) {
    command.option("--notation", "NAME", help + ": suresh-sardana, neal, richardson, facts or regression",
                   [&notation](const std::string& text) { notation = &notation_argument(text); });
}

void add_format_option(const CliCommand& command, FormulaFormat& format) {
    command.option("--format", "FORMAT", "How formulas are written: text, latex or mathml (default: text)",
                   as_choice("--format", all_formula_formats, format));
}

void add_decimals_option(const CliCommand& command, std::optional<int>& decimals) {
    command.option("--decimals", "N", "Decimals of each number, 2 to 17 (default: the scenario's)",
                   as_whole_number("--decimals", fewest_decimals, most_decimals, decimals));
}

void add_granularity_option(const CliCommand& command, Granularity& granularity) {
    command.option("--granularity", "WORD",
                   "What a step is: pass, layer, vector or element (default: vector)",
                   as_choice("--granularity", all_granularities, granularity));
}

void add_round_option(const CliCommand& command, std::optional<int>& decimals) {
    command.option("--round", "N", "Round every number to N decimals before it is used further, as by hand",
                   as_whole_number("--round", fewest_rounding, most_rounding, decimals));
}

void add_output_option(const CliCommand& command, std::optional<std::string>& path) {
    command.option("-o,--output", "FILE", "Write to this file (default: standard output)", as_text(path));
}

const Notation& notation_of(const FormulaOptions& options, const Scenario& scenario) {
    if (options.notation != nullptr) return *options.notation;
    const Notation* own = notation_named(scenario.notation);
    return own != nullptr ? *own : *all_notations().front();
}

} // namespace backstep
