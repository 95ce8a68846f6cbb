#pragma once

#include "app/panels/diagram/layout.h"
#include "app/panels/diagram/marks.h"
#include "app/widgets/edge_canvas.h"
#include "core/model/network.h"
#include "core/walk/quantity.h"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace backstep {

/// A number being typed over in the diagram.
struct DiagramEdit {
    std::optional<Quantity> quantity; ///< nothing: a learning rate
    int layer = 0;                    ///< that the rate is of; 0: of all
    Rect box;                         ///< where it stands, in screen pixels
    std::array<char, 128> text{};
    std::string problem; ///< one sentence about the text, or empty
    bool fresh = true;   ///< the field takes the keyboard in its first frame
};

/// For an audience: nothing around the network, no numbers on edges but those of `focus`, which stands out
/// whatever is selected.
struct DiagramForAudience {
    std::optional<Quantity> focus;
    bool pointed = true; ///< else the pointer only rests there, and nothing is under it
};

namespace diagram {
inline constexpr float margin_for_audience = 10; ///< above and below the network
}

/// How the diagram is looked at. Owned by who opens the panel, changed by draw_diagram alone.
struct DiagramView {
    float zoom = 1;   ///< 1: all fits
    ImVec2 pan{0, 0}; ///< in pixels of the design
    std::set<int> unfolded;

    std::optional<DiagramForAudience> for_audience;
    const DiagramMarks* marks = nullptr; ///< for one frame: own numbers in place of the walk's
    std::optional<DiagramEdit> edit;
    std::optional<Quantity> hovered; ///< what this panel last said is hovered
    bool dragged = false;            ///< since the button went down

    diagram::LayoutInput layout_input; ///< what `layout` was made for
    diagram::Layout layout;
    std::vector<Edge> edges; ///< room for the edges of a frame
};

/// Shows all of the network again.
inline void fit(DiagramView& view) {
    view.zoom = 1;
    view.pan = {0, 0};
}

/// Unfolds all layers that are too large to be shown whole, or folds them all again.
inline void toggle_folds(DiagramView& view, const Network& network) {
    const bool fold = !view.unfolded.empty();
    view.unfolded.clear();
    for (int l = 0; l <= network.depth() && !fold; ++l)
        if (network.neurons(l) > diagram::most_unfolded_neurons) view.unfolded.insert(l);
}

} // namespace backstep
