#pragma once

#include "core/check/check.h"
#include "core/check/recompute.h"

namespace backstep {

/// An answer's number and the element that it is for.
struct PlacedAnswer {
    WrittenNumber number; ///< 0 alone has the places that the submission has
    Element element;
};

/// What is known when an answer turns out wrong.
struct Suspect {
    PlacedAnswer wrong;
    const OwnNumbers& own;             ///< the numbers before it
    std::span<const SlipAt> known;     ///< slips found already in what is not given
    int decimals;                      ///< the places that this submission rounds to
    std::span<const PlacedAnswer> all; ///< the whole submission
};

struct Explained {
    Suspicion suspicion;
    SlipAt where;
    double weight = 0; ///< how likely, beside the others
};

/// Every mistake that gives the number, most likely first.
class Suspicions {
public:
    explicit Suspicions(const Update& update) : update_(update), recompute_(update), around_(update) {}

    std::vector<Explained> of(const Suspect& suspect);

private:
    struct Search;
    const Update& update_;
    Recompute<double> recompute_;
    Recompute<Interval> around_;
};

} // namespace backstep
