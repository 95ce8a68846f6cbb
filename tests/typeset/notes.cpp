#include "tests/typeset/notes.h"

#include "core/derivation/derive.h"
#include "core/formula/build.h"
#include "tests/core/derivation/pass.h"

#include <utility>

namespace backstep::test {
namespace {

// Of one quantity of each kind in each notation.
template<typename Visit>
void for_each_line(const Visit& visit) {
    const Pass pass = bundled_pass("notes-3-4-2");
    const std::vector<Quantity> quantities{
        {Symbol::activation, 2, 1, 0},      {Symbol::delta, 1, 2, 0},
        {Symbol::weight_gradient, 1, 1, 1}, {Symbol::weight_gradient, 2, 1, 1},
        {Symbol::bias_gradient, 1, 1, 0},   {Symbol::cost, 0, 0, 0},
        {Symbol::weight_gradient, 1, 0, 0}, {Symbol::delta, 1, 0, 0},
        {Symbol::updated_weight, 2, 1, 1}};
    for (const auto& notation : all_notations())
        for (const Quantity& quantity : quantities)
            for (const Line& line : derive(quantity, pass.setting(*notation), 4).lines)
                visit(std::string(notation->id()) + " " + to_text(quantity), line);
}

} // namespace

std::vector<Sample> equations_of_the_notes() {
    std::vector<Sample> lines;
    for (const Equation& equation : all_equations()) {
        const Pass pass = bundled_pass(equation.scenario_with_it);
        const Instance instance = equation.instance(pass.setting(equation), {});
        for (const Formula& line : instance.lines) lines.push_back({std::string(equation.id), line});
    }
    return lines;
}

std::vector<Sample> derivation_lines() {
    std::vector<Sample> lines;
    for_each_line([&](std::string name, const Line& line) {
        lines.push_back({std::move(name), line.formula});
    });
    return lines;
}

std::vector<Sample> derivation_reasons() {
    std::vector<Sample> reasons;
    for_each_line([&](std::string name, const Line& line) {
        reasons.push_back({std::move(name), algebra::words(line.reason)});
    });
    return reasons;
}

} // namespace backstep::test
