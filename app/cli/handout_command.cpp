#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/scenario_argument.h"
#include "app/cli/shared_options.h"
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

void add_handout_command(const CliCommand& program) {
    const auto options = std::make_shared<Options>();
    const CliCommand command =
        program.subcommand("handout", "Write the walk as one HTML page, to step through or to print");
    add_scenario_argument(command, options->scenario);
    add_granularity_option(command, options->granularity);
    add_notation_option(command, options->notation, "Whose names and formulas (default: the scenario's)");
    add_decimals_option(command, options->decimals);
    add_output_option(command, options->output);
    command.footer("The page is complete in itself: it asks for nothing from anywhere.\n"
                   "\n"
                   "Examples:\n"
                   "  backstep handout mazur-2-2-2 -o mazur.html\n"
                   "  backstep handout homework.json --granularity element --notation neal > walk.html\n");
    command.run([options] { return write_handout(*options); });
}

} // namespace backstep
