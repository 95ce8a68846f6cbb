#include "core/documents/published.h"

#include "core/files/json.h"
#include "core/model/input_error.h"
#include "core/training/history.h"
#include "core/training/order.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace backstep {
namespace {

/// The numbers after some updates.
struct Moment {
    Network network;
    Trace trace;
};

class Recomputed {
public:
    Recomputed(const Scenario& scenario, const std::set<std::int64_t>& wanted) : scenario_(scenario) {
        Network network = scenario.network;
        ExampleOrder order(scenario);
        Trace trace;
        for (std::int64_t update = 0; update <= *wanted.rbegin(); ++update) {
            if (wanted.contains(update)) moments_.emplace(update, moment(network, update));
            train_one(network, scenario, order, update, trace);
        }
    }

    double value(const PublishedFigure& figure, std::int64_t after) const {
        const Moment& at = moments_.at(after);
        if (figure.output > 0) return part_of_cost(figure.output - 1, at);
        double product = 1.0;
        std::string_view rest = figure.quantity;
        if (rest.starts_with('-')) {
            product = -1.0;
            rest.remove_prefix(1);
        }
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(" * "), rest.size());
            product *= number(rest.substr(0, end), at);
            rest.remove_prefix(std::min(end + 3, rest.size()));
        }
        return product;
    }

private:
    const Scenario& scenario_;
    std::map<std::int64_t, Moment> moments_;

    Moment moment(const Network& network, std::int64_t update) const {
        Moment at{network, {}};
        compute(network, scenario_, examples_of_update(scenario_, update), at.trace);
        return at;
    }

    double number(std::string_view text, const Moment& at) const {
        const Quantity quantity = parse_quantity(text);
        if (const auto wrong = problem(quantity, scenario_)) throw InputError(*wrong);
        const auto value = value_of(quantity, at.network, at.trace);
        if (!value) throw InputError(fmt::format("{}: the first update has no such number", text));
        return *value;
    }

    double part_of_cost(int k, const Moment& at) const {
        const LayerTrace& output = at.trace.layer(at.trace.depth());
        Vector cost(1);
        cost_of(scenario_.cost, scenario_.network.layers.back().activation, output.z.row(k), output.a.row(k),
                at.trace.y.row(k), cost);
        return cost(0);
    }
};

// One update earlier and later, too: counting is where a figure most easily goes wrong.
std::set<std::int64_t> moments(const PublishedExample& example) {
    std::set<std::int64_t> all{0};
    for (const PublishedFigure& figure : example.figures)
        if (figure.after > 0) all.insert({figure.after - 1, figure.after, figure.after + 1});
    return all;
}

// 0.0351 and −12.3 with their digits at the same places.
void align(std::string& left, std::string& right) {
    const auto sign = [](std::string& text) {
        const bool minus = text.starts_with('-');
        if (minus) text.erase(0, 1);
        return minus;
    };
    const bool left_minus = sign(left), right_minus = sign(right);
    const std::size_t width = std::max(left.size(), right.size());
    left.insert(0, width - left.size(), '0');
    right.insert(0, width - right.size(), '0');
    left.insert(0, left_minus ? "-" : "+");
    right.insert(0, right_minus ? "-" : "+");
}

int places(std::string_view printed) {
    const std::size_t point = printed.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(printed.size() - point - 1);
}

} // namespace

std::string_view name(FigureVerdict verdict) {
    constexpr std::array<std::string_view, 3> names{"holds", "last_digit", "differs"};
    return names[static_cast<std::size_t>(verdict)];
}

PublishedExample parse_published(std::string_view text, std::string_view name) {
    const Json json = parse_json(text, name);
    try {
        if (json.at("format") != "backstep-published/1")
            throw InputError(fmt::format("{}: /format: \"backstep-published/1\" was expected", name));
        PublishedExample example{json.at("scenario"), json.at("citation"), {}};
        for (const Json& figure : json.at("figures"))
            example.figures.push_back({figure.at("name"), figure.at("quantity"), figure.at("printed"),
                                       figure.value("output", 0), figure.value("after", std::int64_t{0})});
        return example;
    } catch (const Json::exception&) {
        throw InputError(
            fmt::format("{}: a scenario, a citation and figures with name, quantity and printed were "
                        "expected",
                        name));
    }
}

FigureFinding compare_figure(const PublishedFigure& figure, double exact) {
    FigureFinding finding{figure,      exact, fmt::format("{:.{}f}", exact, places(figure.printed)),
                          0,           0,     FigureVerdict::holds,
                          std::nullopt};
    if (finding.rounded.find_first_not_of("-0.") == std::string::npos && finding.rounded.starts_with('-'))
        finding.rounded.erase(0, 1);
    std::string printed = figure.printed, right = finding.rounded;
    align(printed, right);
    const auto difference =
        static_cast<std::size_t>(std::ranges::mismatch(printed, right).in1 - printed.begin());
    const std::size_t first = std::min(printed.find_first_of("123456789"), printed.size() - 1);
    for (std::size_t i = first; i < printed.size(); ++i) {
        if (printed[i] == '.') continue;
        finding.digits += 1;
        finding.held += i < difference ? 1 : 0;
    }
    if (difference == printed.size()) return finding;
    const double unit = std::pow(10.0, -places(figure.printed));
    const double off = std::abs(std::stod(figure.printed) - std::stod(finding.rounded)) / unit;
    finding.verdict = off < 1.5 ? FigureVerdict::last_digit : FigureVerdict::differs;
    return finding;
}

std::vector<FigureFinding> check_published(const PublishedExample& example, const Scenario& scenario) {
    const Recomputed numbers(scenario, moments(example));
    std::vector<FigureFinding> findings;
    for (const PublishedFigure& figure : example.figures) {
        FigureFinding finding = compare_figure(figure, numbers.value(figure, figure.after));
        if (finding.verdict != FigureVerdict::holds && figure.after > 0)
            for (const std::int64_t other : {figure.after - 1, figure.after + 1})
                if (compare_figure(figure, numbers.value(figure, other)).verdict == FigureVerdict::holds)
                    finding.holds_after = other;
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::size_t PublishedReport::holding() const {
    return static_cast<std::size_t>(
        std::ranges::count(findings, FigureVerdict::holds, &FigureFinding::verdict));
}

} // namespace backstep
