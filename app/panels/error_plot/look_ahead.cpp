#include "app/panels/error_plot/look_ahead.h"

#include <chrono>
#include <cmath>

namespace backstep::error_plot {

void LookAhead::restart(const History& run) {
    start_ = run.updates();
    network_ = run.network_at(start_);
    order_.emplace(run.scenario());
    costs_.assign(1, run.cost(start_));
}

bool LookAhead::advance(const History& run) {
    const Scenario& scenario = run.scenario();
    const Basis basis{&run,
                      scenario.learning_rates,
                      scenario.cost,
                      scenario.reduction,
                      scenario.training,
                      scenario.update_biases,
                      run.cost(run.updates()),
                      run.updates()};
    if (basis_ != basis) {
        restart(run);
        basis_ = basis;
    }
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(4);
    while (costs_.size() <= look_ahead_updates && std::isfinite(costs_.back())) {
        if (std::chrono::steady_clock::now() > deadline) return true;
        const auto update = start_ + static_cast<std::int64_t>(costs_.size()) - 1;
        train_one(network_, scenario, *order_, update, trace_);
        costs_.push_back(total_cost(network_, scenario));
    }
    if (!std::isfinite(costs_.back())) costs_.pop_back();
    return false;
}

} // namespace backstep::error_plot
