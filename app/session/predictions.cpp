#include "app/session/predictions.h"

#include "app/session/state.h"
#include "core/check/written_number.h"

#include <cmath>

namespace backstep {
namespace {

constexpr int fewest_digits = 2, fewest_exact_digits = 6;

// Which of the numbers that the next step shows; of a vector not always the first, but the same one whenever
// the step is come to again.
Walk::Position asked_of(Walk::Position known, Walk::Position next, std::int64_t update) {
    const std::int64_t count = next - known;
    return known + 1 + (known * 7 + update * 5 + 3) % count;
}

} // namespace

bool is_right(Guess guess) {
    return guess >= Guess::last_digit;
}

Guess guess_of(std::string_view text, double value, int decimals) {
    const auto number = read_number(text, DecimalComma::understood);
    if (!number) return Guess::unreadable;
    const double off = std::abs(number->value - value), nothing = 1e-12 * std::abs(value);
    if (off <= nothing) return Guess::exact;
    if (number->fraction) return off <= 1e-9 * std::abs(value) ? Guess::exact : Guess::wrong;
    const bool enough = number->significant >= fewest_digits || number->decimals >= decimals;
    const double unit = number->unit();
    if (off <= 0.5 * unit * (1.0 + 1e-9) + nothing) {
        if (!enough) return Guess::too_short;
        return number->significant >= fewest_exact_digits ? Guess::exact : Guess::rounded;
    }
    // Working with the numbers shown may come out one off in the last of them, not in a place before.
    const bool worked_out = number->decimals >= decimals;
    return worked_out && off <= 1.5 * unit * (1.0 + 1e-9) + nothing ? Guess::last_digit : Guess::wrong;
}

void Session::State::apply(const command::SetPredicting& wanted) {
    if (wanted.predicting) playing = false;
    predictions.on = wanted.predicting;
    predictions.answered.reset();
}

void Session::State::apply(const command::Predict& wanted) {
    if (!predictions.question) return;
    Question& question = *predictions.question;
    const double value = shown_value(question.quantity).value_or(0.0);
    question.guess = guess_of(wanted.text, value, shown_decimals());
    question.given = wanted.text;
    if (!is_right(question.guess)) {
        if (question.guess == Guess::wrong) ++question.tries;
        return;
    }
    ++(question.hints > 0   ? predictions.hinted
       : question.tries > 0 ? predictions.later
                            : predictions.first_try);
    reveal(value);
}

void Session::State::apply(const command::ShowHint&) {
    if (predictions.question && predictions.question->hints < most_hints) ++predictions.question->hints;
}

void Session::State::apply(const command::SkipPrediction&) {
    if (!predictions.question) return;
    Question& question = *predictions.question;
    question.given.clear();
    question.guess = Guess::none;
    ++predictions.skipped;
    reveal(shown_value(question.quantity).value_or(0.0));
}

void Session::State::reveal(double value) {
    const Question& question = *predictions.question;
    ++predictions.asked;
    predictions.answered = Answered{question.quantity, question.given, question.guess, value};
    interrupt();
    step_forward();
}

// After whatever moved the walk or changed the numbers: what is asked now.
void Session::State::follow_predictions() {
    const Place& place = walker.place();
    const Granularity granularity = settings.settings().granularity;
    std::optional<Question>& question = predictions.question;
    if (!predictions.on || place.position == walker.walk().end()) return question.reset();
    if (question && question->revision == place.revision && question->update == place.update &&
        question->position == place.position && question->granularity == granularity &&
        question->rounding == rounding)
        return;
    const Walk::Position next = walker.walk().next(place.position, granularity);
    const Walk::Position asked = asked_of(place.position, next, place.update);
    question.emplace();
    question->quantity = walker.walk().step(asked, Granularity::element).quantities.front();
    question->revision = place.revision;
    question->update = place.update;
    question->position = place.position;
    question->granularity = granularity;
    question->rounding = rounding;
}

} // namespace backstep
