#include "app/panels/dialogs/folder.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <tuple>
#include <utility>

namespace backstep {
namespace {

namespace fs = std::filesystem;

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

fs::path home() {
    const char* variable = std::getenv("HOME");
    return variable != nullptr ? fs::path(variable) : fs::path();
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view around = " \t\r\n\"'";
    const auto first = text.find_first_not_of(around);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(around) - first + 1);
}

bool is_listed(const fs::directory_entry& entry, bool is_folder) {
    const std::string name = entry.path().filename().string();
    return !name.starts_with('.') && (is_folder || lower(entry.path().extension().string()) == ".json");
}

} // namespace

Folder read_folder(const fs::path& path) {
    Folder folder{path, {}, {}};
    std::error_code error;
    auto entry = fs::directory_iterator(path, fs::directory_options::skip_permission_denied, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        std::error_code unreadable;
        const bool is_folder = entry->is_directory(unreadable);
        if (is_listed(*entry, is_folder))
            folder.entries.push_back({entry->path().filename().string(), is_folder});
    }
    if (error) {
        folder.entries.clear();
        folder.problem = path.string() + " cannot be listed: " + error.message() + ".";
    }
    std::ranges::sort(folder.entries, {}, [](const Folder::Entry& listed) {
        return std::tuple(!listed.is_folder, lower(listed.name), listed.name);
    });
    return folder;
}

fs::path typed_path(std::string_view text, const fs::path& folder) {
    text = trimmed(text);
    if (text.starts_with("file://")) text.remove_prefix(7);
    if (text == "~" || text.starts_with("~/"))
        return home() / text.substr(std::min<std::size_t>(2, text.size()));
    return (folder / fs::path(text)).lexically_normal();
}

fs::path with_ending(fs::path path, std::string_view ending) {
    if (lower(path.extension().string()) != ending) path += ending;
    return path;
}

fs::path with_json_ending(fs::path path) {
    return with_ending(std::move(path), ".json");
}

fs::path starting_folder(const fs::path& file) {
    std::error_code error;
    if (!file.empty()) {
        const fs::path folder = fs::absolute(file, error).parent_path();
        if (!error && fs::is_directory(folder, error)) return folder;
    }
    if (const fs::path folder = home(); fs::is_directory(folder, error)) return folder;
    return fs::current_path(error);
}

} // namespace backstep
