#include "app/cli/scenario_argument.h"

#include "app/cli/output.h"
#include "app/session/session.h"
#include "core/files/scenario_file.h"
#include "core/model/input_error.h"

#include <fmt/format.h>

#include <algorithm>

namespace backstep {
namespace {

LoadedScenario load(const std::string& argument) {
    std::error_code unknown;
    if (std::filesystem::exists(argument, unknown)) return load_scenario(argument);
    const auto& bundled = bundled_scenarios();
    const auto found = std::ranges::find(bundled, argument, &BundledScenario::name);
    if (found != bundled.end()) return parse_scenario(found->text, found->name);
    const bool could_be_name = argument.find_first_of("./") == std::string::npos && !argument.empty();
    if (!could_be_name) return load_scenario(argument); // says why it cannot be read
    throw InputError(fmt::format("{}: there is no such file, nor a bundled scenario of that name", argument));
}

} // namespace

Scenario scenario_argument(const std::string& argument) {
    LoadedScenario loaded = load(argument);
    for (const std::string& warning : loaded.warnings) complain("warning: " + warning);
    return std::move(loaded.scenario);
}

} // namespace backstep
