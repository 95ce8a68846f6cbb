#include "app/session/folders.h"

#include <cstdlib>

namespace backstep {
namespace {

namespace fs = std::filesystem;
using Environment = std::function<std::string(const char*)>;

// A relative path in such a variable counts as none, say the XDG rules.
fs::path folder(const Environment& variable, const char* name, const char* under_home) {
    if (const fs::path given = variable(name); given.is_absolute()) return given / "backstep";
    if (const fs::path home = variable("HOME"); home.is_absolute()) return home / under_home / "backstep";
    return {};
}

} // namespace

Session::Folders user_folders() {
    return user_folders([](const char* name) {
        const char* value = std::getenv(name);
        return std::string(value ? value : "");
    });
}

Session::Folders user_folders(const Environment& variable) {
    return {folder(variable, "XDG_CONFIG_HOME", ".config"),
            folder(variable, "XDG_STATE_HOME", ".local/state"), true};
}

} // namespace backstep
