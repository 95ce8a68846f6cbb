#include "app/cli/scenario_argument.h"

#include "app/cli/output.h"

namespace backstep {

Start start_argument(const std::string& argument) {
    Start start = read_start(argument);
    for (const std::string& warning : start.loaded.warnings) complain("warning: " + warning);
    return start;
}

Scenario scenario_argument(const std::string& argument) {
    return start_argument(argument).loaded.scenario;
}

} // namespace backstep
