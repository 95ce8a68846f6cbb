#pragma once

#include <filesystem>
#include <string>
#include <string_view>

/// Whole files, with errors as sentences (InputError).
namespace backstep {

/// `text` to `path`: written to a temporary file beside it, flushed to the disk and renamed, so that a
/// failure leaves what was there. Permissions and, for a symbolic link, its target are kept.
void write_file(std::string_view text, const std::filesystem::path& path);

/// The content of a file of at most 64 MiB.
std::string read_file(const std::filesystem::path& path);

/// A path as one line of a message can show it.
std::string path_text(const std::filesystem::path& path);

} // namespace backstep
