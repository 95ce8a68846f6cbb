#pragma once

#include "core/training/history.h"

#include <chrono>

namespace backstep {

/// Training in slices between frames. Updates that the run has made already are not made again.
class Trainer {
public:
    enum class State {
        idle,
        going,
        done,
        diverged, ///< the next update would give a number that is not finite
        full,     ///< the run has as many updates as it can remember
    };

    /// So many updates from update `at`; 0: until stopped. While it is going, so many more.
    void start(std::int64_t at, std::int64_t updates);
    void stop() { state_ = State::idle; }

    /// Works for at most `budget`, but makes one update at least; the run gets at most `most` updates.
    State slice(History& run, std::chrono::steady_clock::duration budget, std::int64_t most);

    bool going() const { return state_ == State::going; }
    std::int64_t at() const { return at_; } ///< the update reached
    std::int64_t done() const { return at_ - from_; }
    std::int64_t target() const { return updates_; } ///< 0: until stopped

private:
    State state_ = State::idle;
    std::int64_t from_ = 0, at_ = 0, updates_ = 0;

    State step(History& run, std::int64_t most);
};

/// How many updates a run may have: a history keeps some numbers of each, and memory ends.
std::int64_t most_updates(const Scenario& scenario);

} // namespace backstep
