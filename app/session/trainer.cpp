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

Trainer::State Trainer::slice(History& run, std::chrono::steady_clock::duration budget, std::int64_t most) {
    const auto deadline = std::chrono::steady_clock::now() + budget;
    do state_ = step(run, most);
    while (going() && std::chrono::steady_clock::now() < deadline);
    return state_;
}

Trainer::State Trainer::step(History& run, std::int64_t most) {
    const std::int64_t until = from_ + updates_;
    if (at_ < run.updates()) {
        at_ = updates_ == 0 ? run.updates() : std::min(until, run.updates());
    } else {
        if (run.updates() >= most) return State::full;
        if (!run.advance()) return State::diverged;
        ++at_;
    }
    return updates_ != 0 && at_ == until ? State::done : State::going;
}

std::int64_t most_updates(const Scenario& scenario) {
    constexpr std::int64_t most_numbers = 50'000'000; // 400 MB
    const std::size_t examples = scenario.examples.size();
    const std::size_t kept = examples <= History::most_example_costs ? examples : 0;
    const std::int64_t per_update = 1 + static_cast<std::int64_t>(kept) + scenario.network.depth();
    return std::max<std::int64_t>(most_numbers / per_update, 1000);
}

} // namespace backstep
