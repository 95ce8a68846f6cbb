#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/parting_text.h"
#include "app/cli/scenario_argument.h"
#include "app/cli/shared_options.h"
#include "core/files/values.h"
#include "core/training/order.h"

#include <memory>
#include <optional>

namespace backstep {
namespace {

enum class Format { json, csv, table };
constexpr std::array all_formats{Format::json, Format::csv, Format::table};

std::string_view name(Format format) {
    constexpr std::array<std::string_view, all_formats.size()> names{"json", "csv", "table"};
    return names[static_cast<std::size_t>(format)];
}

struct Options {
    std::string file;
    Format format = Format::table;
    std::optional<int> decimals, round_to;
};

std::string about_rounding(const Options& options, const Scenario& scenario, const Values& values) {
    if (!options.round_to) return "";
    const std::vector<int> examples = examples_of_update(scenario, 0);
    const Trace exact = values_of(scenario).trace;
    return "\n" + parting_text(find_parting(Walk(scenario, examples), scenario.network, exact, values.trace,
                                            *options.round_to),
                               *options.round_to);
}

std::string text(const Options& options, const Scenario& scenario) {
    const Values values = values_of(scenario, options.round_to);
    switch (options.format) {
    case Format::json: return values_json(scenario, values);
    case Format::csv: return values_csv(scenario, values);
    case Format::table:
        return values_table(scenario, values,
                            options.decimals.value_or(options.round_to.value_or(scenario.decimals))) +
               about_rounding(options, scenario, values);
    }
    return "";
}

} // namespace

void add_values_command(const CliCommand& program) {
    const auto options = std::make_shared<Options>();
    const CliCommand command = program.subcommand("values", "Print every number of the first update");
    add_scenario_argument(command, options->file);
    command.option("--format", "WORD", "table to read, json or csv to the last bit (default: table)",
                   as_choice("--format", all_formats, options->format));
    add_decimals_option(command, options->decimals);
    add_round_option(command, options->round_to);
    command.footer("Examples:\n"
                   "  backstep values homework.json\n"
                   "  backstep values mazur-2-2-2 --format json\n"
                   "  backstep values mazur-2-2-2 --round 3\n");
    command.run([options] {
        Output().write(text(*options, scenario_argument(options->file)));
        return 0;
    });
}

} // namespace backstep
