#include "app/panels/derivation/content.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace backstep {
namespace {

constexpr std::size_t most_others = 12;

bool is_given(Symbol symbol) {
    return symbol == Symbol::input || symbol == Symbol::target || symbol == Symbol::weight ||
           symbol == Symbol::bias;
}

bool is_reduced(Symbol symbol) {
    return is_gradient(symbol) || symbol == Symbol::cost;
}

/// A gradient of one example until the mean or sum is known; other numbers belong to the example being
/// walked.
Quantity of_walked_example(const Session& session, Quantity quantity) {
    if (quantity.example != 0 || session.walk().examples().size() < 2 || !is_per_example(quantity.symbol))
        return quantity;
    if (is_reduced(quantity.symbol) && session.known(quantity)) return quantity;
    quantity.example = session.example();
    return quantity;
}

/// For a weight or bias the walk has come to: what it has become, else its gradient, else itself.
Quantity most_derived(const Session& session, const Quantity& quantity) {
    const bool weight = quantity.symbol == Symbol::weight;
    if (!weight && quantity.symbol != Symbol::bias) return quantity;
    for (const Symbol symbol : {weight ? Symbol::updated_weight : Symbol::updated_bias,
                                weight ? Symbol::weight_gradient : Symbol::bias_gradient}) {
        Quantity derived = quantity;
        derived.symbol = symbol;
        derived = of_walked_example(session, derived);
        if (session.known(derived)) return derived;
    }
    return quantity;
}

std::int64_t number_count(const Quantity& quantity, const Network& network) {
    if (is_scalar(quantity)) return 1;
    const Shape shape = shape_of(quantity.symbol, quantity.layer, network);
    return std::int64_t{shape.rows} * shape.columns;
}

/// The n-th number, from 0, of a whole vector or matrix, row by row.
Quantity number_of(Quantity quantity, std::int64_t n, const Network& network) {
    if (is_scalar(quantity)) return quantity;
    const Shape shape = shape_of(quantity.symbol, quantity.layer, network);
    quantity.row = static_cast<int>(n / shape.columns) + 1;
    if (is_matrix(quantity.symbol)) quantity.column = static_cast<int>(n % shape.columns) + 1;
    return quantity;
}

std::optional<Quantity> explained_quantity(const Session& session, const std::optional<Step>& step) {
    const auto selected = session.selected();
    if (selected && is_scalar(*selected)) return of_walked_example(session, most_derived(session, *selected));
    if (!step) return std::nullopt;
    return number_of(step->quantities.front(), 0, session.network());
}

Working working_of(const Session& session, const Quantity& quantity) {
    return working(quantity, session.scenario(), session.network(), session.trace(),
                   session.scenario().decimals);
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

void add_others(const Session& session, const Step& step, DerivationContent& content) {
    for (const Quantity& quantity : step.quantities) {
        const std::int64_t count = number_count(quantity, session.network());
        for (std::int64_t n = 0; n < count; ++n) {
            if (content.others.size() == most_others) {
                content.left_out += count - n;
                break;
            }
            const Quantity number = number_of(quantity, n, session.network());
            if (number != content.explained && session.known(number))
                content.others.push_back(working_of(session, number));
        }
    }
}

} // namespace

DerivationContent derivation_content(const Session& session) {
    DerivationContent content;
    const auto step = session.step();
    if (step) content.step_formulas = lines_of(formula(*step, session.scenario()));
    content.explained = explained_quantity(session, step);
    if (content.explained) {
        const Quantity& quantity = *content.explained;
        content.given = is_given(quantity.symbol);
        content.known = content.given || session.known(quantity);
        content.working = working_of(session, quantity);
        if (const auto at = session.walk().known_at(quantity, session.example()))
            content.known_from = session.walk().current_step(*at, session.granularity());
    }
    if (step) add_others(session, *step, content);
    return content;
}

std::string plain_text(const DerivationContent& content) {
    std::string text;
    for (const std::string& line : content.step_formulas) text += line + "\n";
    const auto add = [&text](const Working& working) {
        text += working.formula + "\n";
        if (!working.numbers.empty()) text += "    = " + working.numbers + "\n";
        text += "    = " + working.value + "\n";
    };
    if (content.explained && content.given)
        text += to_unicode(*content.explained) + " = " + content.working.value + "\n";
    else if (content.explained && content.known)
        add(content.working);
    else if (content.explained)
        text += content.working.formula + "\n";
    for (const Working& working : content.others) add(working);
    return text;
}

std::string place_in_words(const Quantity& scalar) {
    if (scalar.symbol == Symbol::cost) return {};
    Quantity whole = scalar;
    whole.row = whole.column = 0;
    if (is_matrix(scalar.symbol))
        return fmt::format("row {}, column {} of {}", scalar.row, scalar.column, to_unicode(whole));
    return fmt::format("element {} of {}", scalar.row, to_unicode(whole));
}

} // namespace backstep
