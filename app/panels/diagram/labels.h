#pragma once

#include "app/panels/diagram/layout.h"

namespace backstep::diagram {

/// How wide and high the parts of a line's label are, in screen pixels.
struct LabelSizes {
    float name = 0;      ///< of a weight
    float all_names = 0; ///< the widest name of all kinds shown
    float value = 0;     ///< one number
    float row = 0;       ///< height of one row
    float gap = 0;       ///< between parts
    float padding = 0;   ///< left and right in a plate
    float name_row = 0;  ///< height of a row with a name, if that is more
};

/// How the labels of one layer look. Without a plan that leaves them apart from each other and from the nodes
/// they are not shown.
struct LabelPlan {
    bool shown = false;
    bool names = false;
    int kinds = 1;        ///< numbers per label
    bool stacked = false; ///< one number a row, else side by side
    float share = 0;      ///< how far along the way between the nodes' centres
    ImVec2 size;
};

/// The richest plan for the layer's labels in which none touches another or a node: with names, else without,
/// else with the first kind of number alone.
LabelPlan plan_labels(const Layout& layout, int layer, int kinds, const LabelSizes& sizes);

/// Where the label of a line stands.
Rect label_box(const Layout& layout, const Line& line, const LabelPlan& plan);

} // namespace backstep::diagram
