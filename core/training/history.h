#pragma once

#include "core/trace/trace.h"
#include "core/training/order.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace backstep {

/// A training run that can return to any of its updates exactly. Update 0 is the scenario's own weights. The
/// weights are kept at evenly spaced updates, at most 64 MB of them: when that is full every second goes.
/// Those between are computed again from the ones before, to the same bits. Of each update its costs and
/// gradient norms are kept.
class History {
public:
    /// A history of more examples keeps only the cost over all of them.
    static constexpr std::size_t most_example_costs = 16;

    explicit History(Scenario scenario);

    const Scenario& scenario() const { return scenario_; }
    std::int64_t updates() const { return updates_; } ///< how many have been made

    /// Makes one more update. False, and nothing changes, if a weight or the cost would not be finite.
    /// Allocates nothing but room for what is kept.
    bool advance();

    /// The two halves of it. The first one does the work, and may do it in another thread while this one
    /// reads the history: nothing that can be read changes. It is done once; asked to stop, it gives up
    /// between two products and returns false. The second one makes the update, or returns false like
    /// `advance`.
    bool compute_next(const std::stop_token& stop = {});
    bool take_next();

    /// The weights after the update that was computed and not taken.
    const Network& next() const { return next_; }

    /// The weights after `update` updates, 0 ≤ update ≤ updates().
    Network network_at(std::int64_t update) const;

    /// How many updates network_at computes again at most.
    std::int64_t spacing() const { return spacing_; }

    /// The cost over all examples after `update` updates, 0 ≤ update ≤ updates(): reduced, or of one example
    /// (from 0) if they are kept.
    double cost(std::int64_t update) const;
    double cost(std::int64_t update, int example) const;
    bool keeps_example_costs() const { return scenario_.examples.size() <= most_example_costs; }

    /// √(Σ (∂E/∂w)² + Σ (∂E/∂b)²) of layer l in the gradient that update u used, 1 ≤ u ≤ updates().
    double gradient_norm(std::int64_t update, int layer) const;

private:
    Scenario scenario_;
    ExampleOrder order_;
    Network latest_, next_;
    bool next_computed_ = false;
    std::int64_t updates_ = 0;

    std::vector<double> states_; ///< the parameters at updates 0, spacing, 2·spacing, …, one after the other
    std::size_t state_size_;     ///< how many parameters the network has
    std::int64_t spacing_ = 1;
    std::vector<double> costs_, example_costs_, norms_;

    // Between calls `all_` holds the forward pass of the latest weights over every example, or of those next.
    Trace all_, some_,
        rest_; ///< of every example; of an update; of an epoch's last update, if that is smaller

    Trace& trace_of(std::span<const int> examples);
    void keep_costs();
    void keep_norms(const Trace& trace);
    void keep_state();
    std::size_t most_states() const;
};

/// One update of the weights, without a history, for callers that need only the numbers.
void train_one(Network& network, const Scenario& scenario, ExampleOrder& order, std::int64_t update,
               Trace& trace);

} // namespace backstep
