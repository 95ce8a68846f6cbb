#include "app/panels/presenter/formula_band.h"

#include "app/panels/derivation/roles.h"
#include "app/widgets/shapes.h"
#include "app/widgets/text.h"
#include "core/formula/brackets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace backstep {
namespace {

// In pixels of this view's design.
constexpr float largest_em = 68;
constexpr float padding = 22, factor_padding = 12, bar_height = 5, unknown_width = 170, unknown_height = 56;
constexpr float name_share = 0.68F, number_share = 0.62F, join_share = 0.42F; // of the formula's em
constexpr float axis = 0.25F;                                                 // of an em: middle of = and ×
// Sizes that are tried, the largest first; the last are for formulas that nothing else makes fit.
constexpr std::array shares{1.0F, 0.88F, 0.78F, 0.68F, 0.6F, 0.54F, 0.5F, 0.42F, 0.35F, 0.29F, 0.24F};
constexpr std::size_t readable_shares = 7; // half of the largest: 40 pixels where a screen has 1080 lines

Formula equals_sign() {
    return algebra::equation(algebra::nothing(), algebra::nothing());
}

Formula named_sides(const PresentedFormula& formula) {
    Chain chain{{formula.name}, {}};
    for (const Formula& side : formula.sides) {
        chain.sides.push_back(side);
        chain.relations.push_back(formula.becomes ? Relation::becomes : Relation::equals);
    }
    return chain.relations.empty() ? formula.name : Formula{std::move(chain)};
}

bool says_the_value(const PresentedFormula& formula) {
    const auto* number = std::get_if<Number>(&formula.numbers.node);
    return formula.sides.empty() || (number != nullptr && number->text == formula.value);
}

} // namespace

FormulaBand::FormulaBand(const Ui& ui, const PresentedFormula& formula, const Place& place)
    : ui_(ui), formula_(formula), place_(place) {
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const float em = std::round(u(largest_em) * shares[i]);
        const bool by_factors = formula.known && !formula.factors.empty();
        if (by_factors && i < readable_shares && arrange({em, true})) return;
    }
    for (const float share : shares)
        if (arrange({std::round(u(largest_em) * share), false})) return;
}

FormulaBand::FormulaBand(const Ui& ui, const PresentedFormula& formula, const Place& place, Fit fit)
    : ui_(ui), formula_(formula), place_(place) {
    arrange(fit);
}

bool FormulaBand::arrange(Fit fit) {
    fit_ = fit;
    pieces_.clear();
    bars_.clear();
    height_ = right_ = 0;
    if (fit.by_factors)
        arrange_factors();
    else
        arrange_lines();
    return right_ <= place_.width && height_ <= place_.most_height;
}

const Typeset& FormulaBand::lay_out(const Formula& formula, float em, float width,
                                    std::optional<float> relation_x) const {
    LayoutOptions options;
    options.em = std::max(std::round(em), 8.0F);
    if (width > 0) options.width = width;
    options.relation_x = relation_x;
    return ui_.formulas->lay_out(with_brackets(formula, Medium::drawn), options);
}

/// Returns its right end.
float FormulaBand::add(const Typeset& typeset, float x, float baseline, std::optional<ImU32> ink) {
    const float top = std::round(baseline - static_cast<float>(typeset.baseline));
    pieces_.push_back({&typeset, {std::round(x), top}, ink});
    right_ = std::max(right_, x + typeset.width);
    height_ = std::max(height_, top + typeset.height);
    return x + typeset.width;
}

void FormulaBand::add_value(float left, float middle) {
    value_ = {std::round(left), std::round(middle)};
    const float width = formula_.known ? text_width(ui_.fonts.result, formula_.value) : u(unknown_width);
    const float half = (formula_.known ? ui_.fonts.result.em * 0.6F : u(unknown_height) / 2);
    right_ = std::max(right_, left + width);
    height_ = std::max(height_, middle + half);
}

