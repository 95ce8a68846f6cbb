#include "tests/typeset/notes.h"

#include "core/derivation/derive.h"
#include "core/derivation/equations.h"
#include "core/files/scenario_file.h"
#include "core/walk/walk.h"

namespace backstep::test {
namespace {

struct Pass {
    Scenario scenario;
    Trace trace;

    explicit Pass(std::string_view name)
        : scenario(load_scenario(BACKSTEP_SCENARIO_DIR "/" + std::string(name) + ".json").scenario) {
        std::vector<int> examples;
        for (int m = 0; m < examples_per_update(scenario); ++m) examples.push_back(m);
        compute(scenario.network, scenario, examples, trace);
    }
    Setting setting(const Notation& notation) const {
        return {notation, scenario, scenario.network, trace, 1};
    }
};

} // namespace

std::vector<Sample> equations_of_the_notes() {
    std::vector<Sample> lines;
    for (const Equation& equation : all_equations()) {
        const Pass pass(equation.scenario_with_it);
        const Instance instance = equation.instance(pass.setting(*notation_named(equation.notation)), {});
        for (const Formula& line : instance.lines) lines.push_back({std::string(equation.id), line});
    }
    return lines;
}

std::vector<Sample> derivation_lines() {
    std::vector<Sample> lines;
    const Pass pass("notes-3-4-2");
    const std::vector<Quantity> quantities{
        {Symbol::activation, 2, 1, 0},      {Symbol::delta, 1, 2, 0},
        {Symbol::weight_gradient, 1, 1, 1}, {Symbol::weight_gradient, 2, 1, 1},
        {Symbol::bias_gradient, 1, 1, 0},   {Symbol::cost, 0, 0, 0},
        {Symbol::weight_gradient, 1, 0, 0}, {Symbol::delta, 1, 0, 0},
        {Symbol::updated_weight, 2, 1, 1}};
    for (const auto& notation : all_notations())
        for (const Quantity& quantity : quantities)
            for (const Line& line : derive(quantity, pass.setting(*notation), 4).lines)
                lines.push_back({std::string(notation->id()) + " " + to_text(quantity), line.formula});
    return lines;
}

} // namespace backstep::test
