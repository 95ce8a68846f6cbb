#include "core/derivation/equations/regression.h"

// M11–M21: the error over the samples, the steps against its gradient, and the output layer's weights.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "regression";
constexpr std::string_view theirs = "regression-batch";
constexpr std::string_view error = "4 The error and the way down";
constexpr std::string_view output = "5 The output layer's weights";

// ½ Σ_k (y_k − t_k)², with 1/K before it if the cost is a mean over the outputs.
Formula error_of_sample(const Sample& m, const Names& names) {
    const Formula squares = m.over_outputs([&](const Index& k) { return squared(m.residual(names, k)); });
    return one_over_K(m.s, number("½", 0.5) * squares);
}

// What the notes print, if it is not E itself: MK times the mean over samples and outputs.
std::optional<Formula> times_counts(const Sample& m, const Formula& E) {
    Formulas factors;
    if (m.s.scenario().reduction == Reduction::mean)
        factors.push_back(abbreviation({.base = "M"}, number(m.M)));
    if (m.s.scenario().cost == Cost::mean_squared_error)
        factors.push_back(abbreviation({.base = "K"}, number(m.K)));
    if (factors.empty()) return std::nullopt;
    factors.push_back(E);
    return product(std::move(factors));
}

Instance error_of_all(const Setting& s, const Selected&) { // M11
    const Formula E = s.names().of_example(0).E();
    const auto halved = [](const Sample& m) {
        return number("½", 0.5) *
               m.over_samples(
                   [&](const Names& names) {
                       return m.over_outputs([&](const Index& k) { return squared(m.residual(names, k)); });
                   },
                   m.K);
    };
    const auto lines = [&](const Sample& m) {
        return Formulas{equation(E, one_over_M(s, one_over_K(s, halved(m))))};
    };
    Instance all{for_sample(s, lines), E.quantity};
    const Sample letters(s, true);
    if (const auto printed = times_counts(letters, E))
        all.lines.push_back(equation(halved(letters), *printed));
    return all;
}

// w ← w − ρ ∂E/∂w
Formula step_down(const Setting& s, const Place& p, const Index& l, const Index& row, const Index& column) {
    const Names all = s.names().of_example(0);
    const Formula w = all.W(l, row, column);
    const Formula rate = all.rate(l, s.scenario().learning_rate(p.layer));
    return update(w, {Symbol::updated_weight, p.layer, p.row, p.column},
                  w - rate * all.dE_dW(l, row, column));
}

Instance steps_down(const Setting& s, const Place& p, const Index& l, const char* from, const char* to) {
    return {{step_down(s, p, l, {p.row, to}, {p.column, from}), step_down(s, p, p.l(), p.i(), p.j())},
            Quantity{Symbol::updated_weight, p.layer, p.row, p.column}};
}

Instance any_step(const Setting& s, const Selected& selected) { // M12
    const Place p = place_in(layer_of(selected, 1, s.depth()), selected);
    return steps_down(s, p, {p.layer, "l"}, "p", "q");
}

Instance hidden_step(const Setting& s, const Selected& selected) { // M13
    const bool fits = selected && selected->layer >= 1 && selected->layer < s.depth();
    const Place p = place_in(fits ? selected->layer : 1, selected);
    return steps_down(s, p, p.l(), "d", "i");
}

Instance output_step(const Setting& s, const Selected& selected) { // M14
    const Place p = place_in(s.depth(), selected);
    return steps_down(s, p, p.l(), "i", "k");
}

Instance error_of_one(const Setting& s, const Selected&) { // M15
    const auto lines = [](const Sample& m) { return Formulas{equation(m.n.E(), error_of_sample(m, m.n))}; };
    return {for_sample(s, lines), s.names().E().quantity};
}

Instance mean_of_errors(const Setting& s, const Selected&) { // M16
    const Formula E = s.names().of_example(0).E();
    const auto lines = [&](const Sample& m) {
        return Formulas{equation(E, m.mean([](const Names& names) { return names.E(); }))};
    };
    return {for_sample(s, lines), E.quantity};
}

Instance step_by_samples(const Setting& s, const Selected& selected) { // M17
    const Place p = place_in(s.depth(), selected);
    const Quantity updated{Symbol::updated_weight, p.layer, p.row, p.column};
    const auto lines = [&](const Sample& m) {
        const Index k = m.at(p.row, "k"), i = m.at(p.column, "i");
        const Formula w = m.w(p.layer, k, i);
        const Formula gradient = m.mean([&](const Names& names) { return names.dE_dW(p.l(), k, i); });
        return Formulas{update(w, updated, w - learning_rate(s, p.layer) * gradient)};
    };
    return {for_sample(s, lines), updated};
}