ImU32 FormulaBand::colour_of(const Formula& factor) const {
    const Shades* shades =
        factor.quantity ? derivation::role_of(ui_.theme, factor.quantity->symbol) : nullptr;
    return shades != nullptr ? shades->line : ui_.theme.ink3;
}

void FormulaBand::arrange_factors() {
    const float em = fit_.em, number_em = number_share * em;
    const Typeset& name = lay_out(formula_.name, name_share * em);
    const Typeset& equals = lay_out(equals_sign(), name_share * em);
    const Typeset& times = lay_out(algebra::words("×"), number_em);
    const std::size_t count = formula_.factors.size();
    std::vector<const Typeset*> symbols, numbers;
    // The name's fraction is smaller and is centred on the line's axis.
    const float raised = axis * em * (1 - name_share);
    float above = static_cast<float>(name.baseline) + raised,
          below = name.height - static_cast<float>(name.baseline);
    float numbers_above = 0;
    for (std::size_t i = 0; i < count; ++i) {
        symbols.push_back(&lay_out(formula_.factors[i], em));
        numbers.push_back(&lay_out(formula_.factor_numbers[i], number_em));
        const Typeset& symbol = *symbols.back();
        above = std::max(above, static_cast<float>(symbol.baseline));
        below = std::max(below, symbol.height - static_cast<float>(symbol.baseline));
        numbers_above = std::max(numbers_above, static_cast<float>(numbers.back()->baseline));
    }
    const float first = u(padding) + above, bars = std::round(first + below + u(6));
    const float second = std::round(bars + u(bar_height + 14) + numbers_above);
    float x = add(name, 0, first - raised) + u(12);
    const float columns = add(equals, x, first - raised) + u(16);
    add(equals, x, second + axis * (name_share - number_share) * em);
    x = columns;
    std::vector<float> lefts, rights;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t term = static_cast<std::size_t>(i);
        const float width = std::max(symbols[term]->width, numbers[term]->width) + 2 * u(factor_padding);
        if (i > 0) x = add(times, x + u(14), second, ui_.theme.ink2) + u(14);
        add(*symbols[term], x + (width - symbols[term]->width) / 2, first);
        const Shades* shades = formula_.factors[i].quantity
                                   ? derivation::role_of(ui_.theme, formula_.factors[i].quantity->symbol)
                                   : nullptr;
        add(*numbers[term], x + (width - numbers[term]->width) / 2, second,
            shades != nullptr ? std::optional(shades->text) : std::nullopt);
        bars_.push_back({{{x, bars}, {x + width, bars + std::max(1.0F, std::round(u(bar_height)))}},
                         colour_of(formula_.factors[i])});
        lefts.push_back(x);
        rights.push_back(x + width);
        x += width;
    }
    x = add(equals, x + u(16), second + axis * (name_share - number_share) * em);
    add_value(x + u(16), second - axis * number_em - number_em * 0.1F);
    add_join(lefts, rights, height_ + u(8));
    height_ += u(padding);
}

/// What some of the factors are together, in a bracket under their numbers.
void FormulaBand::add_join(const std::vector<float>& lefts, const std::vector<float>& rights, float top) {
    if (!formula_.join || formula_.join_value.empty()) return;
    const auto& join = *formula_.join;
    const float left = lefts[join.first], right = rights[join.first + join.count - 1];
    const ImU32 colour = ui_.theme.backward.line;
    const float thin = std::max(1.0F, std::round(u(2.5F))), tick = std::round(u(12));
    bars_.push_back({{{left, top}, {left + thin, top + tick}}, colour});
    bars_.push_back({{{right - thin, top}, {right, top + tick}}, colour});
    bars_.push_back({{{left, top + tick - thin}, {right, top + tick}}, colour});
    const Formula says = algebra::equation(join.name, algebra::words(formula_.join_value));
    const Typeset& label = lay_out(says, join_share * fit_.em);
    const float x = std::max(0.0F, (left + right - label.width) / 2);
    add(label, x, top + tick + u(8) + static_cast<float>(label.baseline), ui_.theme.backward.text);
}

