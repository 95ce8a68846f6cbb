#include "app/panels/shell/layout.h"

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

// Minimum sizes of the panels, in pixels of the design.
const ImVec2 network_min{520, 330}, derivation_min{420, 330}, error_min{280, 150}, matrices_min{480, 150};
const ImVec2 network_column_min{400, 250};
constexpr float network_wanted = 340;
constexpr float matrices_wanted = 174; ///< four rows, the usual layer, before the network gets more
constexpr float side_column_min = 340, single_height_min = 170;

/// The length of the first of two parts with a splitter between them.
float first_part(float length, float share, float first_min, float second_min, float splitter) {
    const float space = length - splitter;
    return std::round(
        std::clamp(space * share, std::min(first_min, space), std::max(space - second_min, 0.0F)));
}

PanelArrangement arrangement_for(ImVec2 space) {
    const float wide =
        std::max(network_min.x + derivation_min.x, error_min.x + matrices_min.x) + splitter_width;
    if (space.x >= wide && space.y >= network_min.y + matrices_min.y + splitter_width)
        return PanelArrangement::grid;
    if (space.x >= network_column_min.x + splitter_width + side_column_min && space.y >= network_column_min.y)
        return PanelArrangement::columns;
    return PanelArrangement::single;
}

Rect& rect_of(Layout& layout, Panel panel) {
    switch (panel) {
    case Panel::network: return layout.network;
    case Panel::derivation: return layout.derivation;
    case Panel::matrices: return layout.matrices;
    case Panel::error: return layout.error;
    }
    return layout.network;
}

/// Splits `area` into a left and a right part; the splitter is left free between them.
void split_columns(const Rect& area, float left, float gap, Rect& first, Rect& splitter, Rect& second) {
    const float x = area.min.x + left;
    first = {area.min, {x, area.max.y}};
    splitter = {{x, area.min.y}, {x + gap, area.max.y}};
    second = {{x + gap, area.min.y}, area.max};
}

void fill_grid(Layout& layout, const Rect& area, float scale, const Shares& shares) {
    const float gap = std::round(splitter_width * scale);
    const float width = area.size().x;
    const float lower_min = std::clamp(area.size().y - gap - network_wanted * scale, matrices_min.y * scale,
                                       matrices_wanted * scale);
    const float upper = first_part(area.size().y, shares.upper, network_min.y * scale, lower_min, gap);
    const float y = area.min.y + upper;
    layout.row_splitter = {{area.min.x, y}, {area.max.x, y + gap}};
    const float network =
        first_part(width, shares.side, network_min.x * scale, derivation_min.x * scale, gap);
    split_columns({area.min, {area.max.x, y}}, network, gap, layout.network, layout.side_splitter,
                  layout.derivation);
    const float error = first_part(width, shares.plot, error_min.x * scale, matrices_min.x * scale, gap);
    split_columns({{area.min.x, y + gap}, area.max}, error, gap, layout.error, layout.plot_splitter,
                  layout.matrices);
}

void fill_columns(Layout& layout, const Rect& area, float scale, const Shares& shares, Panel shown) {
    const float gap = std::round(splitter_width * scale);
    const float network =
        first_part(area.size().x, shares.side, network_column_min.x * scale, side_column_min * scale, gap);
    Rect side;
    split_columns(area, network, gap, layout.network, layout.side_splitter, side);
    const float below_tabs = side.min.y + std::round(tabs_height * scale);
    layout.tabs = {side.min, {side.max.x, below_tabs}};
    rect_of(layout, shown == Panel::network ? Panel::derivation : shown) = {{side.min.x, below_tabs},
                                                                            side.max};
}

} // namespace

Layout lay_out(ImVec2 window, float scale, const Shares& shares, Panel shown, float walk_bar_height) {
    Layout layout;
    const float top = std::round(top_bar_height * scale);
    const float bars = top + walk_bar_height;
    layout.content.x = std::max(window.x, std::round(smallest_content_width * scale));
    layout.content.y = std::max(window.y, bars + std::round(single_height_min * scale));
    layout.top_bar = {{0, 0}, {layout.content.x, top}};
    layout.walk_bar = {{0, layout.content.y - walk_bar_height}, layout.content};

    const Rect area{{0, top}, {layout.content.x, layout.walk_bar.min.y}};
    layout.arrangement = arrangement_for({area.size().x / scale, area.size().y / scale});
    switch (layout.arrangement) {
    case PanelArrangement::grid: fill_grid(layout, area, scale, shares); break;
    case PanelArrangement::columns: fill_columns(layout, area, scale, shares, shown); break;
    case PanelArrangement::single:
        layout.top_bar.max.x = std::round(folded_menu_width * scale);
        layout.tabs = {{layout.top_bar.max.x, 0}, {layout.content.x, top}};
        rect_of(layout, shown) = area;
        break;
    }
    return layout;
}

float share_at(float position, float from, float to) {
    return to > from ? std::clamp((position - from) / (to - from), 0.05F, 0.95F) : 0.5F;
}

} // namespace backstep
