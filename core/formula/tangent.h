#pragma once

#include "core/trace/trace.h"
#include "core/walk/quantity.h"

namespace backstep {

/// How every number of a forward pass changes with one of them: the derivatives by one scalar quantity, one
/// column per example.
struct Tangents {
    struct Layer {
        Matrix z, a; ///< n×m
    };
    Matrix x;
    std::vector<Layer> layers;
    Vector costs;    ///< of each example
    double cost = 0; ///< of their mean or sum
    Quantity seed;
};

/// By a weight, bias, input, z or a; an input, z or a is that of one example (column, from 0). Everything
/// that does not come after it stays fixed.
Tangents tangents(const Scenario& scenario, const Network& network, const Trace& trace, const Quantity& seed,
                  Eigen::Index column);

} // namespace backstep
