#include "core/formula/latex.h"
#include "core/formula/leaves.h"
#include "core/formula/mathml.h"
#include "core/formula/text.h"
#include "tests/core/formula/random_formula.h"
#include "tests/typeset/notes.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <set>
#include <string>

namespace {

using namespace backstep;

nlohmann::json in_every_format(const Formula& formula) {
    nlohmann::json all_leaves = nlohmann::json::array();
    for (const Leaf& leaf : leaves(formula)) all_leaves.push_back(leaf.text);
    return {{"text", to_plain_text(formula)},
            {"latex", to_latex(formula)},
            {"mathml", to_mathml(formula)},
            {"leaves", std::move(all_leaves)}};
}

} // namespace

// Prints the equations of the notes and some derivations, and as many random formulas as the first argument
// says, in every format, as JSON. None is there twice.
int main(int count, char** arguments) {
    if (count != 2) return 2;
    std::set<nlohmann::json> seen;
    nlohmann::json samples = nlohmann::json::array();
    const auto add = [&](const Formula& formula) {
        if (const auto [sample, is_new] = seen.insert(in_every_format(formula)); is_new)
            samples.push_back(*sample);
    };
    for (const auto& of_notes :
         {test::equations_of_the_notes(), test::derivation_lines(), test::derivation_reasons()})
        for (const test::Sample& each : of_notes) add(each.formula);
    test::RandomFormula random(20240101);
    for (int i = 0; i < std::stoi(arguments[1]); ++i) add(random.next(1 + i % 4));
    std::cout << samples.dump() << '\n';
}
