#include "tests/core/check/trials.h"

#include <cstdio>
#include <cstdlib>

using namespace backstep::test;

/// How often planted mistakes are found, and right submissions accused: `check_statistics [COUNT [SEED]]`.
int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 10'000;
    const auto seed = static_cast<std::uint64_t>(argc > 2 ? std::atoll(argv[2]) : 1);
    const RightTrials right = check_right_submissions(count, seed);
    std::printf("%d submissions without a mistake, %d answers: %d called wrong, %d carried forward\n%s\n",
                right.submissions, right.answers, right.accused, right.carried, right.first_accused.c_str());
    std::fflush(stdout);
    std::printf("%s\n", table(check_planted_mistakes(count, seed)).c_str());
    for (const int decimals : {3, 4, 6, 8}) {
        const GarbageTrials garbage = check_garbage(count / 4, seed, decimals);
        std::printf("random numbers of %d decimals: %d of %d explained by some mistake\n", decimals,
                    garbage.explained, garbage.wrong);
    }
    return right.accused == 0 ? 0 : 1;
}
