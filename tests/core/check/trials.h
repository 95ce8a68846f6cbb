#pragma once

#include "tests/core/check/hand_calculation.h"

#include <string>

namespace backstep::test {

/// Submissions without a mistake, a third each to the last digit, rounded at the end, and rounded at every
/// number.
struct RightTrials {
    int submissions = 0, answers = 0, accused = 0, carried = 0;
    std::string first_accused; ///< empty if none is
};

RightTrials check_right_submissions(int count, std::uint64_t seed);

/// What became of submissions with one mistake.
struct Found {
    int planted = 0;
    int overlooked = 0; ///< no number of the submission was called wrong
    int named = 0, first = 0;
    int alike = 0; ///< not first, but what is first gives the very same number to 12 digits
};

struct PlantedTrials {
    std::map<Mistake, Found> by_mistake;
    std::map<int, Found> by_decimals;
    std::map<Handed, Found> by_handed;
    std::map<std::pair<Mistake, Mistake>, int> instead; ///< planted, and named first in its place
    Found all;
};

PlantedTrials check_planted_mistakes(int count, std::uint64_t seed);

std::string table(const PlantedTrials& trials);

/// Numbers with a random wrong digit string: how many of them are explained all the same.
struct GarbageTrials {
    int wrong = 0, explained = 0;
};

GarbageTrials check_garbage(int count, std::uint64_t seed, int decimals);

} // namespace backstep::test
