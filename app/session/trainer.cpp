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

void Trainer::stop() {
    state_ = State::idle;
    if (thread_ && thread_->finished())
        thread_.reset();
    else if (thread_)
        thread_->stop();
}

void Trainer::wait() const {
    if (thread_) thread_->wait();
}

Trainer::State Trainer::slice(const std::shared_ptr<History>& run, std::chrono::steady_clock::duration budget,
                              std::int64_t most) {
    if (takes_long(run->scenario())) return state_ = step_in_thread(run, most);
    const auto deadline = std::chrono::steady_clock::now() + budget;
    do state_ = step(*run, most);
    while (going() && std::chrono::steady_clock::now() < deadline);
    return state_;
}

// Where the next step leads: as far as updates were made already, then to one more.
std::int64_t Trainer::next(const History& run) const {
    if (at_ >= run.updates()) return at_ + 1;
    return updates_ == 0 ? run.updates() : std::min(from_ + updates_, run.updates());
}

Trainer::State Trainer::arrived() const {
    return updates_ != 0 && at_ == from_ + updates_ ? State::done : State::going;
}

Trainer::State Trainer::step(History& run, std::int64_t most) {
    const std::int64_t to = next(run);
    if (to > run.updates()) {
        if (run.updates() >= most) return State::full;
        if (!run.advance()) return State::diverged;
    }
    at_ = to;
    return arrived();
}

Trainer::State Trainer::step_in_thread(const std::shared_ptr<History>& run, std::int64_t most) {
    if (thread_ && !thread_->finished()) return State::going;
    const std::int64_t to = next(*run);
    const bool made = to <= run->updates();
    if (!made && run->updates() >= most) return State::full;
    std::optional<UpdateNumbers> numbers = thread_ ? thread_->take(*run, to) : std::nullopt;
    thread_.reset();
    if (!numbers) { // none yet, or of what was stopped
        thread_ = std::make_unique<UpdateThread>(run, to);
        return State::going;
    }
    if (!made && !run->take_next()) return State::diverged;
    at_ = to;
    numbers_ = std::move(numbers);
    return arrived();
}

std::int64_t most_updates(const Scenario& scenario) {
    constexpr std::int64_t most_numbers = 50'000'000; // 400 MB
    const std::size_t examples = scenario.examples.size();
    const std::size_t kept = examples <= History::most_example_costs ? examples : 0;
    const std::int64_t per_update = 1 + static_cast<std::int64_t>(kept) + scenario.network.depth();
    return std::max<std::int64_t>(most_numbers / per_update, 1000);
}

bool takes_long(const Scenario& scenario) {
    constexpr std::int64_t most_multiplications = 10'000'000;
    std::int64_t weights = 0;
    for (const Layer& layer : scenario.network.layers) weights += layer.W.size();
    // Forward and twice backward, for the update and for what is shown after it; the cost over all examples.
    const std::int64_t passes = 6 * examples_per_update(scenario) + std::ssize(scenario.examples);
    return weights * passes > most_multiplications;
}

} // namespace backstep
