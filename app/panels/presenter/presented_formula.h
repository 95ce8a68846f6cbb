#pragma once

#include "app/session/session.h"

#include <optional>
#include <string>

namespace backstep {

/// One number's formula as an audience sees it: its name, what it equals, the same with numbers, its value.
struct PresentedFormula {
    /// Factors that stand for one quantity together, such as those of δ.
    struct Join {
        std::size_t first = 0, count = 0;
        Formula name;
        bool operator==(const Join&) const = default;
    };

    Quantity quantity;
    bool known = false; ///< its numbers may be shown
    Formula name;
    bool becomes = false; ///< it is replaced by its sides: w ← …
    Formulas sides;       ///< in names; none of what is given
    Formulas factors;     ///< the last side factor by factor, if it is a product
    std::optional<Join> join;
    Formula numbers;         ///< the last side with its numbers
    Formulas factor_numbers; ///< as many as factors
    std::string value, join_value;

    bool operator==(const PresentedFormula&) const = default;
};

/// The number that the current step is explained by: of what it made known, the one that belongs to the
/// selection, else the first. Whoever has `chosen` the selection at this step gets what it has led to so far.
std::optional<Quantity> presented_quantity(const Session& session, bool chosen);

PresentedFormula presented_formula(const Session& session, const Quantity& scalar);

} // namespace backstep
