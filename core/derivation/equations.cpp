#include "core/derivation/equations.h"

#include "core/derivation/equations/notes.h"
#include "core/derivation/equations/remarks.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace backstep {
namespace {

/// Sentences below the lines.
auto with_remarks(const Equation& equation) {
    return [id = equation.id, of_notes = equation.instance](const Setting& setting,
                                                            const std::optional<Quantity>& selected) {
        Instance made = of_notes(setting, selected);
        for (std::string& remark : equations::remarks(id, setting, made))
            made.lines.push_back(algebra::words(std::move(remark)));
        return made;
    };
}

std::vector<Equation> collected() {
    std::vector<Equation> all;
    for (const auto& of_notes : {suresh_sardana_equations, neal_equations, richardson_equations,
                                 facts_equations, regression_equations})
        std::ranges::move(of_notes(), std::back_inserter(all));
    for (Equation& each : all) each.instance = with_remarks(each);
    return all;
}

bool same_letters(std::string_view a, std::string_view b) {
    return std::ranges::equal(
        a, b, [](unsigned char x, unsigned char y) { return std::toupper(x) == std::toupper(y); });
}

} // namespace

std::span<const Equation> all_equations() {
    static const std::vector<Equation> all = collected();
    return all;
}

const Equation* equation_named(std::string_view id) {
    const auto found =
        std::ranges::find_if(all_equations(), [&](const Equation& e) { return same_letters(e.id, id); });
    return found == all_equations().end() ? nullptr : &*found;
}

} // namespace backstep
