#include "app/cli/commands.h"
#include "app/cli/scenario_argument.h"
#include "app/cli/shared_options.h"
#include "app/desktop/desktop.h"

#include <memory>

namespace backstep {

void add_desktop_command(const CliCommand& program) {
    struct Options : DesktopOptions {
        std::optional<std::string> scenario;
    };
    const auto options = std::make_shared<Options>();
    program.optional_argument("SCENARIO", "Scenario to open: a file or a bundled name",
                              as_text(options->scenario));
    add_notation_option(program, options->notation, "Whose names and formulas (default: the scenario's)");
    program.flag("--present", "Begin with the view for an audience (F5)", options->present);
    program.run([options] {
        if (options->scenario) options->start = start_argument(*options->scenario);
        run_desktop(*options);
        return 0;
    });
}

} // namespace backstep
