#pragma once

#include "app/session/settings.h"
#include "app/session/start.h"
#include "core/notation/notation.h"
#include "core/walk/walk.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace backstep {

struct ScreenshotOptions {
    std::filesystem::path output;
    std::optional<Start> start;       ///< else the network of the notes
    std::int64_t step = 0;            ///< 0: the start
    std::optional<int> round_to = {}; ///< decimals that every number is rounded to
    bool predict = false;             ///< ask for the next number
    Granularity granularity = Granularity::vector;
    const Notation* notation = nullptr;         ///< else the scenario's
    std::optional<std::string> select;          ///< a quantity's name, such as `W2[1,1]`
    bool present = false;                       ///< the view for an audience
    std::optional<std::string> equation;        ///< of the notes, by id, in place of the panels
    std::optional<std::filesystem::path> check; ///< answers in the table for them
    int hints = 0;                              ///< given about the selected one, or the one to be predicted
    bool derivation = false;                    ///< of the selected one, beside the table
    ThemeChoice theme = ThemeChoice::light;
    int width = 1440, height = 900;
    double text_scale = 1;
};

/// Writes the window as a PNG, without showing it; reads and keeps no settings. Throws InputError.
void run_screenshot(const ScreenshotOptions& options);

} // namespace backstep
