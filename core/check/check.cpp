#include "core/check/check.h"

#include "core/check/suspicions.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace backstep {
namespace {

constexpr std::array<std::string_view, all_verdicts.size()> verdict_names{"exact", "rounded", "last_digit",
                                                                          "carried_forward", "wrong"};
constexpr int fewest_exact_digits = 6;
constexpr double tiny = 1e-12;

// The places that most of the numbers are rounded to.
int usual_decimals(std::span<const Answer> answers) {
    std::map<int, int> counts;
    for (const Answer& each : answers)
        if (!each.number.fraction && each.number.decimals >= fewest_decimals)
            ++counts[std::min(each.number.decimals, most_decimals)];
    int usual = fewest_decimals, most = 0;
    for (const auto& [decimals, count] : counts)
        if (count > most) {
            usual = decimals;
            most = count;
        }
    return usual;
}

// A mere 0 is taken for as many places as the submission has, or it would be right for whatever is below a
// half.
WrittenNumber with_places(WrittenNumber number, int decimals) {
    if (number.value == 0.0 && !number.fraction && number.decimals <= 0) number.decimals = decimals;
    return number;
}

// Whether a number is right by itself.
std::optional<Verdict> verdict_of(const WrittenNumber& number, double exact) {
    if (one_unit_off(number, exact)) return Verdict::last_digit;
    if (!rounds_to(number, exact)) return std::nullopt;
    const bool every_digit = number.fraction || std::abs(number.value - exact) <= tiny * std::abs(exact);
    return every_digit || number.significant >= fewest_exact_digits ? Verdict::exact : Verdict::rounded;
}

bool is_right(Verdict verdict) {
    return verdict < Verdict::carried_forward;
}

} // namespace

std::string_view name(Verdict verdict) {
    return verdict_names[static_cast<std::size_t>(verdict)];
}

std::vector<Mistake> Finding::mistakes() const {
    std::vector<Mistake> ids;
    for (const Suspicion& each : suspicions)
        if (std::find(ids.begin(), ids.end(), each.mistake) == ids.end()) ids.push_back(each.mistake);
    return ids;
}

struct Checker::Inside {
    Update update;
    Suspicions suspicions;
    Recompute<double> recompute;
    Recompute<Interval> around;
    OwnNumbers own;

    // Of the submission being checked.
    std::span<const Answer> answers = {};
    std::vector<PlacedAnswer> placed = {};
    std::vector<SlipAt> known = {}; ///< slips in what is not given
    std::map<int, std::size_t> by_element = {};
    std::vector<Finding> findings = {};
    int decimals = 0;

    Inside(const Scenario& scenario, const Network& network, const Trace& trace)
        : update(scenario, network, trace), suspicions(update), recompute(update), around(update),
          own(update.elements.count()) {}

    const Elements& elements() const { return update.elements; }

    std::vector<Finding> check(std::span<const Answer> given) {
        answers = given;
        own.clear();
        known.clear();
        by_element.clear();
        findings.assign(answers.size(), {});
        decimals = usual_decimals(answers);
        place();
        for (const std::size_t i : in_order()) judge(i);
        return std::move(findings);
    }

    void place() {
        placed.clear();
        for (const Answer& each : answers)
            placed.push_back({with_places(each.number, decimals), elements().element(each.quantity)});
    }

