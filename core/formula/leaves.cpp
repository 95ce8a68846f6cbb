#include "core/formula/leaves.h"

#include "core/formula/parts.h"
#include "core/formula/text.h"

#include <utility>

namespace backstep {
namespace {

void collect(const Formula& formula, std::vector<Leaf>& found) {
    const auto add = [&](std::string text) {
        if (!text.empty()) found.push_back({std::move(text), formula.quantity});
    };
    if (const auto* words = std::get_if<Words>(&formula.node)) add(words->text);
    if (const auto* number = std::get_if<Number>(&formula.node)) add(number->text);
    if (const auto* variable = std::get_if<Variable>(&formula.node)) add(to_plain_text(variable->name));
    for_each_part(formula.node, [&](const Formula& part) { collect(part, found); });
}

} // namespace

std::vector<Leaf> leaves(const Formula& formula) {
    std::vector<Leaf> found;
    collect(formula, found);
    return found;
}

} // namespace backstep
