#include "app/panels/diagram/labels.h"

#include <algorithm>
#include <array>
#include <limits>

namespace backstep::diagram {
namespace {

ImVec2 plate_size(const LabelPlan& plan, const LabelSizes& sizes) {
    const auto kinds = static_cast<float>(plan.kinds);
    const float numbers = plan.stacked ? sizes.value : kinds * sizes.value + (kinds - 1) * sizes.gap;
    const float names = plan.stacked && plan.kinds > 1 ? sizes.all_names : sizes.name;
    const float row = plan.names ? std::max(sizes.row, sizes.name_row) : sizes.row;
    return {numbers + (plan.names ? names + sizes.gap : 0) + 2 * sizes.padding,
            (plan.stacked ? kinds : 1) * row};
}

ImVec2 centre_of(const Layout& layout, const Line& line, float share) {
    return between(layout.nodes[static_cast<std::size_t>(line.source)].centre,
                   layout.nodes[static_cast<std::size_t>(line.target)].centre, share);
}

std::vector<float> heights(const Layout& layout, int layer, float share) {
    const auto first = static_cast<std::size_t>(layout.first_line[static_cast<std::size_t>(layer - 1)]);
    const auto end = static_cast<std::size_t>(layout.first_line[static_cast<std::size_t>(layer)]);
    std::vector<float> y;
    for (std::size_t i = first; i < end; ++i)
        if (layout.lines[i].row > 0) y.push_back(centre_of(layout, layout.lines[i], share).y);
    std::sort(y.begin(), y.end());
    return y;
}

// All labels of a layer stand in one column, so it is enough to look at their heights.
bool apart(const Layout& layout, int layer, const LabelPlan& plan) {
    const std::vector<float> y = heights(layout, layer, plan.share);
    for (std::size_t i = 1; i < y.size(); ++i)
        if (y[i] - y[i - 1] < plan.size.y) return false;
    return true;
}

// How high labels may be at most: nowhere on their way do lines spread wider than at its ends.
float greatest_height(const Layout& layout, int layer) {
    float greatest = std::numeric_limits<float>::max();
    for (const float end : {0.0F, 1.0F}) {
        const std::vector<float> y = heights(layout, layer, end);
        if (y.size() < 2) return greatest;
        const float mean = (y.back() - y.front()) / static_cast<float>(y.size() - 1);
        greatest = end == 0 ? mean : std::max(greatest, mean);
    }
    return greatest;
}

// Where labels leave each other free, off the nodes at both ends: at the usual place if that will do, else as
// near to it as may be. With names they stay by their target.
bool find_place(const Layout& layout, int layer, LabelPlan& plan) {
    constexpr int steps = 40;
    constexpr float farthest_with_names = 0.15F;
    const float gap = layout.column_gap, rim = layout.radius() + 3 * layout.unit, half = plan.size.x / 2;
    const float first = (half + rim) / gap, last = 1 - first;
    if (first > last) return false;
    const float wanted = std::clamp(layout.label_share[static_cast<std::size_t>(layer - 1)], first, last);
    const float farthest =
        plan.names ? farthest_with_names : std::max(wanted - first, last - wanted) + 0.001F;
    for (int i = 0; i <= steps; ++i)
        for (const float side : {-1.0F, 1.0F}) {
            if (i == 0 && side > 0) continue;
            plan.share = wanted + side * farthest * static_cast<float>(i) / steps;
            if (plan.share < first - 0.001F || plan.share > last + 0.001F) continue;
            if (apart(layout, layer, plan)) return true;
        }
    return false;
}

} // namespace

LabelPlan plan_labels(const Layout& layout, int layer, int kinds, const LabelSizes& sizes) {
    const std::array<LabelPlan, 6> plans{
        LabelPlan{true, true, kinds, true, 0, {}},  LabelPlan{true, true, kinds, false, 0, {}},
        LabelPlan{true, false, kinds, true, 0, {}}, LabelPlan{true, false, kinds, false, 0, {}},
        LabelPlan{true, true, 1, false, 0, {}},     LabelPlan{true, false, 1, false, 0, {}}};
    const float greatest = greatest_height(layout, layer);
    for (LabelPlan plan : plans) {
        if (kinds == 1 && !plan.stacked) continue; // the same as stacked
        plan.size = plate_size(plan, sizes);
        if (plan.size.y <= greatest && find_place(layout, layer, plan)) return plan;
    }
    return {};
}

Rect label_box(const Layout& layout, const Line& line, const LabelPlan& plan) {
    const ImVec2 centre = centre_of(layout, line, plan.share);
    return {{centre.x - plan.size.x / 2, centre.y - plan.size.y / 2},
            {centre.x + plan.size.x / 2, centre.y + plan.size.y / 2}};
}

} // namespace backstep::diagram
