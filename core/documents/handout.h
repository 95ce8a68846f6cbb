#pragma once

#include "core/notation/notation.h"
#include "core/walk/walk.h"

#include <string>

namespace backstep {

/// Numbers that a handout has at most: more would be a page that nobody steps through.
inline constexpr std::int64_t most_handout_numbers = 4000;

/// The first update of the scenario as one self-contained HTML page: what is given, then every step of the
/// walk with the network as far as it is known, its caption, its formulas and its numbers. One step at a time
/// by buttons and keys where scripts run, all of them in order where not, and on paper. Throws InputError if
/// there are more than most_handout_numbers.
std::string handout(const Scenario& scenario, const Notation& notation, Granularity granularity,
                    int decimals);

} // namespace backstep
