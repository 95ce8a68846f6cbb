#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/document_output.h"
#include "app/cli/formula_options.h"
#include "app/cli/scenario_argument.h"
#include "core/documents/handout.h"

#include <memory>

namespace backstep {
namespace {

struct Options : FormulaOptions {
    Granularity granularity = Granularity::vector;
    std::optional<std::string> output;
};

int write_handout(const Options& options) {
    const Scenario scenario = scenario_argument(options.scenario);
    const int decimals = options.decimals.value_or(scenario.decimals);
    write_document(handout(scenario, notation_of(options, scenario), options.granularity, decimals),
                   options.output);
    return 0;
}

} // namespace

void add_handout_command(CLI::App& app, Action& chosen) {
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        app.add_subcommand("handout", "Write the walk as one HTML page, to step through or to print");
    command->add_option("FILE", options->scenario, "Scenario: a file or a bundled name")
        ->required()
        ->type_name("");
    command
        ->add_option_function<std::string>(
            "--granularity",
            [options](const std::string& text) {
                options->granularity = choice("--granularity", text, all_granularities);
            },
            "What a step is: pass, layer, vector or element (default: vector)")
        ->type_name("WORD");
    add_notation_option(*command, *options, "Whose names and formulas (default: the scenario's)");
    add_decimals_option(*command, options->decimals);
    add_output_option(*command, options->output);
    command->footer("The page is complete in itself: it asks for nothing from anywhere.\n"
                    "\n"
                    "Examples:\n"
                    "  backstep handout mazur-2-2-2 -o mazur.html\n"
                    "  backstep handout homework.json --granularity element --notation neal > walk.html\n");
    command->callback([options, &chosen] { chosen = [options] { return write_handout(*options); }; });
}

} // namespace backstep
