#include "app/panels/derivation/band.h"

#include "app/panels/derivation/roles.h"
#include "app/widgets/text.h"
#include "core/formula/build.h"
#include "core/formula/parts.h"

#include <array>
#include <cmath>
#include <utility>

namespace backstep::derivation {
namespace {

constexpr std::size_t most_factors = 6;

bool has_grid(const Formula& formula) {
    if (std::holds_alternative<Grid>(formula.node)) return true;
    bool found = false;
    for_each_part(formula.node, [&](const Formula& part) { found = found || has_grid(part); });
    return found;
}

/// What begins with a minus, or is a sum, takes brackets where it stands alone over its bar as well.
Formula as_factor(const Formula& factor, bool first) {
    const auto* number = std::get_if<Number>(&factor.node);
    const bool negative = number != nullptr && number->text.starts_with("−");
    if (std::holds_alternative<Sum>(factor.node) || (negative && !first)) {
        Formula grouped = algebra::group(factor);
        grouped.quantity = factor.quantity;
        return grouped;
    }
    return factor;
}

const Formula* last_side(const std::optional<Line>& line) {
    const auto* chain = line ? std::get_if<Chain>(&line->formula.node) : nullptr;
    return chain != nullptr && chain->sides.size() == 2 ? &chain->sides.back() : nullptr;
}

struct Column {
    Typeset symbol, number;
    float x = 0, width = 0;
    const Shades* role = nullptr;
};

/// `left` = , with the = where all others are.
Typeset left_side(const SheetWriter& writer, const Formula& left, float relation) {
    LayoutOptions options{.em = writer.ui().px(line_em), .relation_x = relation};
    return lay_out(algebra::equation(left, algebra::nothing()), writer.faces(), options);
}

/// The factors side by side, if that is how they can stand.
class Columns {
public:
    Columns(const SheetWriter& writer, const DerivationBlock& block) : writer_(writer), ui_(writer.ui()) {
        const Formula* right = last_side(block.result);
        const Formula* plugged = last_side(block.numbers);
        const auto* symbols = right != nullptr ? std::get_if<Product>(&right->node) : nullptr;
        const auto* numbers = plugged != nullptr ? std::get_if<Product>(&plugged->node) : nullptr;
        if (symbols == nullptr || numbers == nullptr || symbols->factors.size() != numbers->factors.size() ||
            symbols->factors.size() > most_factors || has_grid(*plugged))
            return;
        left_ =
            left_side(writer, std::get<Chain>(block.result->formula.node).sides.front(), writer.relation());
        for (const float em : std::array{band_em, 22.0F, line_em})
            if (fit(*symbols, *numbers, em)) return;
        columns_.clear();
    }

    bool fit() const { return !columns_.empty(); }
    const std::vector<Column>& columns() const { return columns_; }
    const Typeset& left() const { return left_; } ///< up to =

private:
    bool fit(const Product& symbols, const Product& numbers, float em) {
        columns_.clear();
        float x = left_.width + ui_.px(6);
        for (std::size_t i = 0; i < symbols.factors.size(); ++i) {
            Column column;
            column.role = role_of(ui_.theme, symbols.factors[i]);
            column.symbol = lay_out(as_factor(symbols.factors[i], true), writer_.faces(), {.em = ui_.px(em)});
            column.number = lay_out(as_factor(numbers.factors[i], i == 0), writer_.faces(),
                                    {.em = ui_.px(std::min(em, line_em + 1))});
            column.width = std::ceil(std::max(column.symbol.width, column.number.width)) + ui_.px(10);
            column.x = std::round(x);
            x += column.width + ui_.px(20);
            columns_.push_back(std::move(column));
        }
        return x - ui_.px(20) <= writer_.room();
    }

