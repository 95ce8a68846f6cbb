#include "app/panels/diagram/labels.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::diagram;

namespace {

// Sizes as they are at scale 1 with four decimals.
constexpr LabelSizes four_decimals{42, 66, 46, 16, 6, 2};

Layout lay_out(std::vector<int> neurons) {
    return make_layout({std::move(neurons), {}, 850, 400, 1, 1});
}

bool apart(Rect a, Rect b) {
    return a.max.x <= b.min.x || b.max.x <= a.min.x || a.max.y <= b.min.y || b.max.y <= a.min.y;
}

} // namespace

TEST_CASE("labels of 3-4-2 have their names in both layers") {
    const Layout layout = lay_out({3, 4, 2});
    const LabelPlan hidden = plan_labels(layout, 1, 1, four_decimals);
    const LabelPlan output = plan_labels(layout, 2, 1, four_decimals);
    CHECK(hidden.shown);
    CHECK(hidden.names);
    CHECK(output.shown);
    CHECK(output.names);
}

TEST_CASE("labels neither touch each other nor nodes, whatever is on them") {
    const std::vector<std::vector<int>> nets{{3, 4, 2},    {2, 2, 2}, {1, 1},
                                             {4, 4, 4, 4}, {6, 5, 3}, {12, 12, 12}};
    for (const auto& neurons : nets) {
        const Layout layout = lay_out(neurons);
        for (int layer = 1; layer <= layout.depth(); ++layer)
            for (int kinds = 1; kinds <= 3; ++kinds) {
                const LabelPlan plan = plan_labels(layout, layer, kinds, four_decimals);
                if (!plan.shown) continue;
                std::vector<Rect> boxes;
                for (const Line& line : layout.lines)
                    if (line.layer == layer) boxes.push_back(label_box(layout, line, plan));
                for (std::size_t i = 0; i < boxes.size(); ++i) {
                    for (std::size_t j = 0; j < i; ++j) CHECK(apart(boxes[i], boxes[j]));
                    CHECK(boxes[i].max.x <
                          layout.column_x[static_cast<std::size_t>(layer)] - layout.radius());
                    CHECK(boxes[i].min.x >
                          layout.column_x[static_cast<std::size_t>(layer) - 1] + layout.radius());
                }
            }
    }
}

TEST_CASE("where only one number fits, one is shown; where none fits, none") {
    const LabelPlan crowded = plan_labels(lay_out({12, 12, 12}), 1, 1, four_decimals);
    CHECK_FALSE(crowded.shown);
    const LabelPlan three = plan_labels(lay_out({3, 4, 2}), 1, 3, four_decimals);
    CHECK(three.shown);
    CHECK(three.kinds == 1);
}
