#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/scenario_argument.h"
#include "app/cli/shared_options.h"
#include "core/documents/variant.h"
#include "core/documents/worksheet.h"
#include "core/files/scenario_file.h"

#include <memory>

namespace backstep {
namespace {

enum class Format { html, latex, csv };
constexpr std::array all_formats{Format::html, Format::latex, Format::csv};

std::string_view name(Format format) {
    constexpr std::array<std::string_view, all_formats.size()> names{"html", "latex", "csv"};
    return names[static_cast<std::size_t>(format)];
}

struct Options : FormulaOptions {
    Format sheet_format = Format::html;
    bool key = false;
    int variant = 0;
    std::string steps;
    std::optional<std::string> output, save;
};

std::string text(const Worksheet& sheet, const Options& options) {
    switch (options.sheet_format) {
    case Format::html: return worksheet_html(sheet, options.key);
    case Format::latex: return worksheet_latex(sheet, options.key);
    case Format::csv: return worksheet_csv(sheet, options.key);
    }
    return {};
}

int write_worksheet(const Options& options) {
    Scenario scenario = scenario_argument(options.scenario);
    if (options.variant > 0) scenario = variant(scenario, options.variant);
    if (options.save) save_scenario(scenario, *options.save);
    const int decimals = options.decimals.value_or(scenario.decimals);
    const Notation& notation = notation_of(options, scenario);
    const Worksheet sheet = worksheet(std::move(scenario), notation, options.steps, decimals);
    write_document(text(sheet, options), options.output);
    return 0;
}

void add_options(const CliCommand& command, Options& options) {
    command.flag("--key", "The key: each number's formula, numbers and value", options.key);
    command.option("--format", "WORD",
                   "html, latex, or csv: the answer file that check reads (default: html)",
                   as_choice("--format", all_formats, options.sheet_format));
    command.option("--steps", "LIST",
                   "What to ask for, separated by commas: forward, error, backward, average, update, or "
                   "quantities such as z1,a1,delta2 (default: all)",
                   as_text(options.steps));
    command.option("--variant", "N",
                   "Other numbers, tidy ones: 1 to 30, each always the same (default: the scenario's own)",
                   as_whole_number("--variant", 1, most_variants, options.variant));
    command.option("--save-scenario", "FILE",
                   "Write the scenario of the sheet to this file, too, for check --scenario",
                   as_text(options.save));
}

} // namespace

void add_worksheet_command(const CliCommand& program) {
    const auto options = std::make_shared<Options>();
    const CliCommand command =
        program.subcommand("worksheet", "Write an exercise sheet for one update by hand, or its key");
    add_scenario_argument(command, options->scenario);
    add_options(command, *options);
    add_notation_option(command, options->notation, "Whose names and formulas (default: the scenario's)");
    add_decimals_option(command, options->decimals);
    add_output_option(command, options->output);
    command.footer(
        "Values of a key are worked out without rounding and rounded to the decimals at the end.\n"
        "LaTeX needs amsmath, amssymb, geometry and TikZ.\n"
        "\n"
        "Examples:\n"
        "  backstep worksheet notes-3-4-2 -o sheet.html\n"
        "  backstep worksheet homework.json --steps forward,delta2 --variant 7 --key\n"
        "  backstep worksheet xor --variant 7 --format csv --save-scenario xor-7.json -o answers.csv\n");
    command.run([options] { return write_worksheet(*options); });
}

} // namespace backstep
