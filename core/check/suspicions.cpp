#include "core/check/suspicions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

constexpr std::size_t most_earlier_elements = 300;

constexpr double tiny = 1e-11;

bool is_writing(Mistake mistake) {
    return mistake == Mistake::digits_swapped || mistake == Mistake::decimal_point;
}

// At every neuron of a layer alike: no term, no other element.
bool can_be_throughout(const Slip& slip) {
    return slip.twist != Twist::replaced && slip.twist != Twist::term_left_out &&
           slip.twist != Twist::term_negated && slip.twist != Twist::gradient_of;
}

} // namespace

struct Suspicions::Search {
    Suspicions& parent;
    const Suspect& suspect;
    const Element& element = suspect.wrong.element;
    const WrittenNumber& number = suspect.wrong.number;
    std::vector<Explained> found = {};
    std::array<int, all_mistakes.size()> tried = {};
    std::vector<SlipAt> slips = {}; ///< those known, and behind them the one that is tried

    const Elements& elements() const { return parent.update_.elements; }
    int& tries(Mistake mistake) { return tried[static_cast<std::size_t>(mistake)]; }

    std::vector<Explained> run() {
        slips.assign(suspect.known.begin(), suspect.known.end());
        here();
        other_numbers();
        written_wrong();
        earlier();
        if (found.empty()) loosely_here();
        rank();
        return std::move(found);
    }

    void here() {
        const Site site{.element = element};
        for (const Slip& slip : slips_here()) attempt({slip, site}, 1.0);
    }

    std::vector<Slip> slips_here() const { return slips_of(element); }
    std::vector<Slip> slips_of(const Element& e) const {
        return slips_in(e, parent.update_.scenario, parent.update_.network, elements());
    }

    // The answer with this slip, on the submission's own numbers or on exact ones.
    void attempt(const SlipAt& slip, double weight) {
        ++tries(slip.slip.mistake);
        for (const Route route : routes()) {
            slips.push_back(slip);
            const Ground own{&suspect.own, slips, std::nullopt, route, -1};
            Ground rounded = own;
            rounded.rounded_to = suspect.decimals;
            const bool fits = accept(slip, parent.recompute_.value(element, own), weight) ||
                              accept(slip, parent.recompute_.value(element, rounded), weight);
            slips.pop_back();
            const SlipAt alone[] = {slip};
            if (fits || accept(slip, exact_with(alone, route), weight)) return;
        }
    }

    double exact_with(std::span<const SlipAt> alone, Route route) {
        return parent.recompute_.value(element, Ground{nullptr, alone, std::nullopt, route, -1});
    }

    // Where the cost cancels σ′ one may go the long way all the same.
    std::vector<Route> routes() const {
        const Scenario& scenario = parent.update_.scenario;
        const Activation output = parent.update_.network.layers.back().activation;
        if (!cancels_derivative(scenario.cost, output)) return {Route{}};
        return {Route{}, Route{.other_delta = true}};
    }

    bool accept(const SlipAt& slip, double value, double weight) {
        if (!rounds_to(number, value)) return false;
        add(slip, value, weight);
        return true;
    }

    void add(const SlipAt& slip, double value, double weight) {
        Element at = slip.site.element;
        const bool throughout = at.row == 0 && at.symbol != Symbol::cost;
        if (throughout) at.row = 1;
        if (throughout && is_matrix(at.symbol)) at.column = 1;
        Suspicion suspicion{slip.slip.mistake,       slip.slip, elements().quantity(at), throughout,
                            other_of(slip.slip, at), value};
        for (const Explained& each : found)
            if (each.suspicion.mistake == suspicion.mistake && each.suspicion.at == suspicion.at) return;
        found.push_back({suspicion, slip, weight});
    }

    std::optional<Quantity> other_of(const Slip& slip, const Element& at) const {
        if (slip.twist == Twist::replaced || slip.twist == Twist::gradient_of)
            return elements().quantity(slip.other);
        if (slip.twist != Twist::term_left_out && slip.twist != Twist::term_negated) return std::nullopt;
        Element term{Symbol::delta, at.layer + 1, slip.index, 0, at.m};
        if (at.symbol == Symbol::cost) term = {Symbol::activation, elements().depth(), slip.index, 0, at.m};
        if (at.symbol == Symbol::weighted_input)
            term = {at.layer == 1 ? Symbol::input : Symbol::activation, at.layer - 1, slip.index, 0, at.m};
        if (at.m == all_examples_of_update) {
            term = at;
            term.m = slip.index - 1;
        }
        return elements().quantity(term);
    }

    void other_numbers() {
        for (const Slip& slip : confusions_of(element, elements())) {
            const SlipAt here{slip, {.element = element}};
            ++tries(slip.mistake);
            const int other = elements().index(slip.other);
            if (accept(here, parent.update_.value(slip.other), 1.0)) continue;
            if (suspect.own.has(other)) accept(here, suspect.own.value(other), 1.0);
        }
    }

    void written_wrong() {
        if (number.value == 0.0) return; // it has no digits to swap or move
        std::vector<double> meant{parent.update_.value(element)};
        meant.push_back(parent.recompute_.value(element, Ground{&suspect.own, slips, std::nullopt, {}, -1}));
        for (const double value : meant) {
            swapped_digits(value);
            moved_point(value);
        }
    }

