#pragma once

#include "core/model/scenario.h"

#include <cstdint>
#include <span>
#include <vector>

namespace backstep {

/// In an epoch every example is used once; its last update takes what is left.
std::int64_t updates_per_epoch(const Scenario& scenario);

/// The examples (indices from 0) of update u ≥ 0: in file order, or shuffled anew for every epoch. An update
/// that uses all of them takes them in file order.
std::vector<int> examples_of_update(const Scenario& scenario, std::int64_t update);

/// The same for one update after the other: remembers the epoch's order, and allocates nothing after the
/// first.
class ExampleOrder {
public:
    explicit ExampleOrder(const Scenario& scenario);

    /// Valid until the next call.
    std::span<const int> of_update(std::int64_t update);

private:
    std::int64_t updates_per_epoch_;
    std::size_t per_update_;
    std::uint64_t seed_;
    bool shuffle_;
    std::vector<int> order_;
    std::int64_t epoch_ = -1;

    void shuffle(std::int64_t epoch);
};

} // namespace backstep
