#pragma once

#include "core/walk/walk.h"

#include <vector>

namespace backstep::test {

/// Every vector and matrix that the scenario's walk computes, one in `stride` of its numbers, and what is
/// given.
inline std::vector<Quantity> every_quantity(const Scenario& scenario, const std::vector<int>& examples,
                                            std::int64_t stride = 1) {
    std::vector<Quantity> all{{.symbol = Symbol::input}, {.symbol = Symbol::target, .row = 1}};
    const Walk walk(scenario, examples);
    for (const Granularity granularity : {Granularity::vector, Granularity::element})
        for (std::int64_t n = 1; n <= walk.step_count(granularity);
             n += granularity == Granularity::element ? stride : 1)
            for (const Quantity& q : walk.step(n, granularity).quantities) all.push_back(q);
    for (int l = 1; l <= scenario.network.depth(); ++l) {
        all.push_back({.symbol = Symbol::weight, .layer = l, .row = 1, .column = 1});
        all.push_back({.symbol = Symbol::bias, .layer = l});
    }
    return all;
}

} // namespace backstep::test
