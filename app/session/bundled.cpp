#include "app/session/session.h"
#include "core/files/scenario_file.h"

#include "embedded/scenarios.h"

namespace backstep {
namespace {

std::vector<BundledScenario> read_bundled_scenarios() {
    std::vector<BundledScenario> scenarios;
    for (const embedded::File& file : embedded::scenarios()) {
        const std::string name = std::filesystem::path(file.name).stem().string();
        scenarios.push_back(
            {name, parse_scenario(file.text(), name).scenario.title, std::string(file.text())});
    }
    return scenarios;
}

} // namespace

const std::vector<BundledScenario>& bundled_scenarios() {
    static const std::vector<BundledScenario> scenarios = read_bundled_scenarios();
    return scenarios;
}

} // namespace backstep
