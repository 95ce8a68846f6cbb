#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace backstep {

/// `-o`, `--output`: where a document goes instead of standard output.
void add_output_option(CLI::App& command, std::optional<std::string>& path);

/// To the file, which is replaced only once all of it is written, or to standard output. Throws InputError.
void write_document(std::string_view text, const std::optional<std::string>& path);

} // namespace backstep
