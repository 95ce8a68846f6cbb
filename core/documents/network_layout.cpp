#include "core/documents/network_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace backstep {
namespace {

using Column = NetworkLayout::Column;

constexpr double margin = 62.0, top = 44.0, bottom = 14.0;
constexpr double label_height = 14.0;

std::vector<int> shown_neurons(int count, int most) {
    std::vector<int> neurons;
    for (int i = 1; i <= count; ++i)
        if (count <= most || i < most || i == count) neurons.push_back(i);
    return neurons;
}

int rows(const Column& column) {
    return static_cast<int>(column.nodes.size()) + (column.left_out > 0 ? 1 : 0);
}

Column column_of(int count, int most) {
    Column column;
    for (const int neuron : shown_neurons(count, most)) column.nodes.push_back({neuron, {}});
    column.left_out = count - static_cast<int>(column.nodes.size());
    return column;
}

// Rows `pitch` apart around the middle; the dots take the row before the last.
void place(Column& column, double x, double middle, double pitch) {
    const int count = rows(column);
    double y = middle - pitch * (count - 1) / 2.0;
    for (auto& node : column.nodes) {
        if (column.left_out > 0 && &node == &column.nodes.back()) {
            column.dots = {x, y};
            y += pitch;
        }
        node.at = {x, y};
        y += pitch;
    }
}

// Half of the targets above the error, the others below.
void place_targets(Column& targets, double x, double middle) {
    constexpr double step = NetworkLayout::target_height + 12.0;
    constexpr double first = (NetworkLayout::cost_height + NetworkLayout::target_height) / 2.0 + 30.0;
    const auto count = static_cast<int>(targets.nodes.size());
    const int above = (count + 1) / 2;
    for (int k = 0; k < count; ++k) {
        const double y = k < above ? -first - step * (above - 1 - k) : first + step * (k - above);
        targets.nodes[static_cast<std::size_t>(k)].at = {x, middle + y};
    }
}

double least_gap(const Column& from, const Column& to, double t) {
    std::vector<double> heights;
    for (const auto& source : from.nodes)
        for (const auto& target : to.nodes) heights.push_back(std::lerp(source.at.y, target.at.y, t));
    std::ranges::sort(heights);
    double gap = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < heights.size(); ++i) gap = std::min(gap, heights[i] - heights[i - 1]);
    return gap;
}

double label_place(const Column& from, const Column& to) {
    constexpr std::array places{0.62, 0.58, 0.64, 0.55, 0.45, 0.38, 0.52, 0.36};
    const auto* best = std::ranges::max_element(
        places, {}, [&](double t) { return std::min(least_gap(from, to, t), label_height + 4.0); });
    return least_gap(from, to, *best) >= label_height ? *best : 0.0;
}

double targets_height(int count) {
    const int above = (count + 1) / 2;
    return NetworkLayout::cost_height + 2.0 * (30.0 + above * (NetworkLayout::target_height + 12.0));
}

} // namespace

NetworkLayout layout(const Network& network, double pitch, int most) {
    NetworkLayout result;
    int tallest = 1;
    for (int l = 0; l <= network.depth(); ++l) {
        result.layers.push_back(column_of(static_cast<int>(network.neurons(l)), most));
        tallest = std::max(tallest, rows(result.layers.back()));
    }
    result.targets = column_of(static_cast<int>(network.outputs()), most);

    const double distance = network.depth() <= 2 ? 310.0 : 250.0;
    const double inner =
        std::max(tallest * pitch, targets_height(static_cast<int>(result.targets.nodes.size())));
    const double middle = top + inner / 2.0;
    result.height = top + inner + bottom;
    double x = margin;
    for (Column& column : result.layers) {
        place(column, x, middle, std::min(pitch * 1.35, inner / rows(column)));
        x += distance;
    }
    x += 210.0 - distance;
    place_targets(result.targets, x, middle);
    result.cost = {x, middle};
    result.width = x + margin;
    for (std::size_t l = 1; l < result.layers.size(); ++l)
        result.labels_at.push_back(label_place(result.layers[l - 1], result.layers[l]));
    return result;
}

} // namespace backstep
