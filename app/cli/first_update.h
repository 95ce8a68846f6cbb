#pragma once

#include "app/cli/scenario_argument.h"
#include "core/derivation/setting.h"
#include "core/training/order.h"

namespace backstep {

/// A scenario and the numbers of its first update.
struct FirstUpdate {
    Scenario scenario;
    std::vector<int> examples;
    Trace trace;

    explicit FirstUpdate(const std::string& argument)
        : scenario(scenario_argument(argument)), examples(examples_of_update(scenario, 0)) {
        compute(scenario.network, scenario, examples, trace);
    }

    /// At one of its examples (from 1).
    Setting setting(const Notation& notation, int example) const {
        return {notation, scenario, scenario.network, trace, example};
    }
    Setting setting(const Notation& notation) const { return setting(notation, examples.front() + 1); }
};

} // namespace backstep
