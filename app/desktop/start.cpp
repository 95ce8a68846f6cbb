#include "app/desktop/start.h"

#include "app/session/session.h"
#include "core/files/scenario_file.h"

#include <algorithm>
#include <string>
#include <system_error>

namespace backstep {
namespace {

const BundledScenario* bundled_scenario(const std::string& name) {
    const auto found = std::ranges::find(bundled_scenarios(), name, &BundledScenario::name);
    return found != bundled_scenarios().end() ? &*found : nullptr;
}

} // namespace

Start read_start(const std::filesystem::path& argument) {
    std::error_code unknown;
    const BundledScenario* bundled = bundled_scenario(argument.string());
    if (bundled == nullptr || std::filesystem::exists(argument, unknown))
        return {load_scenario(argument).scenario, command::Open{argument}};
    return {parse_scenario(bundled->text, bundled->name).scenario, command::OpenBundled{bundled->name}};
}

Scenario first_scenario() {
    const BundledScenario* notes = bundled_scenario("notes-3-4-2");
    return parse_scenario(notes->text, notes->name).scenario;
}

InputError without_window(const InputError& error) {
    std::string sentence = error.what();
    while (sentence.ends_with('.')) sentence.pop_back();
    return InputError(sentence +
                      "; the commands that need no window still work, such as walk, values, derive and check "
                      "(see backstep --help)");
}

} // namespace backstep