Instance output_weight_by_chain_rule(const Setting& s, const Selected& selected) { // M18
    const Place p = place_in(s.depth(), selected);
    const auto lines = [&](const Sample& m) {
        const Index k = m.at(p.row, "k"), i = m.at(p.column, "i");
        const Formula through = m.residual(m.n, k) * m.by(m.y(k), m.w(p.layer, k, i));
        return Formulas{equation(m.n.dE_dW(p.l(), k, i), one_over_K(s, through))};
    };
    return {for_sample(s, lines), s.names().dE_dW(p.l(), p.i(), p.j()).quantity};
}

Instance output_of_sample(const Setting& s, const Selected& selected) { // M19
    const Place p = place_in(s.depth(), selected);
    const auto lines = [&](const Sample& m) {
        const Index k = m.at(p.row, "k");
        const Formula all = m.w(p.layer, k, Names::whole());
        const Formula w_k = abbreviation({.base = "w",
                                          .sub = m.letters ? "k" : std::to_string(p.row),
                                          .sup = "[" + std::to_string(m.L) + "]"},
                                         all);
        const Formula sum = m.total(s.neurons(m.H), "i", "n",
                                    [&](const Index& i) { return m.w(p.layer, k, i) * m.a(m.H, i); });
        return Formulas{chain(
            {m.y(k), activated(s, p.l(), m.n.transposed(w_k) * m.a(m.H, Names::whole()) + m.b(p.layer, k)),
             activated(s, p.l(), sum + m.b(p.layer, k))})};
    };
    return {for_sample(s, lines), s.names().a(p.l(), p.i()).quantity};
}

Instance output_by_its_weight(const Setting& s, const Selected& selected) { // M20
    const Place p = place_in(s.depth(), selected);
    const auto lines = [&](const Sample& m) {
        const Index k = m.at(p.row, "k"), i = m.at(p.column, "i");
        const Formula a = m.a(m.H, i);
        return Formulas{
            equation(m.by(m.y(k), m.w(p.layer, k, i)), m.has_linear_output() ? a : m.n.slope(p.l(), k) * a)};
    };
    return {for_sample(s, lines), s.names().dE_dW(p.l(), p.i(), p.j()).quantity};
}

Instance output_weight(const Setting& s, const Selected& selected) { // M21
    const Place p = place_in(s.depth(), selected);
    const auto lines = [&](const Sample& m) {
        const Index k = m.at(p.row, "k"), i = m.at(p.column, "i");
        return Formulas{
            equation(m.n.dE_dW(p.l(), k, i), one_over_K(s, m.scaled_residual(m.n, k) * m.a(m.H, i)))};
    };
    return {for_sample(s, lines), s.names().dE_dW(p.l(), p.i(), p.j()).quantity};
}

} // namespace

std::vector<Equation> regression_error() {
    const Obstacle both = needs({needs_squared_error, needs_output_slope});
    constexpr std::string_view factors = "Printed without the 1/M of (16) and the 1/K of (27): a factor that "
                                         "only rescales the learning rates.";
    constexpr std::string_view k_inside =
        "Printed without 1/K, which (17) then has outside; a mean over the outputs has it in each E_m here.";
    return {
        {"M11", notes, error, "The error of all samples", factors, needs_squared_error, theirs, error_of_all},
        {"M12", notes, error, "A step against the gradient", {}, always_holds, theirs, any_step},
        {"M13", notes, error, "A hidden weight's step", {}, always_holds, theirs, hidden_step},
        {"M14", notes, error, "An output weight's step", {}, always_holds, theirs, output_step},
        {"M15", notes, output, "The error of one sample", k_inside, needs_squared_error, theirs,
         error_of_one},
        {"M16", notes, output, "The error from those of the samples", "The 1/M here is missing from (11).",
         always_holds, theirs, mean_of_errors},
        {"M17", notes, output, "The step, sample by sample",
         "Printed with 1/K too, which belongs to each E_m where that is a mean over the outputs.",
         always_holds, theirs, step_by_samples},
        {"M18", notes, output, "The chain rule for one sample",
         "Printed with a minus sign, which (21) no longer has: it is +.", both, theirs,
         output_weight_by_chain_rule},
        {"M19",
         notes,
         output,
         "An output as the sum it is",
         {},
         needs_elementwise_output,
         theirs,
         output_of_sample},
        {"M20", notes, output, "Only one term depends on the weight",
         "The activation is printed with layer [2]; it is the one before, [1].", needs_output_slope, theirs,
         output_by_its_weight},
        {"M21", notes, output, "The gradient of an output weight",
         "The activation is printed with layer [2]; it is the one before, [1].", both, theirs, output_weight},
    };
}

} // namespace backstep::equations
