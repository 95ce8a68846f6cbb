#include "app/session/predictions.h"

#include "tests/session/support.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

using namespace backstep;
using namespace backstep::test;

namespace {

Session asking(Granularity granularity = Granularity::element) {
    Session session(bundled("mazur-2-2-2"));
    session.apply(command::SetGranularity{granularity});
    session.apply(command::SetPredicting{true});
    return session;
}

std::string right_answer(const Session& session) {
    return fmt::format("{:.4f}", session.value(session.predictions().question->quantity).value());
}

} // namespace

TEST_CASE("what a typed number is worth") {
    CHECK(guess_of("0.3775", 0.3775, 4) == Guess::exact);
    CHECK(guess_of("0.593270", 0.59326999, 4) == Guess::exact);
    CHECK(guess_of("0.5933", 0.59326999, 4) == Guess::rounded);
    CHECK(guess_of("0.59", 0.59326999, 4) == Guess::rounded);
    CHECK(guess_of("0,59", 0.59326999, 4) == Guess::rounded);
    CHECK(guess_of(".59", 0.59326999, 4) == Guess::rounded);
    CHECK(guess_of("0.6", 0.59326999, 4) == Guess::too_short);
    CHECK(guess_of("0.5932", 0.59326999, 4) == Guess::last_digit);
    CHECK(guess_of("0.5934", 0.59326999, 4) == Guess::last_digit);
    CHECK(guess_of("0.5931", 0.59326999, 4) == Guess::wrong);
    CHECK(guess_of("0.60", 0.59326999, 4) == Guess::wrong);
    CHECK(guess_of("-0.5933", 0.59326999, 4) == Guess::wrong);
    CHECK(guess_of("3/8", 0.375, 4) == Guess::exact);
    CHECK(guess_of("3/7", 0.375, 4) == Guess::wrong);
    CHECK(guess_of("0", 0.0004, 4) == Guess::too_short);
    CHECK(guess_of("0.0000", 0.00004, 4) == Guess::rounded);
    CHECK(guess_of("0", 0.0, 4) == Guess::exact);
    CHECK(guess_of("a half", 0.5, 4) == Guess::unreadable);
    CHECK(guess_of("", 0.5, 4) == Guess::unreadable);
}

TEST_CASE("a step forward asks, and shows nothing until the answer is right") {
    Session session = asking();
    session.apply(command::StepForward{});
    session.apply(command::StepForward{});
    CHECK(session.position() == 0);
    REQUIRE(session.predictions().question);
    CHECK(session.predictions().question->quantity == parse_quantity("z1[1]"));
    CHECK(session.predictions().calls == 2);

    session.apply(command::Predict{"0.4"});
    CHECK(session.position() == 0);
    CHECK(session.predictions().question->guess == Guess::too_short);
    session.apply(command::Predict{"0.51"});
    CHECK(session.predictions().question->guess == Guess::wrong);
    CHECK(session.predictions().question->tries == 1);
    session.apply(command::Predict{"0.3775"});
    CHECK(session.position() == 1);
    REQUIRE(session.predictions().answered);
    CHECK(session.predictions().answered->guess == Guess::exact);
    CHECK(session.predictions().later == 1);
    CHECK(session.predictions().question->quantity == parse_quantity("z1[2]"));
    CHECK(session.predictions().question->tries == 0);
}

TEST_CASE("the score tells first tries, later ones, hints and numbers shown apart") {
    Session session = asking();
    session.apply(command::Predict{right_answer(session)});
    session.apply(command::Predict{"99"});
    session.apply(command::Predict{right_answer(session)});
    session.apply(command::ShowHint{});
    session.apply(command::ShowHint{});
    session.apply(command::ShowHint{});
    CHECK(session.predictions().question->hints == 2);
    session.apply(command::Predict{right_answer(session)});
    session.apply(command::SkipPrediction{});
    const Predictions& score = session.predictions();
    CHECK(session.position() == 4);
    CHECK(score.asked == 4);
    CHECK(score.first_try == 1);
    CHECK(score.later == 1);
    CHECK(score.hinted == 1);
    CHECK(score.skipped == 1);
    CHECK(score.answered->given.empty());

    session.apply(command::SetPredicting{false});
    CHECK(session.predictions().asked == 4);
    CHECK_FALSE(session.predictions().question);
    session.apply(command::StepForward{});
    CHECK(session.position() == 5);
}

TEST_CASE("of a vector one number is asked for, which the step then shows with the others") {
    for (const Granularity granularity : {Granularity::vector, Granularity::layer, Granularity::pass}) {
        Session session = asking(granularity);
        const std::int64_t steps = session.walk().step_count(granularity);
        for (std::int64_t n = 1; n <= steps; ++n) {
            const Quantity asked = session.predictions().question.value().quantity;
            CHECK(is_scalar(asked));
            CHECK_FALSE(session.known(asked));
            session.apply(command::Predict{right_answer(session)});
            CHECK(session.known(asked));
            CHECK(session.step_number() == n);
        }
        CHECK_FALSE(session.predictions().question);
        CHECK(session.predictions().first_try == steps);
    }
}

TEST_CASE("a whole update can be predicted, and the next one is asked for from its first number on") {
    Session session = asking();
    while (session.predictions().question) session.apply(command::Predict{right_answer(session)});
    CHECK(session.position() == session.walk().end());
    CHECK(session.predictions().first_try == session.walk().end());
    session.apply(command::StepForward{});
    CHECK(session.update() == 1);
    CHECK(session.position() == 0);
    CHECK(session.predictions().question.value().quantity == parse_quantity("z1[1]"));
}

TEST_CASE("going elsewhere asks for another number and does not count") {
    Session session = asking();
    session.apply(command::Predict{"7.7"});
    session.apply(command::ShowHint{});
    session.apply(command::GoToStep{5});
    CHECK(session.predictions().question->hints == 0);
    CHECK(session.predictions().asked == 0);
    session.apply(command::StepBack{});
    CHECK(session.position() == 4);
    session.apply(command::SetValue{weight(1, 1, 1), 3.0});
    CHECK(session.predictions().question->tries == 0);
    CHECK(session.predictions().asked == 0);
}

TEST_CASE("rounded numbers are asked for as they are rounded") {
    Session session = asking();
    session.apply(command::SetRounding{2});
    session.apply(command::Predict{"0.38"});
    CHECK(session.predictions().answered.value().guess == Guess::exact);
}

TEST_CASE("in front of an audience nothing is typed, so a step shows its number") {
    Session session = asking();
    session.apply(command::SetMode{Mode::present});
    session.apply(command::StepForward{});
    CHECK(session.position() == 1);
}
