#pragma once

#include "app/session/walker.h"

#include <atomic>
#include <exception>
#include <memory>
#include <optional>
#include <thread>

namespace backstep {

/// Works out in a thread of its own what it takes to stand at one update of a run: the update itself, if it
/// is the first one not made, and all numbers of it. Until it has finished, the run may be read and not
/// changed.
class UpdateThread {
public:
    /// 0 ≤ update ≤ run->updates() + 1.
    UpdateThread(std::shared_ptr<History> run, std::int64_t update);

    /// Soon it will have finished, as a rule with nothing to take. When this object goes, it waits for that.
    void stop() { thread_.request_stop(); }

    bool finished() const { return finished_.load(std::memory_order_acquire); }
    void wait() const { finished_.wait(false, std::memory_order_acquire); }

    /// Once finished: the numbers of that update, if they are these that it worked out. If the update would
    /// not be finite, they are not either: see History::take_next. Throws what the thread did.
    std::optional<UpdateNumbers> take(const History& run, std::int64_t update);

private:
    std::shared_ptr<History> run_;
    std::int64_t update_;
    std::optional<UpdateNumbers> numbers_;
    std::exception_ptr failure_;
    std::atomic<bool> finished_ = false;
    std::jthread thread_; // the last member: it uses the others

    void work(const std::stop_token& stop);
};

} // namespace backstep
