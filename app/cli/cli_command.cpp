#include "app/cli/cli_command.h"

#include <CLI/CLI.hpp>

namespace backstep {

CliCommand CliCommand::subcommand(const std::string& name, const std::string& help) const {
    return {*parser_.add_subcommand(name, help), chosen_};
}

void CliCommand::footer(const std::string& text) const {
    parser_.footer(text);
}

void CliCommand::run(Action action) const {
    // A subcommand's callback comes before that of the program itself.
    parser_.callback([&chosen = chosen_, action = std::move(action)] {
        if (!chosen) chosen = action;
    });
}

void CliCommand::argument(const std::string& name, const std::string& help, Reader reader) const {
    parser_.add_option_function<std::string>(name, std::move(reader), help)->required()->type_name("");
}

void CliCommand::arguments(const std::string& name, const std::string& help,
                           std::vector<std::string>& values) const {
    parser_.add_option(name, values, help)->required()->type_name("");
}

void CliCommand::optional_argument(const std::string& name, const std::string& help, Reader reader) const {
    parser_.add_option_function<std::string>(name, std::move(reader), help)->type_name("");
}

void CliCommand::flag(const std::string& name, const std::string& help, bool& value) const {
    parser_.add_flag(name, value, help);
}

void CliCommand::option(const std::string& name, const std::string& word, const std::string& help,
                        Reader reader) const {
    parser_.add_option_function<std::string>(name, std::move(reader), help)->type_name(word);
}

void CliCommand::required_option(const std::string& name, const std::string& word, const std::string& help,
                                 Reader reader) const {
    parser_.add_option_function<std::string>(name, std::move(reader), help)->type_name(word)->required();
}

} // namespace backstep
