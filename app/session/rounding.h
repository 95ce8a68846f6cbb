#pragma once

#include "core/walk/parting.h"

#include <memory>

namespace backstep {

class Walker;
class History;

/// The update being walked, worked out with every number rounded. The first update of a run begins with the
/// weights as they are given, every other one with the trained ones, rounded.
struct RoundedUpdate {
    int decimals = 0;
    Network network; ///< the weights that it begins with
    Trace trace;
    Parting parting; ///< where it leaves the exact numbers

    // What it was made of: while that stays, so does the rest.
    std::shared_ptr<const History> run;
    std::int64_t update = 0;

    RoundedUpdate(const Walker& walker, int decimals);
    bool is_of(const Walker& walker, int decimals) const;
};

} // namespace backstep
