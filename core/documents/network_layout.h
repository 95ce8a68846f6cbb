#pragma once

#include "core/model/network.h"

#include <vector>

namespace backstep {

/// Where a drawing of a network has its parts: a column for each layer, the targets and the error in the last
/// one. Units are those of the picture, y downwards.
struct NetworkLayout {
    struct Place {
        double x = 0.0, y = 0.0;
    };
    struct Node {
        int neuron = 1; ///< from 1
        Place at;
    };
    struct Column {
        std::vector<Node> nodes; ///< of a large layer the first ones and the last
        int left_out = 0;        ///< how many between those two
        Place dots;              ///< where those are hinted at
    };

    static constexpr double radius = 33.0;
    static constexpr double cost_width = 88.0, cost_height = 66.0;
    static constexpr double target_width = 76.0, target_height = 46.0;

    double width = 0.0, height = 0.0;
    double heads = 24.0;        ///< baseline of the columns' names
    std::vector<Column> layers; ///< 0: the inputs
    Column targets;
    Place cost;

    /// How far along the edges into a layer (1 …) their labels stand, so that they keep clear of each other;
    /// 0 if they cannot.
    std::vector<double> labels_at;
};

/// `pitch` is the least distance of two neurons in a column; layers of more than `most` neurons are folded.
NetworkLayout layout(const Network& network, double pitch, int most);

} // namespace backstep
