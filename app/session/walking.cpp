#include "app/session/state.h"

#include <fmt/format.h>

namespace backstep {

// The walk, training and playing each move the same cursor: whoever moves it by hand stops the others.
void Session::State::interrupt() {
    playing = false;
    trainer.stop();
}

// After a move that is no step forward: nothing runs along the edges.
void Session::State::moved() {
    step_taken = false;
    step_started = -std::numeric_limits<double>::infinity();
}

void Session::State::step_forward() {
    if (walker.place().position == walker.walk().end()) trainer.wait(); // the run may be changed
    if (walker.forward(settings.settings().granularity)) {
        step_taken = true;
    } else {
        playing = false;
        diverged();
    }
}

void Session::State::diverged() {
    messages.reply(
        Message::Kind::warning,
        fmt::format("Update {} would give numbers that are not finite; a smaller learning rate may help.",
                    walker.place().update + 1));
}

void Session::State::apply(const command::StepForward&) {
    interrupt();
    // An audience is asked aloud.
    if (predictions.question && mode == Mode::walk) {
        ++predictions.calls;
        return;
    }
    const std::int64_t before = walker.place().update;
    step_forward();
    if (!predictions.on || mode != Mode::walk || walker.place().update == before) return;
    walker.go_to(walker.place().update, 0); // whose first number is asked for too
    moved();
}

void Session::State::apply(const command::StepBack&) {
    interrupt();
    walker.back(settings.settings().granularity);
    moved();
}

void Session::State::apply(const command::GoToFirst&) {
    interrupt();
    const Place& place = walker.place();
    walker.go_to(place.position == 0 ? 0 : place.update, 0);
    moved();
}

void Session::State::apply(const command::GoToLast&) {
    interrupt();
    walker.go_to(walker.place().update, walker.walk().end());
    moved();
}

void Session::State::apply(const command::GoToStep& wanted) {
    interrupt();
    walker.go_to(walker.place().update, walker.walk().after(wanted.number, settings.settings().granularity));
    moved();
}

void Session::State::apply(const command::GoToQuantity& wanted) {
    if (problem(wanted.quantity, walker.scenario())) return;
    const Walk& walk = walker.walk();
    const auto at = walk.known_at(wanted.quantity, walk.example_at(walker.place().position));
    if (!at || *at == 0) return; // what is given is known everywhere
    const Granularity granularity = settings.settings().granularity;
    apply(command::GoToStep{walk.current_step(*at, granularity)});
}

void Session::State::apply(const command::GoToUpdate& wanted) {
    interrupt();
    walker.go_to(wanted.update, 0);
    moved();
}

void Session::State::apply(const command::SetGranularity& wanted) {
    settings.change([&](Settings& s) { s.granularity = wanted.granularity; });
}

void Session::State::apply(const command::SetPlaying& wanted) {
    interrupt();
    playing = wanted.playing;
    next_step_due.reset();
}

void Session::State::apply(const command::SetMode& wanted) {
    if (mode != wanted.mode) hovered.reset(); // what was under the pointer is no longer there
    mode = wanted.mode;
}

void Session::State::apply(const command::Select& wanted) {
    const bool exists = wanted.quantity && !problem(*wanted.quantity, walker.scenario());
    selected = exists ? wanted.quantity : std::nullopt;
    lit_path.reset();
}

void Session::State::apply(const command::Hover& wanted) {
    const bool exists = wanted.quantity && !problem(*wanted.quantity, walker.scenario());
    hovered = exists ? wanted.quantity : std::nullopt;
}

void Session::State::apply(const command::LightPath& wanted) {
    lit_path = wanted.path;
}

std::optional<double> Session::State::play(double now) {
    if (!playing) return std::nullopt;
    const bool first = !next_step_due;
    if (!first && now < *next_step_due) return next_step_due;
    next_step_due = now + 1.0 / settings.settings().steps_per_second;
    const auto at_end = [&] { return walker.place().position == walker.walk().end(); };
    if (first || !at_end()) step_forward();
    if (at_end()) playing = false;
    return playing ? next_step_due : std::nullopt;
}

} // namespace backstep
