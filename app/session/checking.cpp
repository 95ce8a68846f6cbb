#include "app/session/state.h"
#include "core/model/input_error.h"

#include <fmt/format.h>

namespace backstep {
namespace {

constexpr double keep_after = 1.0; ///< seconds from the first letter until it is on the disk

} // namespace

void Session::State::apply(const command::WriteAnswers& wanted) {
    answers.write(wanted.answers);
    answers_changed = true;
}

void Session::State::apply(const command::UndoAnswers&) {
    answers.undo();
    answers_changed = true;
}

void Session::State::apply(const command::RedoAnswers&) {
    answers.redo();
    answers_changed = true;
}

std::optional<double> Session::State::keep_typed_answers(double now) {
    if (!answers_changed) return std::nullopt;
    if (!answers_due) answers_due = now + keep_after;
    if (now < *answers_due) return answers_due;
    keep_answers();
    return std::nullopt;
}

void Session::State::keep_answers() {
    answers_changed = false;
    answers_due.reset();
    try {
        answers.keep(walker.scenario());
        answers_not_kept = false;
    } catch (const InputError& error) {
        if (!answers_not_kept)
            messages.notice(Message::Kind::warning,
                            fmt::format("Your answers cannot be kept for the next time: {}.", error.what()));
        answers_not_kept = true;
    }
}

const std::map<Quantity, std::string>& Session::answers() const {
    return state_->answers.answers();
}
bool Session::can_undo_answers() const {
    return state_->answers.can_undo();
}
bool Session::can_redo_answers() const {
    return state_->answers.can_redo();
}

} // namespace backstep
