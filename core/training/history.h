#pragma once

#include "core/trace/trace.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace backstep {

/// A training run that can return to any of its updates exactly. Update 0 is the scenario's own weights. Only
/// some states are kept; the others are computed again from the one before, to the same bits.
class History {
public:
    explicit History(Scenario scenario);

    const Scenario& scenario() const;
    std::int64_t updates() const; ///< how many have been made

    /// Makes one more update. False, and nothing changes, if it would give a number that is not finite.
    bool advance();

    /// The weights after `update` updates, 0 ≤ update ≤ updates().
    Network network_at(std::int64_t update) const;

    /// Reduced cost over all examples before update u + 1, 0 ≤ u ≤ updates().
    double cost(std::int64_t update) const;
    double cost(std::int64_t update, int example) const;

    /// √(Σ (∂E/∂w)² + Σ (∂E/∂b)²) of layer l in the gradient that update u used, 1 ≤ u ≤ updates().
    double gradient_norm(std::int64_t update, int layer) const;

private:
    struct Checkpoint {
        std::int64_t update;
        Network network;
    };
    Scenario scenario_;
    std::vector<Checkpoint> checkpoints_;
    std::int64_t spacing_ = 1;
    Network latest_;
    Trace trace_, all_;                          ///< scratch: the update's examples; every example
    std::vector<int> everything_;                ///< 0 … examples − 1
    std::vector<double> costs_, example_costs_, norms_;
    std::int64_t updates_ = 0;

    void record_costs();
    void keep_checkpoint();
};

/// The weights after one update, without a history: `train` for callers that need only the numbers.
void train_one(Network& network, const Scenario& scenario, std::int64_t update, Trace& trace);

} // namespace backstep
