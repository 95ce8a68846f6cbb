#pragma once

#include "app/cli/arguments.h"

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

/// How a command says what it takes. The parser's own header costs ten seconds to compile: it stays in
/// cli_command.cpp and in those that start it.
namespace backstep {

using Action = std::function<int()>; ///< gives the exit code; throws InputError

/// The program or one of its subcommands. What options are read into must live as long as the action.
class CliCommand {
public:
    using Reader = std::function<void(const std::string&)>; ///< throws InputError

    /// `chosen` becomes what the command asked for has to do.
    CliCommand(CLI::App& parser, Action& chosen) : parser_(parser), chosen_(chosen) {}

    CliCommand subcommand(const std::string& name, const std::string& help) const;
    void footer(const std::string& text) const;
    void run(Action action) const;

    void argument(const std::string& name, const std::string& help, Reader reader) const;
    void arguments(const std::string& name, const std::string& help, std::vector<std::string>& values) const;
    void optional_argument(const std::string& name, const std::string& help, Reader reader) const;
    void flag(const std::string& name, const std::string& help, bool& value) const;
    /// `word` is what the help calls the option's value.
    void option(const std::string& name, const std::string& word, const std::string& help,
                Reader reader) const;
    void required_option(const std::string& name, const std::string& word, const std::string& help,
                         Reader reader) const;

private:
    CLI::App& parser_;
    Action& chosen_;
};

/// Reads the text as it is.
template<typename Text>
CliCommand::Reader as_text(Text& value) {
    return [&value](const std::string& text) { value = text; };
}

/// Reads a whole number of the option `name`.
template<typename Number>
CliCommand::Reader as_whole_number(const std::string& name, std::int64_t least, std::int64_t most,
                                   Number& value) {
    return [name, least, most, &value](const std::string& text) {
        value = static_cast<int>(whole_number(name, text, least, most));
    };
}
inline CliCommand::Reader as_whole_number(const std::string& name, std::int64_t least, std::int64_t most,
                                          std::int64_t& value) {
    return [name, least, most, &value](const std::string& text) {
        value = whole_number(name, text, least, most);
    };
}

/// Reads one of the names of `choices`, which must outlive the parser.
template<typename Enum, std::size_t count>
CliCommand::Reader as_choice(const std::string& name, const std::array<Enum, count>& choices, Enum& value) {
    return [name, &choices, &value](const std::string& text) { value = choice(name, text, choices); };
}

} // namespace backstep
