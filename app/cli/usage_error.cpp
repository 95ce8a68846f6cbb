#include "app/cli/usage_error.h"

#include <fmt/format.h>

namespace backstep {
namespace {

const CLI::App& innermost(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? app : innermost(*chosen.front());
}

/// `--decimals: 1 required TEXT missing` and the like start with what they are about.
std::string subject(const std::string& what) {
    return what.substr(0, what.find_first_of(": "));
}

std::string sentence(const CLI::App& command, const CLI::ParseError& error) {
    const std::string what = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        const std::vector<std::string> extras = command.remaining(true);
        const std::string first = extras.empty() ? "" : extras.front();
        return fmt::format("{} {}",
                           first.starts_with('-') ? "there is no option" : "one argument too many:", first);
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return subject(what) + " is missing";
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
        return subject(what) + " takes one value";
    return what;
}

} // namespace

std::string usage_sentence(const CLI::App& app, const CLI::ParseError& error) {
    const CLI::App& command = innermost(app);
    const std::string name = &command == &app ? "backstep" : "backstep " + command.get_name();
    return fmt::format("{}; see {} --help", sentence(command, error), name);
}

} // namespace backstep
