#pragma once

#include "core/walk/walk.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace backstep {

/// What a typed number is worth as a prediction.
enum class Guess {
    none,
    unreadable, ///< no number
    too_short,  ///< right as far as it goes, but with fewer than two digits
    wrong,
    last_digit, ///< off by one in the last place, which is at least the last one shown
    rounded,    ///< right to the places given
    exact,      ///< right to six digits or more, or to all that there are
};

/// Whether it lets the number be shown.
bool is_right(Guess guess);

/// What a text says about a number that is shown with these decimals.
Guess guess_of(std::string_view text, double value, int decimals);

/// The number that the next step would show, for which one is asked first.
struct Question {
    Quantity quantity;         ///< one number
    int tries = 0;             ///< numbers given so far, none of them right
    int hints = 0;             ///< shown so far: 1 the formula, 2 also with numbers
    Guess guess = Guess::none; ///< of the last one given
    std::string given;

    // When it is asked.
    std::int64_t revision = 0, update = 0;
    Walk::Position position = 0;
    Granularity granularity = Granularity::vector;
    std::optional<int> rounding;
};

/// What became of the last question.
struct Answered {
    Quantity quantity;
    std::string given; ///< empty: skipped
    Guess guess = Guess::none;
    double value = 0;
};

inline constexpr int most_hints = 2;

/// Predict, then reveal: the walk asks for a number before it shows it. Kept for as long as the program runs.
struct Predictions {
    bool on = false;
    std::optional<Question> question; ///< nothing: off, or the update is done
    std::optional<Answered> answered;
    std::int64_t calls = 0; ///< how often a step forward was wanted while a question was open

    // The score.
    int asked = 0;     ///< answered rightly or skipped
    int first_try = 0; ///< right at once, without a hint
    int later = 0;     ///< right at a later try, without a hint
    int hinted = 0;    ///< right after a hint
    int skipped = 0;
};

} // namespace backstep
