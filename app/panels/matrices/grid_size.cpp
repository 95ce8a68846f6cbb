#include "app/panels/matrices/grid.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/text.h"
#include "core/formula/number_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace backstep::matrices {

RichStyle name_style(const Ui& ui) {
    RichStyle style;
    style.mode = RichMode::formula;
    style.math = &ui.fonts.math_cell;
    style.colour = ui.theme.ink;
    return style;
}

std::string title_of(const Term& term, const Session& session) {
    Term named = term;
    Quantity& q = named.quantity;
    const bool reduced = is_gradient(q.symbol) || q.symbol == Symbol::cost;
    const bool several = session.walk().examples().size() > 1;
    if (several && is_per_example(q.symbol) && !reduced && q.example == 0) q.example = session.example();
    return term_name(named, session.names());
}

std::string term_note(const Term& term, Shape shape, const Session& session) {
    std::string note = fmt::format("{} × {}", shape.rows, shape.columns);
    if (session.walk().examples().size() < 2 || !is_per_example(term.quantity.symbol)) return note;
    const bool reduced = is_gradient(term.quantity.symbol) || term.quantity.symbol == Symbol::cost;
    if (term.quantity.example != 0 || !reduced)
        return fmt::format("{}, example {}", note,
                           term.quantity.example != 0 ? term.quantity.example : session.example());
    const bool mean = session.scenario().reduction == Reduction::mean;
    return note + (mean ? ", mean of " : ", sum of ") + fmt::format("{}", session.walk().examples().size());
}

namespace {

constexpr double too_wide = 1e9; // more digits than a cell can hold
constexpr int columns_without_scrolling = 12;

double largest(const auto& numbers) {
    return numbers.size() == 0 ? 0 : numbers.cwiseAbs().maxCoeff();
}

// A per-example gradient is an outer product, which nothing stores.
double largest_gradient(const Quantity& q, const Trace& trace, Eigen::Index m) {
    const LayerTrace& layer = trace.layer(q.layer);
    const bool weights = q.symbol == Symbol::weight_gradient;
    if (q.example == 0 || trace.examples.size() == 1)
        return weights ? largest(layer.dE_dW) : largest(layer.dE_db);
    const double delta = largest(layer.delta.col(m));
    return weights ? delta * largest(trace.activations(q.layer - 1).col(m)) : delta;
}

int integer_digits(double value) {
    return value < 10 ? 1 : static_cast<int>(std::log10(value)) + 1;
}

} // namespace

std::string cell_text(double value, int decimals) {
    if (std::abs(value) < too_wide) return number_text(value, decimals);
    return with_true_minus(fmt::format("{:.{}e}", value, decimals));
}

double largest_of(const Quantity& q, const Session& session) {
    const Trace& trace = session.shown_trace();
    const int example = q.example == 0 ? session.example() : q.example;
    const Eigen::Index m = trace.column_of(example - 1);
    if (m < 0) return 0;
    switch (q.symbol) {
    case Symbol::input: return largest(trace.x.col(m));
    case Symbol::target: return largest(trace.y.col(m));
    case Symbol::weight: return largest(session.shown_network().layer(q.layer).W);
    case Symbol::bias: return largest(session.shown_network().layer(q.layer).b);
    case Symbol::weighted_input: return largest(trace.layer(q.layer).z.col(m));
    case Symbol::activation: return largest(trace.layer(q.layer).a.col(m));
    case Symbol::cost: return std::max(largest(trace.costs), std::abs(trace.cost));
    case Symbol::cost_gradient_a: return largest(trace.layer(q.layer).dE_da.col(m));
    case Symbol::activation_derivative: return 1;
    case Symbol::delta: return largest(trace.layer(q.layer).delta.col(m));
    case Symbol::weight_gradient:
    case Symbol::bias_gradient: return largest_gradient(q, trace, m);
    case Symbol::updated_weight: return largest(trace.layer(q.layer).W_new);
    case Symbol::updated_bias: return largest(trace.layer(q.layer).b_new);
    }
    return 0;
}

Axes axes_of(const Term& term, int depth) {
    const Quantity& q = term.quantity;
    Axes axes{q.symbol == Symbol::target ? depth : q.layer, is_matrix(q.symbol) ? q.layer - 1 : -1};
    if (term.transposed) std::swap(axes.rows, axes.columns);
    return axes;
}

// Targets are numbered for themselves in all notations.
std::string index_text(const Term& term, int layer, int number, const Session& session) {
    if (layer < 0 || term.quantity.symbol == Symbol::target) return fmt::format("{}", number);
    return neuron_number(session.names(), layer, number);
}

Grid measure_grid(const Term& term, const Session& session, const Ui& ui, ImVec2 room,
                  const Spacing& spacing) {
    Grid grid;
    grid.term = term;
    grid.shape = shown_shape(term, session.network());

    const Font& font = ui.fonts.cell;
    const int decimals = session.decimals();
    const double value = largest_of(term.quantity, session);
    // Rounding may carry into one digit more.
    const int digits = value < too_wide ? integer_digits(value + 0.5 * std::pow(10.0, -decimals)) : 1;
    const std::string before(static_cast<std::size_t>(digits), '0');
    std::string after = "." + std::string(static_cast<std::size_t>(decimals), '0');
    if (value >= too_wide) after += "e+000";
    // Digits stand in the middle of the cell; minus signs hang out to the left of them.
    const float pad = std::ceil(text_width(font, "\u2212")) + ui.px(3);
    grid.point = pad + std::ceil(text_width(font, before));
    grid.cell_width = grid.point + std::ceil(text_width(font, after)) + pad;
    grid.cell_height = spacing.row;
    grid.bracket = ui.snapped(7);

    const bool numbered_rows = grid.shape.rows > 1, numbered_columns = grid.shape.columns > 1;
    const Font& index = ui.fonts.math_note.italic;
    const Axes axes = axes_of(term, session.network().depth());
    if (numbered_rows)
        grid.gutter = text_width(index, index_text(term, axes.rows, grid.shape.rows, session)) + ui.px(7);
    const RichText name(ui.fonts, title_of(term, session), name_style(ui));
    grid.name = name.size().x + ui.px(8) + text_width(ui.fonts.note, term_note(term, grid.shape, session));
    grid.head = spacing.name + (numbered_columns ? spacing.columns : 0);

    grid.rows = grid.shape.rows;
    grid.columns = grid.shape.columns;
    const float bar = ImGui::GetStyle().ScrollbarSize + ui.px(2);
    if (grid.rows > rows_without_scrolling) {
        const int fit = static_cast<int>((room.y - ui.snapped(52) - bar - ui.px(24)) / grid.cell_height);
        grid.rows = std::clamp(fit, 3, rows_without_scrolling);
        grid.scrollbar_right = bar;
    }
    if (grid.columns > columns_without_scrolling) {
        const int fit = static_cast<int>(room.x * 0.45F / grid.cell_width);
        grid.columns = std::clamp(fit, 3, columns_without_scrolling);
        grid.scrollbar_below = bar;
    }
    return grid;
}

} // namespace backstep::matrices
