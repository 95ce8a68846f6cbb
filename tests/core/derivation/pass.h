#pragma once

#include "core/derivation/equations.h"
#include "core/files/scenario_file.h"
#include "core/walk/walk.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backstep::test {

/// The pass of a scenario's first update, with an example of it to speak about.
struct Pass {
    std::string name;
    Scenario scenario;
    Trace trace;
    int example = 1;

    Pass(std::string of, Scenario given) : name(std::move(of)), scenario(std::move(given)) {
        std::vector<int> examples;
        for (int m = 0; m < examples_per_update(scenario); ++m) examples.push_back(m);
        compute(scenario.network, scenario, examples, trace);
    }

    Setting setting(const Notation& notation) const {
        return {notation, scenario, scenario.network, trace, example};
    }
    Setting setting(const Equation& equation) const { return setting(*notation_named(equation.notation)); }
};

/// Of a scenario that comes with the program.
inline Pass bundled_pass(std::string_view name) {
    const std::string path = BACKSTEP_SCENARIO_DIR "/" + std::string(name) + ".json";
    return {std::string(name), load_scenario(path).scenario};
}

} // namespace backstep::test
