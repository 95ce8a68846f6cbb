#include "tests/core/check/trials.h"

#include <cstdio>
#include <cstdlib>

using namespace backstep::test;

/// How often planted mistakes are found, and right submissions accused: `check_statistics [COUNT [SEED]]`.
/// Exit 1 if a right number is called wrong, fewer than 98 % of the mistakes are named, or 90 % first.
int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 10'000;
    const auto seed = static_cast<std::uint64_t>(argc > 2 ? std::atoll(argv[2]) : 1);
    const RightTrials right = check_right_submissions(count, seed);
    std::printf("%d submissions without a mistake, %d answers: %d called wrong, %d carried forward\n%s\n",
                right.submissions, right.answers, right.accused, right.carried, right.first_accused.c_str());
    std::fflush(stdout);
    const PlantedTrials planted = check_planted_mistakes(count, seed);
    std::printf("%s\n", table(planted).c_str());
    for (const int decimals : {3, 4, 6, 8}) {
        const GarbageTrials garbage = check_garbage(count / 4, seed, decimals);
        std::printf("random numbers of %d decimals: %d of %d explained by some mistake\n", decimals,
                    garbage.explained, garbage.wrong);
    }
    const bool found = planted.all.named >= 0.98 * count && planted.all.first >= 0.90 * count;
    return right.accused == 0 && found ? 0 : 1;
}
