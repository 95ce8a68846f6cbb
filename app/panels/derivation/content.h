#pragma once

#include "app/session/session.h"
#include "core/walk/explain.h"

#include <optional>
#include <string>
#include <vector>

namespace backstep {

/// What the derivation panel says now.
struct DerivationContent {
    std::vector<std::string> step_formulas; ///< of the current step, in vectors; none at the start
    std::optional<Quantity> explained;      ///< a scalar: what is selected, else the step's first number
    bool known = false, given = false;      ///< of what is explained
    std::int64_t known_from = 0;            ///< the step that makes it known; 0: given, or never in this walk
    Working working;                        ///< of what is explained
    std::vector<Working> others;            ///< further numbers of the step
    std::int64_t left_out = 0;              ///< how many more there are
};

DerivationContent derivation_content(const Session& session);

/// The same as text for the clipboard.
std::string plain_text(const DerivationContent& content);

/// `row 1, column 1 of ∂E/∂W₂`; empty for E.
std::string place_in_words(const Quantity& scalar);

} // namespace backstep
