#pragma once

#include "core/formula/formula.h"

#include <optional>
#include <string>
#include <vector>

namespace backstep {

struct Leaf {
    std::string text; ///< as in plain text: `w₄₈`, `0.5250`
    std::optional<Quantity> quantity;

    bool operator==(const Leaf&) const = default;
};

/// The names, numbers and words of a formula that are drawn, in reading order. Of a large grid, those of the
/// rows and columns that are shown.
std::vector<Leaf> leaves(const Formula& formula);

} // namespace backstep
