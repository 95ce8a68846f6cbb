#include "core/training/order.h"

#include "core/training/random.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace backstep {

std::int64_t updates_per_epoch(const Scenario& scenario) {
    const std::int64_t examples = std::ssize(scenario.examples), each = examples_per_update(scenario);
    return (examples + each - 1) / each;
}

std::vector<int> examples_of_update(const Scenario& scenario, std::int64_t update) {
    ExampleOrder order(scenario);
    const std::span<const int> examples = order.of_update(update);
    return {examples.begin(), examples.end()};
}

ExampleOrder::ExampleOrder(const Scenario& scenario)
    : updates_per_epoch_(backstep::updates_per_epoch(scenario)),
      per_update_(static_cast<std::size_t>(examples_per_update(scenario))), seed_(scenario.training.seed),
      shuffle_(scenario.training.shuffle && updates_per_epoch_ > 1), order_(scenario.examples.size()) {
    std::iota(order_.begin(), order_.end(), 0);
}

std::span<const int> ExampleOrder::of_update(std::int64_t update) {
    const std::int64_t epoch = update / updates_per_epoch_;
    if (shuffle_ && epoch != epoch_) shuffle(epoch);
    const std::size_t first = static_cast<std::size_t>(update % updates_per_epoch_) * per_update_;
    return std::span<const int>(order_).subspan(first, std::min(per_update_, order_.size() - first));
}

void ExampleOrder::shuffle(std::int64_t epoch) {
    std::iota(order_.begin(), order_.end(), 0);
    Random random(seed_, static_cast<std::uint64_t>(epoch));
    for (std::size_t left = order_.size(); left > 1; --left)
        std::swap(order_[left - 1], order_[static_cast<std::size_t>(random.below(left))]);
    epoch_ = epoch;
}

} // namespace backstep
