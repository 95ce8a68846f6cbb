#include "core/files/scenario_file.h"
#include "core/files/values.h"
#include "core/model/input_error.h"

#include <cstdint>
#include <cstdlib>

using namespace backstep;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

bool is_small(const Scenario& scenario) {
    Eigen::Index numbers = 0;
    for (const Layer& layer : scenario.network.layers) numbers += layer.W.size();
    return numbers * std::ssize(scenario.examples) < 10'000;
}

} // namespace

/// Any text is refused in one line or becomes a scenario that can be computed, and saved and loaded
/// unchanged.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    try {
        const LoadedScenario loaded = parse_scenario(text, "f");
        for (const std::string& warning : loaded.warnings) require(warning.find('\n') == std::string::npos);
        const std::string saved = scenario_text(loaded.scenario);
        require(parse_scenario(saved, "f").scenario == loaded.scenario);
        require(scenario_text(parse_scenario(saved, "f").scenario) == saved);
        if (is_small(loaded.scenario))
            require(!values_json(loaded.scenario, values_of(loaded.scenario)).empty());
    } catch (const InputError& error) {
        const std::string message = error.what();
        require(message.starts_with("f: ") && message.size() > 3 && message.size() < 500);
        require(message.find('\n') == std::string::npos);
    }
    return 0;
}
