#pragma once

#include "core/check/check.h"

#include <array>
#include <string>
#include <vector>

/// What a class's submissions come to.
namespace backstep {

struct CheckedSubmission {
    std::string name;
    std::vector<Finding> findings;
    std::vector<Quantity> blank;
    std::vector<LineNote> notes;
};

/// What each verdict is worth, in the order of all_verdicts.
using Points = std::array<double, all_verdicts.size()>;
inline constexpr Points default_points{1.0, 1.0, 1.0, 1.0, 0.0};

/// How often each verdict was given.
using Tally = std::array<int, all_verdicts.size()>;
Tally tally(const std::vector<Finding>& findings);
int count(const Tally& tally, Verdict verdict);

struct Marks {
    double points = 0;
    double most = 0; ///< as if each number asked for were exact
};
Marks marks(const CheckedSubmission& submission, const Points& points);

/// One quantity over all submissions.
struct QuantityTally {
    Quantity quantity;
    Tally verdicts{};
    int blank = 0;
    std::optional<Mistake> usual; ///< the mistake that comes first most often
    int usual_count = 0;

    int wrong() const { return count(verdicts, Verdict::wrong); }
};

/// Every quantity that anyone gave, in the order of a pass.
std::vector<QuantityTally> by_quantity(const std::vector<CheckedSubmission>& submissions, int depth);

} // namespace backstep
