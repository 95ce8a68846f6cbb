#include "core/documents/worksheet.h"

#include "core/documents/working.h"
#include "core/model/input_error.h"
#include "core/notation/parse.h"
#include "core/training/order.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace backstep {
namespace {

/// One entry of `--steps`.
struct Selector {
    std::string text;
    std::optional<Phase> phase;
    Quantity quantity; ///< whole or in part, if it is no phase
    bool used = false;
};

std::string trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
}

// Commas in brackets belong to a name: dE/dW1[1,2], z_{1,1}.
std::vector<std::string> entries(std::string_view steps) {
    std::vector<std::string> all(1);
    int depth = 0;
    for (const char c : steps) {
        if (c == '[' || c == '{' || c == '(') ++depth;
        if (c == ']' || c == '}' || c == ')') --depth;
        if (c == ',' && depth <= 0)
            all.emplace_back();
        else
            all.back() += c;
    }
    for (std::string& entry : all) entry = trimmed(entry);
    std::erase(all, "");
    return all;
}

std::optional<Phase> phase_named(std::string_view text) {
    constexpr std::array phases{Phase::forward, Phase::error, Phase::backward, Phase::average, Phase::update};
    const auto* const found = std::ranges::find(phases, text, [](Phase phase) { return name(phase); });
    return found == phases.end() ? std::nullopt : std::optional(*found);
}

Selector selector(const std::string& entry, const Scenario& scenario, const Notation& notation) {
    Selector result{entry, phase_named(entry), {}};
    if (result.phase) return result;
    const auto count = static_cast<int>(scenario.examples.size());
    try {
        result.quantity = parse_quantity(entry, notation, scenario.network, count);
    } catch (const InputError& error) {
        throw InputError(
            fmt::format("--steps: {}; or forward, error, backward, average or update", error.what()));
    }
    if (const auto wrong = problem(result.quantity, scenario))
        throw InputError(fmt::format("--steps: {}", *wrong));
    return result;
}

bool fits(int wanted, int index) {
    return wanted == 0 || wanted == index;
}

bool selects(const Selector& selector, const Step& step, const Quantity& element, bool several) {
    if (selector.phase) return *selector.phase == step.phase;
    const Quantity& wanted = selector.quantity;
    const bool mean_alone =
        wanted.example == 0 && several && (is_gradient(wanted.symbol) || wanted.symbol == Symbol::cost);
    const bool example = mean_alone ? element.example == 0
                         : several  ? fits(wanted.example, element.example)
                                    : true;
    return wanted.symbol == element.symbol && wanted.layer == element.layer &&
           fits(wanted.row, element.row) && fits(wanted.column, element.column) && example;
}

bool selected(std::vector<Selector>& selectors, const Step& step, const Quantity& element, bool several) {
    bool any = selectors.empty();
    for (Selector& each : selectors)
        if (selects(each, step, element, several)) any = each.used = true;
    return any;
}

void check_used(const std::vector<Selector>& selectors) {
    for (const Selector& each : selectors)
        if (!each.used)
            throw InputError(
                fmt::format("--steps: {} is not worked out in the first update of this scenario", each.text));
}

} // namespace

Setting Worksheet::setting(int example) const {
    return {notation, scenario, scenario.network, trace, example > 0 ? example : trace.examples.front() + 1};
}

std::size_t Worksheet::blank_count() const {
    std::size_t count = 0;
    for (const WorksheetPart& part : parts) count += part.blanks.size();
    return count;
}

Worksheet worksheet(Scenario scenario, const Notation& notation, std::string_view steps, int decimals) {
    Worksheet sheet{std::move(scenario), notation, decimals, {}, {}};
    std::vector<Selector> selectors;
    for (const std::string& entry : entries(steps))
        selectors.push_back(selector(entry, sheet.scenario, notation));

    const Walk walk(sheet.scenario, examples_of_update(sheet.scenario, 0));
    const bool several = walk.examples().size() > 1;
    std::size_t count = 0;
    for (std::int64_t number = 1; number <= walk.step_count(Granularity::vector); ++number) {
        WorksheetPart part{walk.step(number, Granularity::vector), {}};
        for (const Quantity& quantity : part.step.quantities) {
            const Shape shape = shape_of(quantity.symbol, quantity.layer, sheet.scenario.network);
            if (selectors.empty())
                count += static_cast<std::size_t>(shape.rows) * static_cast<std::size_t>(shape.columns);
            if (count > most_blanks) break;
            for (const Quantity& element : numbers_of(quantity, sheet.scenario.network))
                if (selected(selectors, part.step, element, several)) part.blanks.push_back(element);
        }
        if (!part.blanks.empty()) sheet.parts.push_back(std::move(part));
    }
    check_used(selectors);
    if (std::max(count, sheet.blank_count()) > most_blanks)
        throw InputError(
            fmt::format("a worksheet has at most {} blanks; --steps was expected to choose some of "
                        "this scenario's",
                        most_blanks));
    compute(sheet.scenario.network, sheet.scenario, walk.examples(), sheet.trace);
    return sheet;
}

} // namespace backstep