    void swapped_digits(double meant) {
        if (number.fraction || number.decimals < 0 || number.decimals > 17 || !std::isfinite(meant) ||
            std::abs(meant) > 1e15)
            return;
        const std::string text = fmt::format("{:.{}f}", meant, number.decimals);
        for (std::size_t i = 0; i + 1 < text.size(); ++i) {
            const std::size_t next = text[i + 1] == '.' ? i + 2 : i + 1;
            if (next >= text.size() || text[i] == '.' || text[i] == '-' || text[i] == text[next]) continue;
            std::string swapped = text;
            std::swap(swapped[i], swapped[next]);
            const auto value = read_number(swapped);
            ++tries(Mistake::digits_swapped);
            if (value && std::abs(value->value - number.value) < 0.01 * number.unit())
                add({{Mistake::digits_swapped, Twist::scaled, 0, 1.0, {}}, {.element = element}},
                    value->value, 1.0);
        }
    }

    void moved_point(double meant) {
        const double as_rounded = written(meant, suspect.decimals).value;
        for (const int places : {1, -1, 2, -2, 3, -3}) {
            const double factor = std::pow(10.0, places);
            const Slip slip{Mistake::decimal_point, Twist::scaled, places, factor, {}};
            ++tries(Mistake::decimal_point);
            if (meant != 0.0 && !accept({slip, {.element = element}}, meant * factor, 1.0) &&
                as_rounded != 0.0)
                accept({slip, {.element = element}}, as_rounded * factor, 1.0);
        }
    }

    // In what was worked out on the way and is not given.
    void earlier() {
        parent.recompute_.value(element, Ground{&suspect.own, slips, std::nullopt, {}, -1});
        const std::vector<Element> all = parent.recompute_.worked_out();
        std::vector<Element> way(
            all.end() - static_cast<std::ptrdiff_t>(std::min(all.size(), most_earlier_elements)), all.end());
        for (const Element& e : way)
            for (const Slip& slip : slips_of(e)) attempt({slip, {.element = e}}, 0.5);
        std::sort(way.begin(), way.end(), [](const Element& a, const Element& b) {
            return std::tie(a.symbol, a.layer) < std::tie(b.symbol, b.layer);
        });
        for (std::size_t i = 0; i + 1 < way.size(); ++i) {
            const bool first = i == 0 || !same_layer(way[i - 1], way[i]);
            if (first && same_layer(way[i], way[i + 1])) throughout(way[i]);
        }
    }

    static bool same_layer(const Element& a, const Element& b) {
        return a.symbol == b.symbol && a.layer == b.layer;
    }

    void throughout(const Element& one) {
        Site site{.element = one, .all_examples = one.m != all_examples_of_update};
        site.element.row = site.element.column = 0;
        for (const Slip& slip : slips_of(one))
            if (can_be_throughout(slip)) attempt({slip, site}, 0.4);
    }

    // Where early rounding and a mistake come together.
    void loosely_here() {
        const Site site{.element = element};
        for (const Slip& slip : slips_here()) {
            slips.push_back({slip, site});
            const Interval value =
                parent.around_.value(element, Ground{&suspect.own, slips, suspect.decimals, {}, -1});
            slips.pop_back();
            const double spread = value.high - value.low, half = 0.5 * number.unit();
            if (spread <= 0.2 * std::abs(number.value) + 2.0 * half &&
                value.widened(half).contains(number.value))
                add({slip, site}, 0.5 * (value.low + value.high), 1.0);
        }
    }

    // A mistake that can be made in few ways and still gives the number is more likely than one of many; one
    // made earlier shows in all that comes after it.
    void rank() {
        for (Explained& each : found) {
            const Mistake mistake = each.suspicion.mistake;
            const double order = 1.0 - 0.001 * static_cast<double>(mistake);
            each.weight *= order / std::max(tries(mistake), 1);
            if (is_writing(mistake) || each.where.slip.twist == Twist::replaced) continue;
            const bool here = each.where.site.element == element;
            const double agreed = agreement(each.where);
            each.weight *= here ? std::max(agreed, 1.0) : agreed;
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const Explained& a, const Explained& b) { return a.weight > b.weight; });
    }

    double agreement(const SlipAt& slip) {
        const SlipAt alone[] = {slip};
        parent.recompute_.value(element, Ground{nullptr, alone, std::nullopt, {}, -1});
        double weight = 1.0;
        for (const PlacedAnswer& other : suspect.all) {
            if (other.element == element) continue;
            const double with = parent.recompute_.again(other.element);
            const double without = parent.update_.value(other.element);
            const WrittenNumber& given = other.number;
            if (std::abs(with - without) <= 3.0 * given.unit() + tiny * std::abs(without)) continue;
            weight *= std::abs(given.value - with) <= 1.5 * given.unit() + tiny * std::abs(with) ? 1.5 : 0.3;
        }
        return std::clamp(weight, 1e-4, 1e4);
    }
};

std::vector<Explained> Suspicions::of(const Suspect& suspect) {
    return Search{*this, suspect}.run();
}

} // namespace backstep
