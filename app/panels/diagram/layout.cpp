#include "app/panels/diagram/layout.h"

#include <algorithm>
#include <cmath>

namespace backstep::diagram {
namespace {

constexpr float input_pitch = 112, hidden_pitch = 100, output_pitch = 200;
constexpr float common_extent = 300; // columns up to this high may stand as wide as they like
constexpr float badge_room = 25, side_badge_room = 10;
constexpr float least_column_gap = 136, least_error_gap = 118;
constexpr float target_width = 65, target_height = 48, cost_width = 76, cost_height = 68;
constexpr float closest = 0.7F, closest_with_badges_below = 0.9F, widest = 3; // times the pitches
constexpr float closest_pitch = closest * hidden_pitch;                       // of any column
constexpr float closest_target = (cost_height + target_height) / 2 + 8;       // to E

struct Row {
    int row, folded;
};

std::vector<Row> visible_rows(int neurons, bool unfolded) {
    std::vector<Row> rows;
    const bool fold = neurons > most_unfolded_neurons && !unfolded;
    for (int row = 1; row <= neurons; ++row) {
        if (fold && row == neurons_beside_fold + 1) {
            const int folded = neurons - 2 * neurons_beside_fold;
            rows.push_back({0, folded});
            row += folded - 1;
        } else {
            rows.push_back({row, 0});
        }
    }
    return rows;
}

struct Column {
    std::vector<Row> rows;
    float pitch = hidden_pitch;

    float extent() const { return pitch * static_cast<float>(rows.size() - 1); }
    float closest_extent() const { return closest_pitch * static_cast<float>(rows.size() - 1); }
};

// The targets stand above and below E.
int targets_above(std::size_t count) {
    return static_cast<int>(count + 1) / 2;
}

struct Plan {
    std::vector<Column> columns;
    float nodes_extent = 0, extent = 0; // of the tallest column: without E's, and included
    float target_pitch = hidden_pitch;  // of E's column
    float target_shift = 0;             // of E's column downwards, as there may be one target more above it
    float pitches = 1;                  // how much closer or wider than the pitches nodes stand
    float size = 1;                     // of everything
    bool badges_below = true;
};

float preferred_pitch(std::size_t layer, std::size_t layers) {
    if (layer == 0) return input_pitch;
    return layer + 1 == layers ? output_pitch : hidden_pitch;
}

Plan plan_columns(const LayoutInput& input) {
    Plan plan;
    const std::size_t layers = input.neurons.size();
    float common = common_extent;
    for (std::size_t l = 0; l < layers; ++l) {
        const bool unfolded = input.unfolded.contains(static_cast<int>(l));
        plan.columns.push_back({visible_rows(input.neurons[l], unfolded)});
        common = std::max(common, plan.columns.back().extent());
    }
    for (std::size_t l = 0; l < layers; ++l) {
        Column& column = plan.columns[l];
        const auto gaps = static_cast<float>(std::max<std::size_t>(column.rows.size(), 2) - 1);
        column.pitch = std::clamp(common / gaps, hidden_pitch, preferred_pitch(l, layers));
        plan.extent = std::max(plan.extent, column.extent());
    }
    const auto above = static_cast<float>(targets_above(plan.columns.back().rows.size()));
    plan.nodes_extent = plan.extent;
    plan.extent = std::max(plan.extent, 2 * hidden_pitch * above + target_height - 2 * node_radius);
    return plan;
}

void fit_width(Plan& plan, const LayoutInput& input) {
    const auto gaps = static_cast<float>(input.neurons.size() - 1);
    const float needed = gaps * least_column_gap + least_error_gap + node_radius + cost_width / 2 + 12;
    plan.size = std::min(1.0F, input.width / needed);
}

// As close as the nodes of every column may stand; everything shrinks as far as that does not do. Where E's
// column would stand out at one end, because there is one target more above E than below, it is moved.
void close_up(Plan& plan, float height) {
    const auto targets = static_cast<float>(plan.columns.back().rows.size());
    const auto above = static_cast<float>(targets_above(plan.columns.back().rows.size()));
    const float others = 2 * node_radius + side_badge_room;
    const float half = target_height / 2, foot = targets > above ? half : cost_height / 2;
    float needed = targets * closest_target + half + foot + side_badge_room;
    for (const Column& column : plan.columns) needed = std::max(needed, column.closest_extent() + others);
    plan.size = std::min(plan.size, height / needed);
    const float room = height / plan.size;
    plan.pitches = std::min(closest_with_badges_below, (room - others) / plan.nodes_extent);
    const float middle = (room - side_badge_room) / 2;
    plan.target_pitch = std::clamp((middle - half) / above, closest_target, closest_pitch);
    plan.target_shift = std::max(0.0F, above * plan.target_pitch + half - middle);
}

// Nodes move together before they shrink: text stays readable longer. What is small for want of width may use
// the height.
void fit_height(Plan& plan, float height) {
    const float room = height / plan.size;
    const float below = (room - 2 * node_radius - badge_room) / plan.extent;
    const float beside = (room - 2 * node_radius - side_badge_room) / plan.extent;
    plan.badges_below = below >= closest_with_badges_below;
    if (plan.badges_below) {
        plan.pitches = std::min({below, 1 / plan.size, widest});
    } else if (beside >= closest) {
        plan.pitches = std::min(closest_with_badges_below, beside);
    } else {
        close_up(plan, height);
        return;
    }
    plan.target_pitch = hidden_pitch * plan.pitches;
}

// From fitted positions to the screen.
struct Zoom {
    ImVec2 middle;
    float zoom, scale;

