#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace backstep {

/// What is wrong with the arguments, as one sentence that names the help to read.
std::string usage_sentence(const CLI::App& app, const CLI::ParseError& error);

} // namespace backstep
