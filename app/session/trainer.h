#pragma once

#include "app/session/update_thread.h"

#include <chrono>
#include <utility>

namespace backstep {

/// Training in slices between frames. Updates that the run has made already are not made again. An update
/// that alone would take longer than a slice is made in a thread, and slices only look whether it is there;
/// until then the run may be read.
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

    /// At once, though a thread may go on for a moment: `wait` before the run is changed.
    void stop();
    void wait() const;

    /// Works for at most `budget`, but makes one update at least unless that takes a thread; the run gets at
    /// most `most` updates.
    State slice(const std::shared_ptr<History>& run, std::chrono::steady_clock::duration budget,
                std::int64_t most);

    bool going() const { return state_ == State::going; }
    bool in_thread() const { return thread_ != nullptr; } ///< what is going on does so there
    std::int64_t at() const { return at_; }               ///< the update reached
    std::int64_t done() const { return at_ - from_; }
    std::int64_t target() const { return updates_; } ///< 0: until stopped

    /// Those of update at(), if a thread worked them out and they were not taken.
    std::optional<UpdateNumbers> take_numbers() { return std::exchange(numbers_, std::nullopt); }

private:
    State state_ = State::idle;
    std::int64_t from_ = 0, at_ = 0, updates_ = 0;
    std::unique_ptr<UpdateThread> thread_;
    std::optional<UpdateNumbers> numbers_;

    std::int64_t next(const History& run) const;
    State arrived() const;
    State step(History& run, std::int64_t most);
    State step_in_thread(const std::shared_ptr<History>& run, std::int64_t most);
};

/// How many updates a run may have: a history keeps some numbers of each, and memory ends.
std::int64_t most_updates(const Scenario& scenario);

/// Whether one update, with the numbers of the next one, may take longer than about 10 ms.
bool takes_long(const Scenario& scenario);

} // namespace backstep
