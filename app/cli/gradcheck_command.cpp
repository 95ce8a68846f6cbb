#include "app/cli/commands.h"
#include "app/cli/gradcheck_report.h"
#include "app/cli/output.h"
#include "app/cli/scenario_argument.h"
#include "app/cli/shared_options.h"
#include "core/training/order.h"

#include <memory>

namespace backstep {
namespace {

int gradcheck(const std::string& file) {
    const Scenario scenario = scenario_argument(file);
    Trace trace;
    compute(scenario.network, scenario, examples_of_update(scenario, 0), trace);
    const GradcheckReport report = gradcheck_report(check_gradients(scenario.network, scenario, trace));
    Output().write(report.text);
    return report.disagreements == 0 ? 0 : 1;
}

} // namespace

void add_gradcheck_command(const CliCommand& program) {
    const auto file = std::make_shared<std::string>();
    const CliCommand command = program.subcommand(
        "gradcheck", "Compare each gradient with its central difference; exit 1 if one disagrees");
    add_scenario_argument(command, *file);
    command.footer("Each line: gradient, its value, its central difference, in how many digits they agree.\n"
                   "\n"
                   "Examples:\n"
                   "  backstep gradcheck homework.json\n"
                   "  backstep gradcheck regression-batch\n");
    command.run([file] { return gradcheck(*file); });
}

} // namespace backstep
