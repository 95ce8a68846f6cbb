#include "app/session/state.h"
#include "core/model/input_error.h"

#include <fmt/format.h>

namespace backstep {

void Session::State::apply(const command::WriteAnswers& wanted) {
    answers.write(wanted.answers);
    keep_answers();
}

void Session::State::apply(const command::UndoAnswers&) {
    answers.undo();
    keep_answers();
}

void Session::State::apply(const command::RedoAnswers&) {
    answers.redo();
    keep_answers();
}

void Session::State::keep_answers() {
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
