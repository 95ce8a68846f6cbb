#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace backstep {

/// What a file dialog lists: folders first, then the *.json files, each in alphabetical order. Hidden ones
/// are left out.
struct Folder {
    struct Entry {
        std::string name;
        bool is_folder = false;
    };
    std::filesystem::path path;
    std::vector<Entry> entries;
    std::string problem; ///< why it cannot be read, as one sentence; then there are no entries
};

Folder read_folder(const std::filesystem::path& path);

/// The path that typed or pasted text stands for: absolute, from `~`, or from `folder`. Quotes and spaces
/// around it, and `file://` before it, are dropped.
std::filesystem::path typed_path(std::string_view text, const std::filesystem::path& folder);

/// With `.json`, or another ending, at its end.
std::filesystem::path with_ending(std::filesystem::path path, std::string_view ending);
std::filesystem::path with_json_ending(std::filesystem::path path);

/// Where a dialog starts: the folder of `file`, else the user's home, else the current folder.
std::filesystem::path starting_folder(const std::filesystem::path& file);

} // namespace backstep
