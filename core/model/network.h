#pragma once

#include "core/model/activation.h"
#include "core/model/matrix.h"

#include <vector>

namespace backstep {

/// One dense layer: z = W a′ + b, a = σ(z), with a′ the activations of the layer before.
struct Layer {
    Activation activation = Activation::sigmoid;
    Matrix W; ///< W(to, from): neurons of this layer × neurons of the layer before
    Vector b; ///< one bias per neuron

    Eigen::Index neurons() const { return W.rows(); }
    Eigen::Index inputs() const { return W.cols(); }

    bool operator==(const Layer& other) const {
        return activation == other.activation && W.rows() == other.W.rows() && W.cols() == other.W.cols() &&
               b.size() == other.b.size() && W == other.W && b == other.b;
    }
};

/// A dense network. layers[0] is the first hidden layer; in names and formulas it is layer 1, layer 0 being
/// the input. There is at least one layer, and each fits the one before.
struct Network {
    std::vector<Layer> layers;

    int depth() const { return static_cast<int>(layers.size()); }
    Eigen::Index inputs() const { return layers.front().inputs(); }
    Eigen::Index outputs() const { return layers.back().neurons(); }

    /// Neurons of layer l, 0 being the input.
    Eigen::Index neurons(int l) const { return l == 0 ? inputs() : layer(l).neurons(); }

    /// Layer l, 1 ≤ l ≤ depth().
    const Layer& layer(int l) const { return layers[static_cast<std::size_t>(l - 1)]; }
    Layer& layer(int l) { return layers[static_cast<std::size_t>(l - 1)]; }

    bool operator==(const Network&) const = default;
};

} // namespace backstep