    const SheetWriter& writer_;
    const Ui& ui_;
    std::vector<Column> columns_;
    Typeset left_;
};

ImU32 bar_colour(const Theme& theme, const Column& column) {
    return column.role != nullptr ? column.role->line : theme.edge_positive;
}

void write_symbols(SheetWriter& writer, const DerivationBlock& block, const Columns& columns,
                   const std::string& prefix) {
    const Ui& ui = writer.ui();
    Typeset left = columns.left();
    float axis = axis_of(left), below = left.height - axis;
    for (const Column& column : columns.columns()) {
        axis = std::max(axis, axis_of(column.symbol));
        below = std::max(below, column.symbol.height - axis_of(column.symbol));
    }
    const float start = writer.y();
    const float top = writer.begin_row(block.result->reason, axis, axis + below);
    const float middle = top + axis, x = writer.column();
    const float left_top = std::round(middle - axis_of(left));
    writer.set(std::move(left), {x, left_top});
    const float bar = std::round(middle + below) + ui.px(4);
    for (const Column& column : columns.columns()) {
        const float indent = (column.width - column.symbol.width) / 2;
        writer.set(column.symbol, {x + column.x + indent, std::round(middle - axis_of(column.symbol))},
                   column.role != nullptr ? std::optional(column.role->text) : std::nullopt);
        writer.box({{x + column.x, bar}, {x + column.x + column.width, bar + ui.snapped(3)}},
                   bar_colour(ui.theme, column));
    }
    writer.end_row(bar + ui.snapped(3));
    const Column& last = columns.columns().back();
    writer.sheet().rows.push_back({prefix + "formula",
                                   {{writer.text_left(), start}, {x + last.x + last.width, writer.y()}},
                                   block.result});
}

void write_numbers(SheetWriter& writer, const DerivationBlock& block, const Columns& columns,
                   const std::string& prefix) {
    const Ui& ui = writer.ui();
    Typeset equals = left_side(writer, algebra::nothing(), columns.left().relation_x.value_or(0));
    float axis = axis_of(equals), below = equals.height - axis;
    for (const Column& column : columns.columns()) {
        axis = std::max(axis, axis_of(column.number));
        below = std::max(below, column.number.height - axis_of(column.number));
    }
    const float start = writer.y();
    const float top = writer.begin_row(block.numbers->reason, axis, axis + below);
    const float middle = top + axis, x = writer.column();
    const float equals_top = std::round(middle - axis_of(equals));
    writer.set(std::move(equals), {x, equals_top});
    const Column* before = nullptr;
    for (const Column& column : columns.columns()) {
        const float indent = (column.width - column.number.width) / 2;
        writer.set(column.number, {x + column.x + indent, std::round(middle - axis_of(column.number))},
                   column.role != nullptr ? column.role->text : ui.theme.ink);
        if (before != nullptr) {
            const float wide = text_width(ui.fonts.number, "×");
            const float centre = x + (before->x + before->width + column.x) / 2;
            writer.figure(ui.fonts.number, "×",
                          {std::round(centre - wide / 2), std::round(middle - ui.fonts.number.line / 2)},
                          ui.theme.ink2);
        }
        before = &column;
    }
    writer.end_row(top + axis + below);
    const Column& last = columns.columns().back();
    writer.sheet().rows.push_back(
        {prefix + "numbers", {{x, start}, {x + last.x + last.width, writer.y()}}, block.numbers});
}

/// Which factors together are a δ, and its value.
void write_delta(SheetWriter& writer, const DerivationBlock& block, const Columns& columns) {
    if (!block.joined || block.joined->factors > columns.columns().size()) return;
    const Ui& ui = writer.ui();
    const Column &from = columns.columns().front(), &to = columns.columns()[block.joined->factors - 1];
    const float x = writer.column(), line = ui.snapped(1.25F), tall = ui.px(6);
    const ImU32 colour = ui.theme.backward.line;
    writer.gap(6);
    const float left = x + from.x, right = x + to.x + to.width, top = std::round(writer.y());
    writer.box({{left, top}, {left + line, top + tall}}, colour);
    writer.box({{right - line, top}, {right, top + tall}}, colour);
    writer.box({{left, top + tall - line}, {right, top + tall}}, colour);
    Typeset label = lay_out(block.joined->equation, writer.faces(), {.em = ui.px(small_em)});
    const float height = label.height, indent = (right - left - label.width) / 2;
    writer.set(std::move(label), {std::round(left + indent), top + tall + ui.px(4)}, ui.theme.backward.text);
    writer.end_row(top + tall + ui.px(4) + height);
}

} // namespace

void write_band(SheetWriter& writer, const DerivationBlock& block, const std::string& prefix) {
    const Ui& ui = writer.ui();
    const std::size_t band = writer.sheet().boxes.size();
    const float top = std::round(writer.y());
    writer.box({}, ui.theme.raise); // as high as it turns out to be
    writer.gap(14);
    const Columns columns(writer, block);
    if (columns.fit()) {
        write_symbols(writer, block, columns, prefix);
        writer.gap(8);
        write_numbers(writer, block, columns, prefix);
        write_delta(writer, block, columns);
    } else {
        writer.row(prefix + "formula", *block.result, line_em + 2);
        if (block.numbers) {
            writer.gap(10);
            Line numbers = *block.numbers; // the left side stands above
            if (auto* chain = std::get_if<Chain>(&numbers.formula.node))
                chain->sides.front() = algebra::nothing();
            writer.row(prefix + "numbers", numbers, line_em);
            writer.sheet().rows.back().line = block.numbers;
        }
    }
    writer.gap(14);
    writer.sheet().boxes[band].rect = {{0, top}, {writer.width(), std::round(writer.y())}};
}

} // namespace backstep::derivation
