#pragma once

#include "core/check/check.h"
#include "core/derivation/setting.h"

#include <optional>

namespace backstep {

/// What an answer left out of its rule, of those that can be pointed at in it: a bias, a σ′, a term of a sum.
std::optional<Quantity> left_out(const Suspicion& suspicion, const Network& network);

/// The right side of a wrong answer's rule with the likeliest mistake made in it, by the setting's names: δ₈
/// without its σ′ is ∂E/∂n₈. Nothing where the rule's own terms cannot show it, or where this does not come
/// to the number written with the setting's numbers (the answer goes on from others).
std::optional<Formula> mistaken_side(const Finding& finding, const Setting& setting);

} // namespace backstep
