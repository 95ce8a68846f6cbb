#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/document_output.h"
#include "app/cli/formula_options.h"
#include "app/cli/scenario_argument.h"
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

void add_options(CLI::App& command, const std::shared_ptr<Options>& options) {
    command.add_flag("--key", options->key, "The key: each number's formula, numbers and value");
    command
        .add_option_function<std::string>(
            "--format",
            [options](const std::string& text) {
                options->sheet_format = choice("--format", text, all_formats);
            },
            "html, latex, or csv: the answer file that check reads (default: html)")
        ->type_name("WORD");
    command
        .add_option("--steps", options->steps,
                    "What to ask for, separated by commas: forward, error, backward, average, update, or "
                    "quantities such as z1,a1,delta2 (default: all)")
        ->type_name("LIST");
    command
        .add_option_function<std::string>(
            "--variant",
            [options](const std::string& text) {
                options->variant = static_cast<int>(whole_number("--variant", text, 1, most_variants));
            },
            "Other numbers, tidy ones: 1 to 30, each always the same (default: the scenario's own)")
        ->type_name("N");
    command
        .add_option("--save-scenario", options->save,
                    "Write the scenario of the sheet to this file, too, for check --scenario")
        ->type_name("FILE");
}

} // namespace

void add_worksheet_command(CLI::App& app, Action& chosen) {
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        app.add_subcommand("worksheet", "Write an exercise sheet for one update by hand, or its key");
    command->add_option("FILE", options->scenario, "Scenario: a file or a bundled name")
        ->required()
        ->type_name("");
    add_options(*command, options);
    add_notation_option(*command, *options, "Whose names and formulas (default: the scenario's)");
    add_decimals_option(*command, options->decimals);
    add_output_option(*command, options->output);
    command->footer(
        "Values of a key are worked out without rounding and rounded to the decimals at the end.\n"
        "LaTeX needs amsmath, amssymb, geometry and TikZ.\n"
        "\n"
        "Examples:\n"
        "  backstep worksheet notes-3-4-2 -o sheet.html\n"
        "  backstep worksheet homework.json --steps forward,delta2 --variant 7 --key\n"
        "  backstep worksheet xor --variant 7 --format csv --save-scenario xor-7.json -o answers.csv\n");
    command->callback([options, &chosen] { chosen = [options] { return write_worksheet(*options); }; });
}

} // namespace backstep
