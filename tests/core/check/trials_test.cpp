#include "tests/core/check/trials.h"

#include <doctest/doctest.h>

using namespace backstep;

namespace {

// check_statistics asks the same of 10,000. A sample this small may lie three standard deviations below what
// all of them reach: 98 % named, 90 % first.
#ifdef NDEBUG
constexpr int submissions = 1000;
constexpr double least_named = 0.966, least_first = 0.871;
#else
constexpr int submissions = 120;
constexpr double least_named = 0.941, least_first = 0.817;
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
    CHECK(trials.all.named >= least_named * trials.all.planted);
    CHECK(trials.all.first >= least_first * trials.all.planted);
}

TEST_CASE("a random number is seldom explained") {
    const test::GarbageTrials trials = test::check_garbage(submissions, 7, 4);
    REQUIRE(trials.wrong > submissions / 2);
    CHECK(trials.explained <= 0.05 * trials.wrong);
}
