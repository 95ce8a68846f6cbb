#include "core/derivation/equations/regression.h"

#include "core/derivation/equations/notes.h"

#include <algorithm>
#include <iterator>

namespace backstep {
namespace equations {
namespace {

using namespace algebra;

int example_of(const Setting& s) {
    return s.numbers().example > 0 ? s.numbers().example : s.trace().examples.front() + 1;
}

Formula one_over(const char* letter, int count, Formula f) {
    return fraction(number(1), abbreviation({.base = letter}, number(count))) * std::move(f);
}

} // namespace

Sample::Sample(const Setting& setting, bool with_letters)
    : s(setting), n(setting.names().of_example(Index{example_of(setting), with_letters ? "m" : ""})),
      L(setting.depth()), H(L - 1), K(setting.neurons(L)), M(setting.example_count()), letters(with_letters) {
}

Formula Sample::total(int count, const char* letter, const char* up_to,
                      const std::function<Formula(const Index&)>& term) const {
    return letters ? series(letter, count, up_to, term) : rules::total(count, letter, term);
}

Formula Sample::over_samples(const std::function<Formula(const Names&)>& term, int terms) const {
    const auto of_sample = [&](const Index& m) {
        const int example = s.trace().examples[static_cast<std::size_t>(m.value - 1)] + 1;
        return term(n.of_example(Index{example, m.letter}));
    };
    if (letters || M * terms > most_written_terms) return series("m", M, "M", of_sample);
    return rules::total(M, "m", of_sample);
}

Formula Sample::mean(const std::function<Formula(const Names&)>& term) const {
    return one_over_M(s, over_samples(term));
}

Formula Sample::residual(const Names& names, const Index& k) const {
    return names.a({L, {}}, k) - names.y(k);
}

Formula Sample::scaled_residual(const Names& names, const Index& k) const {
    const Formula difference = residual(names, k);
    return has_linear_output() ? group(difference) : difference * names.slope({L, {}}, k);
}

Formula one_over_K(const Setting& s, Formula f) {
    return s.scenario().cost == Cost::mean_squared_error ? one_over("K", s.neurons(s.depth()), std::move(f))
                                                         : f;
}

Formula one_over_M(const Setting& s, Formula f) {
    return s.scenario().reduction == Reduction::mean ? one_over("M", s.example_count(), std::move(f)) : f;
}

Formulas for_sample(const Setting& setting, const std::function<Formulas(const Sample&)>& lines) {
    Formulas all = lines(Sample(setting, true));
    std::ranges::move(lines(Sample(setting, false)), std::back_inserter(all));
    return all;
}

Formula columns(const Setting& s, Symbol symbol, const Index& l) {
    Formula all = s.names().samples(symbol, l.value);
    if (l.letter.empty()) return all;
    auto& name = std::get<Variable>(all.node).name;
    name.base = symbol == Symbol::activation ? "A" : "Z";
    name.sup = "[" + l.letter + "]";
    return all;
}

Formula W(const Setting& s, int l) {
    return s.names().W({l, {}});
}

Formula B(const Setting& s, const Index& l) {
    const Formula b = s.names().b(l);
    return abbreviation({.base = "B", .sup = std::get<Variable>(b.node).name.sup},
                        row(Formulas(static_cast<std::size_t>(s.example_count()), b)));
}

Formula outputs(const Setting& s) {
    return s.names().samples(Symbol::activation, s.depth());
}

Formula targets(const Setting& s) {
    return s.names().samples(Symbol::target, 0);
}

} // namespace equations

std::vector<Equation> regression_equations() {
    std::vector<Equation> all = equations::regression_forward();
    for (const auto& more :
         {equations::regression_error, equations::regression_hidden, equations::regression_the_rest})
        std::ranges::move(more(), std::back_inserter(all));
    return all;
}

} // namespace backstep
