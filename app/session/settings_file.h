#pragma once

#include "app/session/messages.h"
#include "app/session/settings.h"

namespace backstep {

/// Within their ranges, whoever set them.
Settings sensible(Settings settings);

/// The text of the settings file, and back; what is missing keeps its default. Throws InputError.
std::string settings_text(const Settings& settings);
Settings parse_settings(std::string_view text);

/// The settings and the file that keeps them, written a second after they change.
class SettingsKeeper {
public:
    /// Reads the folder's `settings.json`, creating the folder if needed. A broken file is kept as
    /// `settings.json.bak`, and a notice says so. An empty folder: nothing is kept.
    SettingsKeeper(const std::filesystem::path& folder, Messages& messages);

    const Settings& settings() const { return settings_; }
    void change(const std::function<void(Settings&)>& change);

    /// Writes what is due; when it wants to be called again.
    std::optional<double> tick(double now, Messages& messages);
    void flush(Messages& messages);

private:
    Settings settings_, written_;
    std::filesystem::path file_;
    std::optional<double> due_;

    void load(Messages& messages);
};

} // namespace backstep
