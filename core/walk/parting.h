#pragma once

#include "core/walk/walk.h"

namespace backstep {

/// Where a calculation with every number rounded to `decimals` leaves the exact one.
struct Parting {
    struct Number {
        Quantity quantity;
        double exact = 0;       ///< to full precision
        double rounded = 0;     ///< by the rounded calculation
        std::int64_t units = 0; ///< between the exact value, rounded, and that one, in the last place
    };
    std::optional<Number>
        first; ///< in the order of the walk; nothing: the exact values, rounded, all through
    std::optional<Number> worst; ///< of the updated weights and biases, if any is off
    int off = 0, count = 0;      ///< how many of them are off, and how many there are
};

/// The walk and both traces are of this network at one update.
Parting find_parting(const Walk& walk, const Network& network, const Trace& exact, const Trace& rounded,
                     int decimals);

/// A number of a trace made by `compute_rounded`, the gradients of single examples rounded too.
std::optional<double> rounded_value_of(const Quantity& quantity, const Network& network, const Trace& trace,
                                       int decimals);

} // namespace backstep
