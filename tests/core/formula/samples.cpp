#include "core/formula/latex.h"
#include "core/formula/leaves.h"
#include "core/formula/mathml.h"
#include "core/formula/text.h"
#include "tests/core/formula/random_formula.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <string>

// Prints as many random formulas as the first argument says, in every format, as JSON.
int main(int count, char** arguments) {
    if (count != 2) return 2;
    nlohmann::json samples = nlohmann::json::array();
    backstep::test::RandomFormula random(20240101);
    for (int i = 0; i < std::stoi(arguments[1]); ++i) {
        const backstep::Formula formula = random.next(1 + i % 4);
        nlohmann::json leaves = nlohmann::json::array();
        for (const backstep::Leaf& leaf : backstep::leaves(formula)) leaves.push_back(leaf.text);
        samples.push_back({{"text", to_plain_text(formula)},
                           {"latex", to_latex(formula)},
                           {"mathml", to_mathml(formula)},
                           {"leaves", std::move(leaves)}});
    }
    std::cout << samples.dump() << '\n';
}
