#pragma once

#include "core/walk/walk.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace backstep {

enum class ThemeChoice { light, dark };
enum class MatrixScope { step, layer, all };

/// Steps per second that are offered.
inline constexpr std::array walking_speeds{0.5, 1.0, 2.0, 5.0, 20.0};

/// `0.5 steps/s`, `1 step/s`.
std::string speed_label(double steps_per_second);

/// How the program looks and behaves, kept between starts in the user's settings folder.
struct Settings {
    ThemeChoice theme = ThemeChoice::light;
    double text_scale = 1.0; ///< 0.8 to 3.0
    Granularity granularity = Granularity::vector;
    double steps_per_second = 1.0; ///< of playing
    bool pulse = true;             ///< a pulse runs along the edges as a step plays

    bool weights_on_edges = true; ///< any combination
    bool gradients_on_edges = false;
    bool updates_on_edges = false;
    bool biases_on_edges = false;

    MatrixScope matrices = MatrixScope::step;

    bool log_error = false;
    bool error_per_example = false;
    bool gradient_norms = false;
    bool look_ahead = false; ///< 50 updates that were not walked, dotted
    bool ghosts = true;      ///< earlier runs behind this one

    double side_share = 0.59;  ///< network panel's share of the width
    double upper_share = 0.69; ///< upper row's share of the height
    double plot_share = 0.29;  ///< error plot's share of the width
    int window_x = 0, window_y = 0, window_width = 0, window_height = 0; ///< 0 wide: as the monitor has room
    bool window_maximised = false;
    std::vector<std::filesystem::path> recent_files; ///< newest first, at most 10

    bool operator==(const Settings&) const = default;
};

} // namespace backstep
