#include "core/check/marks.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace backstep {
namespace {

// Forward by layers, then back, then the means and the update.
auto place(const Quantity& q, int depth) {
    const bool forward = q.symbol <= Symbol::activation;
    const bool updated = q.symbol == Symbol::updated_weight || q.symbol == Symbol::updated_bias;
    const int stage = q.symbol <= Symbol::bias ? 0 : updated ? 3 : 1;
    const int pass = forward ? 0 : q.symbol == Symbol::cost ? 1 : 2;
    return std::tuple(stage, q.example == 0 ? 1 << 30 : q.example, pass, forward ? q.layer : depth - q.layer,
                      q.symbol, q.row, q.column);
}

} // namespace

Tally tally(const std::vector<Finding>& findings) {
    Tally result{};
    for (const Finding& each : findings) ++result[static_cast<std::size_t>(each.verdict)];
    return result;
}

int count(const Tally& tally, Verdict verdict) {
    return tally[static_cast<std::size_t>(verdict)];
}

Marks marks(const CheckedSubmission& submission, const Points& points) {
    Marks result;
    const Tally verdicts = tally(submission.findings);
    for (std::size_t v = 0; v < verdicts.size(); ++v) result.points += points[v] * verdicts[v];
    const std::size_t asked = submission.findings.size() + submission.blank.size();
    result.most = points.front() * static_cast<double>(asked);
    return result;
}

std::vector<QuantityTally> by_quantity(const std::vector<CheckedSubmission>& submissions, int depth) {
    std::map<Quantity, QuantityTally> tallies;
    std::map<Quantity, std::map<Mistake, int>> mistakes;
    for (const CheckedSubmission& submission : submissions) {
        for (const Finding& finding : submission.findings) {
            ++tallies[finding.answer.quantity].verdicts[static_cast<std::size_t>(finding.verdict)];
            if (!finding.suspicions.empty())
                ++mistakes[finding.answer.quantity][finding.suspicions.front().mistake];
        }
        for (const Quantity& quantity : submission.blank) ++tallies[quantity].blank;
    }
    std::vector<QuantityTally> all;
    for (auto& [quantity, each] : tallies) {
        each.quantity = quantity;
        for (const auto& [mistake, times] : mistakes[quantity])
            if (times > each.usual_count) {
                each.usual = mistake;
                each.usual_count = times;
            }
        all.push_back(each);
    }
    std::sort(all.begin(), all.end(), [&](const QuantityTally& a, const QuantityTally& b) {
        return place(a.quantity, depth) < place(b.quantity, depth);
    });
    return all;
}

} // namespace backstep
