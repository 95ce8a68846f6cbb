#include "app/cli/commands.h"
#include "app/cli/formula_options.h"
#include "app/cli/scenario_argument.h"
#include "app/desktop/desktop.h"

#include <memory>

namespace backstep {

void add_desktop_command(CLI::App& app, Action& chosen) {
    const auto options = std::make_shared<DesktopOptions>();
    app.add_option("SCENARIO", options->scenario, "Scenario to open: a file or a bundled name")
        ->type_name("");
    add_notation_option(app, options->notation, "Whose names and formulas (default: the scenario's)");
    app.add_flag("--present", options->present, "Begin with the view for an audience (F5)");
    app.callback([options, &chosen] {
        if (chosen) return; // a subcommand's callback comes first
        chosen = [options] {
            if (options->scenario) scenario_argument(options->scenario->string()); // or says what is wrong
            run_desktop(*options);
            return 0;
        };
    });
}

} // namespace backstep
