#include "app/session/state.h"

#include <fmt/format.h>

namespace backstep {

void Session::State::apply(const command::Train& wanted) {
    playing = false;
    trainer.start(walker.place().update, wanted.updates);
}

void Session::State::apply(const command::StopTraining&) {
    interrupt();
}

void Session::State::apply(const command::ForgetGhosts&) {
    ghosts.clear();
}

std::optional<double> Session::State::train(double now) {
    if (!trainer.going()) return std::nullopt;
    using namespace std::chrono_literals;
    const std::shared_ptr<History>& run = walker.place().run;
    const Trainer::State state = trainer.slice(run, 8ms, most_updates(run->scenario()));
    if (auto numbers = trainer.take_numbers())
        walker.go_to(trainer.at(), std::move(*numbers));
    else
        walker.go_to(trainer.at(), 0);
    moved();
    if (state == Trainer::State::diverged) diverged();
    if (state == Trainer::State::full)
        messages.reply(Message::Kind::information,
                       fmt::format("Training stopped after update {}: this is as many as one run remembers.",
                                   trainer.at()));
    constexpr double between_looks = 0.01; // at a thread, in seconds
    if (!trainer.going()) return std::nullopt;
    return trainer.in_thread() ? now + between_looks : now;
}

} // namespace backstep
