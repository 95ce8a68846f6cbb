#pragma once

#include "app/session/session.h"
#include "core/derivation/derive.h"
#include "core/derivation/paths.h"

#include <optional>
#include <string>
#include <vector>

namespace backstep {

/// How much is derived at once.
enum class DerivedPart { number, column, whole };

/// One equation: how it is derived, then its result with its numbers and what they come to. Of what is not
/// known yet numbers and value are missing.
struct DerivationBlock {
    Quantity quantity;
    std::vector<Line> steps;     ///< all but the result, unless lines of other equations follow it
    std::optional<Line> result;  ///< in symbols, with the quantity on its left
    std::optional<Line> numbers; ///< plugged into the result
    std::optional<Line> value;
    /// The first factors of the result, if they are a δ: `δ₈ = −0.0974`.
    struct Joined {
        std::size_t factors = 0;
        Formula equation;
    };
    std::optional<Joined> joined;
    bool known = false;
    std::int64_t known_from = 0; ///< the step that makes it known; 0: given, or never in this walk
};

/// A further quantity of the step, as an equation.
struct DerivationOther {
    Quantity quantity;
    Formula formula;
};

/// What the derivation panel says now.
struct DerivationContent {
    std::optional<Quantity> explained; ///< what is selected, else what the step makes known
    std::vector<DerivedPart> parts;    ///< what could be derived instead
    DerivedPart part = DerivedPart::number;
    bool asked_for_number = false;       ///< rather than for a whole vector or matrix
    Formula name;                        ///< of what is explained
    std::string place;                   ///< `row 1, column 1 of W₂`; empty for E
    std::vector<DerivationBlock> blocks; ///< over a batch the mean's, then that of the example walked
    std::optional<GradientCheck> check;  ///< once it is known
    std::vector<Line> updates;           ///< what the gradient leads to; numbers once they are known
    std::vector<DerivationOther> others; ///< further quantities of the step
    std::int64_t left_out = 0;           ///< how many more there are
    std::optional<Paths> paths;          ///< of a single gradient
    Formula paths_add_up_to;             ///< its name
    std::vector<Line> lines() const;     ///< everything that is shown, in order
};

/// Which part was chosen, where a number is selected or computed by the step, and where a whole vector or
/// matrix is.
struct ChosenParts {
    DerivedPart of_numbers = DerivedPart::number, of_wholes = DerivedPart::whole;
    bool operator==(const ChosenParts&) const = default;
};

DerivationContent derivation_content(const Session& session, const ChosenParts& chosen = {});

/// Paths are listed up to here.
inline constexpr int most_listed_paths = 24;

} // namespace backstep
