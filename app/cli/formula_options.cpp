#include "app/cli/formula_options.h"

#include "app/cli/arguments.h"

namespace backstep {
namespace {

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

void add_notation_option(CLI::App& command, const Notation*& notation, const std::string& help) {
    command
        .add_option_function<std::string>(
            "--notation", [&notation](const std::string& text) { notation = &notation_argument(text); },
            help + ": suresh-sardana, neal, richardson, facts or regression")
        ->type_name("NAME");
}

void add_notation_option(CLI::App& command, FormulaOptions& options, const std::string& help) {
    add_notation_option(command, options.notation, help);
}

void add_format_option(CLI::App& command, FormulaOptions& options) {
    command
        .add_option_function<std::string>(
            "--format",
            [&options](const std::string& text) {
                options.format = choice("--format", text, all_formula_formats);
            },
            "How formulas are written: text, latex or mathml (default: text)")
        ->type_name("FORMAT");
}

void add_decimals_option(CLI::App& command, std::optional<int>& decimals) {
    command
        .add_option_function<std::string>(
            "--decimals",
            [&decimals](const std::string& text) {
                decimals = static_cast<int>(whole_number("--decimals", text, fewest_decimals, most_decimals));
            },
            "Decimals of each number, 2 to 17 (default: the scenario's)")
        ->type_name("N");
}

void add_scenario_option(CLI::App& command, FormulaOptions& options) {
    command
        .add_option("--scenario", options.scenario,
                    "Scenario: a file or a bundled name (default: notes-3-4-2)")
        ->type_name("FILE");
}

const Notation& notation_of(const FormulaOptions& options, const Scenario& scenario) {
    if (options.notation != nullptr) return *options.notation;
    const Notation* own = notation_named(scenario.notation);
    return own != nullptr ? *own : *all_notations().front();
}

} // namespace backstep
