#pragma once

#include "core/training/history.h"

#include <optional>
#include <vector>

namespace backstep::error_plot {

inline constexpr int look_ahead_updates = 50;

/// What the error would be if the run went on: computed on a copy, a little per frame, and kept until the run
/// changes.
class LookAhead {
public:
    /// Works for about 4 ms. Returns whether there is more to do.
    bool advance(const History& run);
    void forget() { basis_.reset(); }

    /// The costs after the run's last update, then after each that was not made; at most 51. Shorter where
    /// the next would not be finite.
    const std::vector<double>& costs() const { return costs_; }
    std::int64_t start() const { return start_; } ///< the run's last update

private:
    // What tells one run from another without comparing all its numbers.
    struct Basis {
        const History* run;
        std::vector<double> rates;
        Cost cost;
        Reduction reduction;
        Training training;
        bool update_biases;
        double last_cost;
        std::int64_t updates;
        bool operator==(const Basis&) const = default;
    };
    std::optional<Basis> basis_;
    std::int64_t start_ = 0;
    std::vector<double> costs_;
    Network network_;
    Trace trace_;
    std::optional<ExampleOrder> order_;

    void restart(const History& run);
};

} // namespace backstep::error_plot
