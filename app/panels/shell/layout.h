#pragma once

#include "app/widgets/item_map.h"

namespace backstep {

/// How the four panels share the space between the bars.
enum class PanelArrangement {
    grid,    ///< all four
    columns, ///< the network at the left, one of the other three at the right, by tabs
    single,  ///< one at a time, by tabs
};

enum class Panel { network, derivation, matrices, error };

/// The network's share of the width, the upper row's of the height, the error plot's of the width.
struct Shares {
    float side = 0.59F, upper = 0.69F, plot = 0.29F;
};

/// Where everything stands, in screen pixels from the window's upper left corner. A panel that is not shown,
/// and a splitter that is not needed, is empty.
struct Layout {
    PanelArrangement arrangement = PanelArrangement::grid;
    ImVec2 content; ///< at least the window; larger where even one panel would be too small: then it scrolls
    Rect top_bar, network, derivation, matrices, error, walk_bar;
    Rect tabs; ///< in the top bar where a single panel is shown: there is no height to spare
    Rect side_splitter, row_splitter, plot_splitter;
};

inline constexpr float top_bar_height = 41, tabs_height = 38, splitter_width = 6;
inline constexpr float smallest_content_width = 420, folded_menu_width = 84;

/// `window` and `walk_bar_height` in pixels, `scale` pixels per pixel of the design. `shown` matters where
/// not all panels fit. Shares are kept to what leaves every panel its minimum.
Layout lay_out(ImVec2 window, float scale, const Shares& shares, Panel shown, float walk_bar_height);

/// The share a splitter stands for when it is dragged to `position`, between `from` and `to`.
float share_at(float position, float from, float to);

} // namespace backstep