    explicit Zoom(const LayoutInput& input)
        : middle(input.width / 2, input.height / 2), zoom(input.zoom), scale(input.scale) {}
    float x(float fitted) const { return (middle.x + (fitted - middle.x) * zoom) * scale; }
    float y(float fitted) const { return (middle.y + (fitted - middle.y) * zoom) * scale; }
};

// The last gap, to E, is the narrower one.
void place_columns(const LayoutInput& input, const Plan& plan, Layout& layout) {
    const Zoom zoom(input);
    const auto gaps = static_cast<float>(input.neurons.size() - 1);
    const float left = std::max(0.065F * input.width, (node_radius + 4) * plan.size);
    const float right = std::min(0.94F * input.width, input.width - (cost_width / 2 + 8) * plan.size);
    const float share = std::max(24.0F / 31.75F, least_error_gap / least_column_gap * plan.size);
    const float gap = (right - left) / (gaps + share);
    for (std::size_t l = 0; l < input.neurons.size(); ++l)
        layout.column_x.push_back(zoom.x(left + gap * static_cast<float>(l)));
    layout.column_x.push_back(zoom.x(right));
    layout.column_gap = gap * input.zoom * input.scale;
}

void place_nodes(const Plan& plan, const Zoom& zoom, float middle, Layout& layout) {
    for (std::size_t l = 0; l < plan.columns.size(); ++l) {
        const Column& column = plan.columns[l];
        const float pitch = std::max(column.pitch * plan.pitches, closest_pitch) * plan.size;
        const float top = middle - pitch * static_cast<float>(column.rows.size() - 1) / 2;
        layout.first_node.push_back(static_cast<int>(layout.nodes.size()));
        for (std::size_t i = 0; i < column.rows.size(); ++i)
            layout.nodes.push_back({static_cast<int>(l),
                                    column.rows[i].row,
                                    column.rows[i].folded,
                                    {layout.column_x[l], zoom.y(top + pitch * static_cast<float>(i))}});
    }
    layout.first_node.push_back(static_cast<int>(layout.nodes.size()));
}

Rect box_around(ImVec2 centre, float width, float height) {
    return {{centre.x - width / 2, centre.y - height / 2}, {centre.x + width / 2, centre.y + height / 2}};
}

void place_targets(const Plan& plan, const Zoom& zoom, float middle, Layout& layout) {
    const float x = layout.column_x.back(), unit = layout.unit;
    const float pitch = plan.target_pitch * plan.size;
    middle += plan.target_shift * plan.size;
    layout.cost = box_around({x, zoom.y(middle)}, cost_width * unit, cost_height * unit);
    const auto& rows = plan.columns.back().rows;
    const int above = targets_above(rows.size());
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const int slot = i < above ? i - above : i - above + 1;
        const Row& row = rows[static_cast<std::size_t>(i)];
        const ImVec2 centre{x, zoom.y(middle + pitch * static_cast<float>(slot))};
        layout.targets.push_back(
            {row.row, row.folded, box_around(centre, target_width * unit, target_height * unit)});
    }
}

void connect(int target, int source, Layout& layout) {
    const Node& t = layout.nodes[static_cast<std::size_t>(target)];
    const Node& s = layout.nodes[static_cast<std::size_t>(source)];
    const ImVec2 a = s.centre, b = t.centre;
    const float rim = layout.radius() / std::hypot(b.x - a.x, b.y - a.y);
    const bool number = t.row > 0 && s.row > 0;
    layout.lines.push_back({t.layer, number ? t.row : 0, number ? s.row : 0, target, source,
                            between(a, b, rim), between(b, a, rim)});
}

void connect_layers(Layout& layout) {
    for (std::size_t l = 1; l + 1 < layout.first_node.size(); ++l) {
        layout.first_line.push_back(static_cast<int>(layout.lines.size()));
        for (int target = layout.first_node[l]; target < layout.first_node[l + 1]; ++target)
            for (int source = layout.first_node[l - 1]; source < layout.first_node[l]; ++source)
                connect(target, source, layout);
    }
    layout.first_line.push_back(static_cast<int>(layout.lines.size()));
}

// A line from an output ends where the way to E's middle meets its box.
void connect_cost(Layout& layout) {
    const ImVec2 middle = layout.cost.centre(), size = layout.cost.size();
    const auto first = static_cast<std::size_t>(*(layout.first_node.end() - 2));
    for (std::size_t i = first; i < layout.nodes.size(); ++i) {
        const Node& node = layout.nodes[i];
        const ImVec2 way{middle.x - node.centre.x, middle.y - node.centre.y};
        const float rim = layout.radius() / std::hypot(way.x, way.y);
        const float box = 0.5F / std::max(std::abs(way.x) / size.x, std::abs(way.y) / size.y);
        layout.error_lines.push_back(
            {node.row, between(node.centre, middle, rim), between(middle, node.centre, box)});
    }
}

// Labels stand beside their target, so that with n sources p apart and targets q apart the column of labels
// is spaced evenly: n·p·u = q·(1 − u).
void share_labels(const Plan& plan, Layout& layout) {
    for (std::size_t l = 1; l < plan.columns.size(); ++l) {
        const Column &sources = plan.columns[l - 1], &targets = plan.columns[l];
        const auto n = static_cast<float>(sources.rows.size());
        const float u = targets.pitch / (n * sources.pitch + targets.pitch);
        layout.label_share.push_back(1 - std::clamp(u, 0.1F, 0.4F));
    }
}

// Below the nodes, if they stand far enough apart and the column leaves room at its end.
void place_badges(bool room_at_end, Layout& layout) {
    const float room = badge_room * layout.unit;
    float bottom = layout.targets.back().box.max.y;
    for (const Node& node : layout.nodes) bottom = std::max(bottom, node.centre.y + layout.radius());
    for (std::size_t l = 0; l + 1 < layout.first_node.size(); ++l) {
        const Node& last = layout.nodes[static_cast<std::size_t>(layout.first_node[l + 1] - 1)];
        const bool apart = layout.pitch(static_cast<int>(l)) >= 2 * layout.radius() + room + 2 * layout.unit;
        const bool ends_free =
            room_at_end || last.centre.y + layout.radius() + room <= bottom + side_badge_room * layout.unit;
        layout.badges_below.push_back(apart && ends_free);
    }
}

} // namespace

