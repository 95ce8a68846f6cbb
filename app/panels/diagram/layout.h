#pragma once

#include "app/widgets/item_map.h"
#include "core/model/network.h"

#include <imgui.h>

#include <set>
#include <vector>

/// Where everything in the network diagram stands. Pure arithmetic: no session, no fonts, no drawing.
namespace backstep::diagram {

/// Layers with more neurons than this show the first and last few and a node that stands for the rest.
inline constexpr int most_unfolded_neurons = 12;
inline constexpr int neurons_beside_fold = 5;

/// Radius of a node in pixels of the design.
inline constexpr float node_radius = 31;
/// Elements grow with the zoom up to this; from there on only the distances do.
inline constexpr float largest_element = 1.5F;

/// What a layout depends on.
struct LayoutInput {
    std::vector<int> neurons;    ///< per layer, the input first; at least two layers
    std::set<int> unfolded;      ///< layers shown whole although they are large
    float width = 0, height = 0; ///< of the canvas, in pixels of the design
    float scale = 1;             ///< screen pixels per pixel of the design
    float zoom = 1;              ///< 1: all fits into the canvas

    bool operator==(const LayoutInput&) const = default;
};

/// How many neurons each layer has, the input first.
std::vector<int> layer_sizes(const Network& network);

/// A neuron, or the ellipsis of a folded layer.
struct Node {
    int layer = 0;
    int row = 0;    ///< from 1; 0: the ellipsis
    int folded = 0; ///< how many neurons the ellipsis stands for
    ImVec2 centre;
};

/// A weight, from a node of the layer before to a node of `layer`; the ends lie on the nodes' rims.
struct Line {
    int layer = 0;
    int row = 0, column = 0;    ///< of the weight, from 1; 0: it touches an ellipsis, and has no number
    int target = 0, source = 0; ///< places in Layout::nodes
    ImVec2 from, to;
};

/// The way from an output to E.
struct ErrorLine {
    int row = 0; ///< of the output; 0: the ellipsis
    ImVec2 from, to;
};

/// The target of one output, or the ellipsis of a folded output layer.
struct Target {
    int row = 0, folded = 0;
    Rect box;
};

/// In screen pixels from the canvas's upper left corner, not yet panned.
struct Layout {
    float unit = 1;                 ///< screen pixels per pixel of the design, of nodes, text and lines
    std::vector<bool> badges_below; ///< per layer; else beside the node, because the nodes stand too close
    float column_gap = 0;           ///< between the layers
    std::vector<float> column_x;    ///< per layer, then that of E
    std::vector<Node> nodes;        ///< layer by layer, top to bottom
    std::vector<int> first_node;    ///< per layer, and the end
    std::vector<Line> lines;        ///< layer by layer, target by target
    std::vector<int> first_line;    ///< of layers 1, 2, …, and the end
    std::vector<float> label_share; ///< of layers 1, 2, …: how far along a line its label stands
    std::vector<ErrorLine> error_lines;
    std::vector<Target> targets;
    Rect cost;

    int depth() const { return static_cast<int>(first_line.size()) - 1; }
    float radius() const { return node_radius * unit; }
    bool has_badges_below(int layer) const { return badges_below[static_cast<std::size_t>(layer)]; }
    /// How far apart the nodes of a layer stand; a lot if there is but one.
    float pitch(int layer) const;
    /// The node that shows a neuron: itself, or the ellipsis it is folded into.
    const Node& node(int layer, int row) const;
};

Layout make_layout(const LayoutInput& input);

inline ImVec2 between(ImVec2 from, ImVec2 to, float share) {
    return {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
}

/// How far `point` is from the line.
float distance(ImVec2 point, ImVec2 from, ImVec2 to);

} // namespace backstep::diagram
