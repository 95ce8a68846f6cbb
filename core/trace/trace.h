#pragma once

#include "core/model/scenario.h"

#include <span>
#include <vector>

namespace backstep {

/// Every number of one layer in one pass over m examples; n neurons, p inputs.
struct LayerTrace {
    Matrix z;     ///< n×m, weighted inputs, one column per example
    Matrix a;     ///< n×m, activations
    Matrix s;     ///< n×m, σ′(z); unused for softmax
    Matrix dE_da; ///< n×m
    Matrix delta; ///< n×m, ∂E/∂z
    Matrix dE_dW; ///< n×p, mean or sum over the m examples
    Vector dE_db; ///< n, likewise
    Matrix W_new; ///< n×p, after the update
    Vector b_new; ///< n

    bool operator==(const LayerTrace&) const = default;
};

/// Every number of the pass that one update makes: forward and backward for each of its examples, the mean or
/// sum of the gradients, the updated weights. Per-example weight gradients are not stored: they are one
/// product each, `example_weight_gradient`.
struct Trace {
    std::vector<int> examples; ///< indices into the scenario's examples, one per column
    Matrix x;                  ///< inputs, one column per example
    Matrix y;                  ///< targets
    std::vector<LayerTrace> layers;
    Vector costs;    ///< E of each example
    double cost = 0; ///< their mean or sum

    int depth() const { return static_cast<int>(layers.size()); }
    const LayerTrace& layer(int l) const { return layers[static_cast<std::size_t>(l - 1)]; }
    LayerTrace& layer(int l) { return layers[static_cast<std::size_t>(l - 1)]; }

    /// Activations of layer l, 0 being the input: n×m.
    const Matrix& activations(int l) const { return l == 0 ? x : layer(l).a; }

    /// The column of a scenario's example, or −1.
    int column_of(int example) const;

    bool operator==(const Trace&) const = default;
};

/// Sizes a trace for the network and the number of examples, if it has another size, and copies the examples
/// in. Allocates nothing once the size is right.
void prepare(const Scenario& scenario, std::span<const int> examples, Trace& trace);

/// z and a of every layer, and the costs (S13, N2, N3, M8).
void forward(const Network& network, const Scenario& scenario, Trace& trace);

/// δ and ∂E/∂a of every layer and the gradients, all at the network's weights, which are those of `forward`
/// (S27, N15, F11).
void backward(const Network& network, const Scenario& scenario, Trace& trace);

/// W − α ∂E/∂W and b − α ∂E/∂b (S28); frozen biases stay.
void update(const Network& network, const Scenario& scenario, Trace& trace);

/// All three over the given examples. The scenario gives everything but the weights, which are `network`'s.
void compute(const Network& network, const Scenario& scenario, std::span<const int> examples, Trace& trace);

/// Puts the updated weights into the network, leaving its old ones in the trace's place for them.
void take_update(Network& network, Trace& trace);

/// ∂E/∂w of one example, δ_i a′_j (S20, N10): layer l, row i, column j, column m of the trace; all from 0 but
/// l.
double example_weight_gradient(const Trace& trace, int l, Eigen::Index i, Eigen::Index j, Eigen::Index m);

/// The cost of the network over all examples of the scenario, reduced as the scenario says.
double total_cost(const Network& network, const Scenario& scenario);

} // namespace backstep
