#pragma once

#include "core/check/elements.h"
#include "core/check/mistake.h"

#include <vector>

namespace backstep {

/// What exactly a mistake changes in the rule of one number.
enum class Twist {
    scaled,             ///< the result times `factor`
    replaced,           ///< the number of `other` instead
    term_left_out,      ///< term `index` of the sum
    term_negated,       ///< likewise
    bias_left_out,      ///< z without b; b′ = b
    bias_negated,       ///< z with −b
    weights_transposed, ///< rows of W read as columns
    updated_weights,    ///< ∂E/∂a through W′
    weights_of_layer,   ///< W of layer `index`
    inputs_of_layer,    ///< a of layer `index` for that of the layer before
    bias_of_layer,      ///< b of layer `index`
    z_for_a,            ///< z where a belongs
    slope_left_out,     ///< δ = ∂E/∂a, or ∂E/∂a through ∂E/∂a
    slope_at_a,         ///< σ′(a)
    slope_of_a,         ///< the derivative of activation `index`, worked out from a
    slope_of,           ///< the derivative of activation `index`
    slope_of_layer,     ///< σ′ of layer `index`
    slope_plus,         ///< a (1 + a), 1 + a²
    added,              ///< a + y for a − y; w + α g for w − α g
    cost_of,            ///< the formula of cost `index`
    exponent_sign,      ///< e^z for e^−z
    rate_left_out,      ///< w − g
    rate_squared,       ///< w − α² g
    rate_of_layer,      ///< α of layer `index`
    gradient_of,        ///< the gradient of `other`
};

struct Slip {
    Mistake mistake = Mistake::sign;
    Twist twist = Twist::scaled;
    int index = 0;
    double factor = 1.0;
    Element other;

    bool operator==(const Slip&) const = default;
};

/// Whether a slip, if there is one, changes this; of what is numbered, number `index`.
inline bool makes(const Slip* slip, Twist twist) {
    return slip != nullptr && slip->twist == twist;
}
inline bool makes(const Slip* slip, Twist twist, int index) {
    return makes(slip, twist) && slip->index == index;
}

/// Where a slip is made: at one number, or, with 0 for a row or column, at all of them.
struct Site {
    Element element;
    bool all_examples = false;
    bool all_layers = false;

    bool holds(const Element& e) const {
        return e.symbol == element.symbol && (all_layers || e.layer == element.layer) &&
               (element.row == 0 || e.row == element.row) &&
               (element.column == 0 || e.column == element.column) && (all_examples || e.m == element.m);
    }
    bool operator==(const Site&) const = default;
};

struct SlipAt {
    Slip slip;
    Site site;
};

/// Every slip that can be made in the rule of this number; not those of writing it down.
std::vector<Slip> slips_in(const Element& element, const Scenario& scenario, const Network& network,
                           const Elements& elements);

/// The other numbers that can be taken for this one: of another index, example or layer.
std::vector<Slip> confusions_of(const Element& element, const Elements& elements);

} // namespace backstep
