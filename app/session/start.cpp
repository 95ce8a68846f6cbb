#include "app/session/start.h"

#include "app/session/session.h"
#include "core/model/input_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace backstep {
namespace {

const BundledScenario* bundled_scenario(const std::string& name) {
    const auto found = std::ranges::find(bundled_scenarios(), name, &BundledScenario::name);
    return found != bundled_scenarios().end() ? &*found : nullptr;
}

} // namespace

Start read_start(const std::string& argument) {
    std::error_code unknown;
    const BundledScenario* bundled = bundled_scenario(argument);
    if (bundled != nullptr && !std::filesystem::exists(argument, unknown))
        return {parse_scenario(bundled->text, bundled->name), command::OpenBundled{bundled->name}};
    const bool could_be_name = !argument.empty() && argument.find_first_of("./") == std::string::npos;
    if (could_be_name && !std::filesystem::exists(argument, unknown))
        throw InputError(
            fmt::format("{}: there is no such file, nor a bundled scenario of that name", argument));
    return {load_scenario(argument), command::Open{argument}};
}

Scenario first_scenario() {
    const BundledScenario* notes = bundled_scenario("notes-3-4-2");
    return parse_scenario(notes->text, notes->name).scenario;
}

} // namespace backstep