float Layout::pitch(int layer) const {
    const auto first = static_cast<std::size_t>(first_node[static_cast<std::size_t>(layer)]);
    const auto end = static_cast<std::size_t>(first_node[static_cast<std::size_t>(layer) + 1]);
    return end - first > 1 ? nodes[first + 1].centre.y - nodes[first].centre.y : 1e6F;
}

const Node& Layout::node(int layer, int row) const {
    const auto first = nodes.begin() + first_node[static_cast<std::size_t>(layer)];
    const auto end = nodes.begin() + first_node[static_cast<std::size_t>(layer) + 1];
    const auto found = std::find_if(first, end, [row](const Node& n) { return n.row == row; });
    return found != end ? *found : *std::find_if(first, end, [](const Node& n) { return n.row == 0; });
}

std::vector<int> layer_sizes(const Network& network) {
    std::vector<int> sizes;
    for (int l = 0; l <= network.depth(); ++l) sizes.push_back(static_cast<int>(network.neurons(l)));
    return sizes;
}

Layout make_layout(const LayoutInput& input) {
    Plan plan = plan_columns(input);
    fit_width(plan, input);
    fit_height(plan, input.height);
    const Zoom zoom(input);
    Layout layout;
    layout.unit = input.scale * std::min(plan.size * input.zoom, largest_element);
    const float below = (plan.badges_below ? badge_room : side_badge_room) * plan.size;
    const float middle = (input.height - below) / 2;
    place_columns(input, plan, layout);
    place_nodes(plan, zoom, middle, layout);
    place_targets(plan, zoom, middle, layout);
    connect_layers(layout);
    connect_cost(layout);
    share_labels(plan, layout);
    place_badges(plan.badges_below, layout);
    return layout;
}

float distance(ImVec2 point, ImVec2 from, ImVec2 to) {
    const ImVec2 way{to.x - from.x, to.y - from.y};
    const float square = way.x * way.x + way.y * way.y;
    const float dot = (point.x - from.x) * way.x + (point.y - from.y) * way.y;
    const ImVec2 nearest = between(from, to, square == 0 ? 0 : std::clamp(dot / square, 0.0F, 1.0F));
    return std::hypot(point.x - nearest.x, point.y - nearest.y);
}

} // namespace backstep::diagram
