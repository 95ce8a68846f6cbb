#include "app/session/update_thread.h"

#include <utility>

namespace backstep {

UpdateThread::UpdateThread(std::shared_ptr<History> run, std::int64_t update)
    : run_(std::move(run)), update_(update), thread_([this](const std::stop_token& stop) {
          try {
              work(stop);
          } catch (...) { // such as the memory's end
              failure_ = std::current_exception();
          }
          finished_.store(true, std::memory_order_release);
          finished_.notify_all();
      }) {}

void UpdateThread::work(const std::stop_token& stop) {
    const bool made = update_ <= run_->updates();
    if (!made && !run_->compute_next(stop)) return;
    if (stop.stop_requested()) return;
    numbers_ = numbers_at(*run_, update_, made ? run_->network_at(update_) : run_->next());
}

std::optional<UpdateNumbers> UpdateThread::take(const History& run, std::int64_t update) {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    if (run_.get() != &run || update_ != update) return std::nullopt;
    return std::exchange(numbers_, std::nullopt);
}

} // namespace backstep
