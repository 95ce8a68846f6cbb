#include "app/session/trainer.h"

#include <algorithm>

namespace backstep {

void Trainer::start(std::int64_t at, std::int64_t updates) {
    if (going()) {
        updates_ = updates == 0 || updates_ == 0 ? 0 : updates_ + updates;
        return;
    }
    state_ = State::going;
    from_ = at_ = at;
    updates_ = std::max(updates, std::int64_t{0});
}

Trainer::State Trainer::slice(History& run, std::chrono::steady_clock::duration budget) {
    const auto deadline = std::chrono::steady_clock::now() + budget;
    do state_ = step(run);
    while (going() && std::chrono::steady_clock::now() < deadline);
    return state_;
}

Trainer::State Trainer::step(History& run) {
    const std::int64_t until = from_ + updates_;
    if (at_ < run.updates()) {
        at_ = updates_ == 0 ? run.updates() : std::min(until, run.updates());
    } else {
        if (run.updates() >= most_updates(run.scenario())) return State::full;
        if (!run.advance()) return State::diverged;
        ++at_;
    }
    return updates_ != 0 && at_ == until ? State::done : State::going;
}

std::int64_t most_updates(const Scenario& scenario) {
    constexpr std::int64_t most_numbers = 50'000'000; // 400 MB
    const auto of_examples = std::min(scenario.examples.size(), History::most_example_costs);
    const std::int64_t per_update = 1 + static_cast<std::int64_t>(of_examples) + scenario.network.depth();
    return std::max<std::int64_t>(most_numbers / per_update, 1000);
}

} // namespace backstep