    std::vector<std::size_t> in_order() const {
        std::vector<std::size_t> order(answers.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return elements().order(placed[a].element) < elements().order(placed[b].element);
        });
        return order;
    }

    void judge(std::size_t i) {
        const Element& element = placed[i].element;
        const int index = elements().index(element);
        Finding& finding = findings[i];
        finding.answer = answers[i];
        finding.answer.number = placed[i].number;
        finding.exact = update.value(element);
        const WrittenNumber& number = placed[i].number;
        Interval reach{number.value - 0.5 * number.unit(), number.value + 0.5 * number.unit()};
        if (const auto verdict = verdict_of(number, finding.exact)) {
            finding.verdict = *verdict;
            reach = {std::min(reach.low, finding.exact), std::max(reach.high, finding.exact)};
        } else if (carried(placed[i], finding)) {
            finding.verdict = Verdict::carried_forward;
        } else {
            accuse(i);
        }
        own.set(index, number.value, reach);
        by_element[index] = i;
    }

    Ground ground(Route route, std::optional<int> rounded_to) const {
        return {&own, known, rounded_to, route, -1};
    }

    // Right for the submission's own numbers, by any way to compute it, rounded on the way or not.
    bool carried(const PlacedAnswer& answer, Finding& finding) {
        const auto& [number, element] = answer;
        constexpr std::array<Route, 4> routes{Route{}, Route{true, false}, Route{false, true},
                                              Route{true, true}};
        for (const Route route : routes)
            for (const bool rounding : {false, true}) {
                const Ground on = ground(route, rounding ? std::optional(decimals) : std::nullopt);
                const double value = recompute.value(element, on);
                if (!verdict_of(number, value)) continue;
                came_from(element, on, value, finding);
                return true;
            }
        for (const Route route : routes) {
            const Interval values = around.value(element, ground(route, decimals));
            if (!values.widened(0.5 * number.unit()).contains(number.value)) continue;
            const Ground on = ground(route, std::nullopt);
            came_from(element, on, recompute.value(element, on), finding);
            return true;
        }
        return false;
    }

    // The slip that the number carries: behind the one of the submission's numbers that moves it most.
    void came_from(const Element& element, Ground on, double value, Finding& finding) {
        finding.carried_value = value;
        recompute.value(element, on);
        double most = 0.0;
        const Finding* behind = nullptr;
        for (const int taken : std::vector<int>(recompute.taken())) {
            const Finding& other = findings[by_element.at(taken)];
            if (is_right(other.verdict)) continue;
            on.ignored = taken;
            const double moved = std::abs(recompute.value(element, on) - value);
            if (behind != nullptr && moved <= most) continue;
            most = moved;
            behind = &other;
        }
        if (behind != nullptr) {
            finding.through = behind->answer.quantity;
            finding.from =
                behind->verdict == Verdict::wrong || !behind->from ? behind->answer.quantity : *behind->from;
            finding.only_rounding = behind->only_rounding;
            return;
        }
        on.ignored = -1;
        on.slips = {};
        if (!known.empty() && std::abs(recompute.value(element, on) - value) > finding.answer.number.unit())
            finding.from = slip_behind(element, value);
        finding.only_rounding = !finding.from;
    }

    Quantity slip_behind(const Element& element, double value) {
        for (std::size_t i = 0; i < known.size(); ++i) {
            std::vector<SlipAt> others = known;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            const double without = recompute.value(element, {&own, others, std::nullopt, {}, -1});
            if (std::abs(without - value) > 1e-12 * std::abs(value)) return quantity_of(known[i].site);
        }
        return quantity_of(known.front().site);
    }

    Quantity quantity_of(const Site& site) const {
        Quantity q = elements().quantity(site.element);
        if (site.all_examples) q.example = 0;
        return q;
    }

    void accuse(std::size_t i) {
        Finding& finding = findings[i];
        finding.verdict = Verdict::wrong;
        std::vector<Explained> all = suspicions.of({placed[i], own, known, decimals, placed});
        for (const Explained& each : all) finding.suspicions.push_back(each.suspicion);
        if (all.empty()) return;
        const SlipAt& first = all.front().where;
        if (first.site.element == placed[i].element) return;
        known.push_back(first);
        finding.from = quantity_of(first.site);
    }
};

Checker::Checker(const Scenario& scenario, const Network& network, const Trace& trace)
    : inside_(std::make_unique<Inside>(scenario, network, trace)) {}
Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

std::vector<Finding> Checker::check(std::span<const Answer> answers) {
    return inside_->check(answers);
}

} // namespace backstep
