#include "app/session/settings_file.h"

#include "core/files/scenario_file.h"
#include "core/model/input_error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <system_error>

namespace backstep {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t most_recent_files = 10;
constexpr int least_window = 200;     ///< smaller is no window anybody chose
constexpr double settling_time = 1.0; ///< seconds without writing while a slider moves
constexpr std::array<std::string_view, 2> theme_names{"light", "dark"};
constexpr std::array<std::string_view, 3> scope_names{"step", "layer", "all"};

double within(double value, double low, double high, double otherwise) {
    return std::isfinite(value) ? std::clamp(value, low, high) : otherwise;
}

template<std::size_t count>
std::size_t position(std::string_view name, const std::array<std::string_view, count>& names) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) throw InputError(fmt::format("“{}” is not understood", name));
    return static_cast<std::size_t>(found - names.begin());
}

// Calls visit(key, field) for every field that is plain.
template<typename AnySettings, typename Visit>
void each_plain_field(AnySettings& settings, const Visit& visit) {
    visit("text_scale", settings.text_scale);
    visit("steps_per_second", settings.steps_per_second);
    visit("pulse", settings.pulse);
    visit("weights_on_edges", settings.weights_on_edges);
    visit("gradients_on_edges", settings.gradients_on_edges);
    visit("updates_on_edges", settings.updates_on_edges);
    visit("biases_on_edges", settings.biases_on_edges);
    visit("log_error", settings.log_error);
    visit("error_per_example", settings.error_per_example);
    visit("gradient_norms", settings.gradient_norms);
    visit("look_ahead", settings.look_ahead);
    visit("ghosts", settings.ghosts);
    visit("side_share", settings.side_share);
    visit("upper_share", settings.upper_share);
    visit("plot_share", settings.plot_share);
    visit("window_x", settings.window_x);
    visit("window_y", settings.window_y);
    visit("window_width", settings.window_width);
    visit("window_height", settings.window_height);
    visit("window_maximised", settings.window_maximised);
}

void read_names(const Json& file, Settings& settings) {
    const auto name_of = [&](const char* key, std::string_view otherwise) {
        return file.value(key, std::string(otherwise));
    };
    settings.theme = static_cast<ThemeChoice>(position(name_of("theme", theme_names[0]), theme_names));
    settings.matrices = static_cast<MatrixScope>(position(name_of("matrices", scope_names[0]), scope_names));
    const std::string granularity = name_of("granularity", name(settings.granularity));
    const auto named = granularity_named(granularity);
    if (!named) throw InputError(fmt::format("“{}” is not understood", granularity));
    settings.granularity = *named;
}

} // namespace

Settings sensible(Settings settings) {
    const Settings usual;
    settings.text_scale = within(settings.text_scale, 0.8, 3.0, usual.text_scale);
    settings.steps_per_second = within(settings.steps_per_second, 0.1, 60.0, usual.steps_per_second);
    settings.side_share = within(settings.side_share, 0.1, 0.9, usual.side_share);
    settings.upper_share = within(settings.upper_share, 0.1, 0.9, usual.upper_share);
    settings.plot_share = within(settings.plot_share, 0.1, 0.9, usual.plot_share);
    if (settings.window_width < least_window || settings.window_height < least_window)
        settings.window_width = settings.window_height = 0;
    if (settings.recent_files.size() > most_recent_files) settings.recent_files.resize(most_recent_files);
    return settings;
}

std::string settings_text(const Settings& settings) {
    Json file;
    file["theme"] = theme_names[static_cast<std::size_t>(settings.theme)];
    file["granularity"] = name(settings.granularity);
    file["matrices"] = scope_names[static_cast<std::size_t>(settings.matrices)];
    each_plain_field(settings, [&](const char* key, const auto& field) { file[key] = field; });
    file["recent_files"] = Json::array();
    for (const fs::path& path : settings.recent_files) file["recent_files"].push_back(path.string());
    return file.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Settings parse_settings(std::string_view text) {
    try {
        const Json file = Json::parse(text);
        if (!file.is_object()) throw InputError("no settings in it");
        Settings settings;
        read_names(file, settings);
        each_plain_field(settings, [&](const char* key, auto& field) { field = file.value(key, field); });
        for (const auto& path : file.value("recent_files", std::vector<std::string>{}))
            settings.recent_files.emplace_back(path);
        return sensible(settings);
    } catch (const nlohmann::json::exception&) {
        throw InputError("not a settings file");
    }
}

SettingsKeeper::SettingsKeeper(const fs::path& folder, Messages& messages) {
    if (folder.empty()) return;
    std::error_code failure;
    fs::create_directories(folder, failure);
    file_ = folder / "settings.json";
    if (failure) {
        messages.notice(Message::Kind::warning,
                        fmt::format("Settings cannot be kept: {}: {}.", folder.string(), failure.message()));
        file_.clear();
    } else if (fs::exists(file_, failure)) {
        load(messages);
    }
    written_ = settings_;
}

void SettingsKeeper::load(Messages& messages) {
    try {
        settings_ = parse_settings(read_file(file_));
    } catch (const InputError& error) {
        const fs::path aside = file_.string() + ".bak";
        std::error_code failure;
        fs::rename(file_, aside, failure);
        messages.notice(Message::Kind::warning,
                        fmt::format("The settings could not be read ({}) and are the usual ones now{}.",
                                    error.what(), failure ? "" : "; the file is kept as " + aside.string()));
    }
}

void SettingsKeeper::change(const std::function<void(Settings&)>& change) {
    change(settings_);
    settings_ = sensible(settings_);
}

std::optional<double> SettingsKeeper::tick(double now, Messages& messages) {
    if (file_.empty() || settings_ == written_) {
        due_.reset();
        return std::nullopt;
    }
    if (!due_) due_ = now + settling_time;
    if (now < *due_) return due_;
    flush(messages);
    due_.reset();
    return std::nullopt;
}

void SettingsKeeper::flush(Messages& messages) {
    if (file_.empty() || settings_ == written_) return;
    try {
        write_file(settings_text(settings_), file_);
        written_ = settings_;
    } catch (const InputError& error) {
        messages.notice(Message::Kind::warning, fmt::format("Settings cannot be kept: {}.", error.what()));
        file_.clear();
    }
}

} // namespace backstep