void FormulaBand::arrange_lines() {
    const float em = fit_.em, number_em = std::max(number_share * em, std::min(em, u(28)));
    const Typeset& names = lay_out(named_sides(formula_), em, place_.width);
    float x = add(names, 0, u(padding) + static_cast<float>(names.baseline));
    const float indent = formula_.sides.empty() ? 0 : names.relation_x.value_or(0);
    const Typeset& equals = lay_out(equals_sign(), number_em);
    if (says_the_value(formula_)) {
        const bool beside = names.lines == 1;
        const float baseline = u(padding) + static_cast<float>(names.baseline);
        if (beside &&
            x + equals.width + u(32) + text_width(ui_.fonts.result, formula_.value) <= place_.width) {
            x = add(equals, x + u(16), baseline - axis * (em - number_em));
            add_value(x + u(16), baseline - axis * em);
            height_ += u(padding);
            return;
        }
    } else if (formula_.known) {
        const Formula line = algebra::equation(algebra::nothing(), formula_.numbers);
        const Typeset& numbers = lay_out(line, number_em, place_.width, indent);
        const float top = height_ + u(16);
        const float baseline = top + static_cast<float>(numbers.baseline);
        x = add(numbers, 0, baseline);
        const float value = text_width(ui_.fonts.result, formula_.value);
        if (numbers.lines == 1 && x + u(32) + equals.width + value <= place_.width) {
            x = add(equals, x + u(16), baseline);
            add_value(x + u(16), baseline - axis * number_em - number_em * 0.1F);
            height_ += u(padding);
            return;
        }
    }
    const float baseline = height_ + u(8) + ui_.fonts.result.em;
    x = add(equals, indent, baseline);
    add_value(x + u(16), baseline - axis * number_em - number_em * 0.1F);
    height_ += u(padding);
}

void FormulaBand::draw_value(ImVec2 corner) const {
    const ImVec2 at{corner.x + value_.x, corner.y + value_.y};
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (formula_.known) {
        draw_text_at(list, ui_.fonts.result, at, Align::left, ui_.theme.ink, formula_.value);
        const float width = text_width(ui_.fonts.result, formula_.value), half = ui_.fonts.result.em / 2;
        ui_.record("presenter/value", {at.x, at.y - half}, {at.x + width, at.y + half});
        return;
    }
    const ImVec2 max{at.x + u(unknown_width), at.y + u(unknown_height) / 2};
    dashed_rect(list, {at.x, at.y - u(unknown_height) / 2}, max, ui_.theme.ink3, u(6), u(2), {u(4), u(5)});
    ui_.record("presenter/unknown", {at.x, at.y - u(unknown_height) / 2}, max);
}

std::optional<Quantity> FormulaBand::draw(ImVec2 top_left, const FormulaColours& colours) const {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 corner{std::round(top_left.x), std::round(top_left.y)};
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    std::optional<Quantity> under_pointer;
    for (const Piece& piece : pieces_) {
        const ImVec2 at{corner.x + piece.corner.x, corner.y + piece.corner.y};
        FormulaColours own = colours;
        if (piece.ink) {
            own.ink = *piece.ink;
            own.ink_of = {};
        }
        ui_.formulas->draw(list, at, *piece.typeset, own);
        const int term = term_at(*piece.typeset, pointer.x - at.x, pointer.y - at.y);
        if (term >= 0 && ImGui::IsWindowHovered())
            under_pointer = piece.typeset->terms[static_cast<std::size_t>(term)].quantity;
    }
    for (const Bar& bar : bars_)
        list->AddRectFilled({corner.x + bar.rect.min.x, corner.y + bar.rect.min.y},
                            {corner.x + bar.rect.max.x, corner.y + bar.rect.max.y}, bar.colour);
    draw_value(corner);
    ui_.record("presenter/band", corner, {corner.x + right_, corner.y + height_});
    return under_pointer;
}

} // namespace backstep
