#include "tests/core/check/trials.h"

#include <doctest/doctest.h>

using namespace backstep;

namespace {

#ifdef NDEBUG
constexpr int submissions = 1000;
#else
constexpr int submissions = 120;
#endif

} // namespace

TEST_CASE("right numbers are never called wrong, however they are rounded") {
    const test::RightTrials trials = test::check_right_submissions(submissions, 7);
    CAPTURE(trials.first_accused);
    CHECK(trials.accused == 0);
    CHECK(trials.answers > 20 * submissions);
}

TEST_CASE("a mistake is named, and mostly first") {
    const test::PlantedTrials trials = test::check_planted_mistakes(submissions, 7);
    CAPTURE(test::table(trials));
    CHECK(trials.by_mistake.size() == all_mistakes.size());
    CHECK(trials.all.named >= 0.98 * trials.all.planted);
    CHECK(trials.all.first >= 0.90 * trials.all.planted);
}

TEST_CASE("a random number is seldom explained") {
    const test::GarbageTrials trials = test::check_garbage(submissions, 7, 4);
    REQUIRE(trials.wrong > submissions / 2);
    CHECK(trials.explained <= 0.05 * trials.wrong);
}
