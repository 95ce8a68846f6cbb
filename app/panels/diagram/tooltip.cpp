#include "app/panels/diagram/interaction.h"

#include "app/session/selection.h"
#include "app/session/shown_name.h"
#include "core/formula/number_text.h"

#include <algorithm>

namespace backstep::diagram {
namespace {

// What else is known of the same node or line.
std::vector<Symbol> companions(const Quantity& q) {
    if (is_on_line(q.symbol)) return {Symbol::weight, Symbol::weight_gradient, Symbol::updated_weight};
    if (is_bias(q.symbol)) return {Symbol::bias, Symbol::bias_gradient, Symbol::updated_bias};
    if (q.symbol == Symbol::activation || q.symbol == Symbol::weighted_input)
        return {Symbol::bias,
                Symbol::weighted_input,
                Symbol::activation,
                Symbol::cost_gradient_a,
                Symbol::activation_derivative,
                Symbol::delta};
    return {q.symbol};
}

std::string value_in_full(const Scene& scene, const Number& number) {
    // Of somebody's own number the right one is not told.
    if (scene.answer(number.quantity) != nullptr) return number_in_full(number.value);
    const double exact = scene.session.exact_value(number.quantity).value_or(number.value);
    return with_exact_value(scene.session, number.quantity, exact);
}

} // namespace

void draw_tooltip(const Scene& scene, const Quantity& quantity) {
    const Ui& ui = scene.ui;
    struct Row {
        RichText name;
        std::string value;
    };
    std::vector<Row> rows;
    float names = 0;
    for (const Symbol symbol : companions(quantity)) {
        const Number number = scene.number(symbol, quantity.layer, quantity.row, quantity.column);
        if (!number.known && symbol != quantity.symbol) continue;
        const RichStyle style{nullptr, ui.theme.ink, RichMode::formula, &ui.fonts.math_cell};
        rows.push_back({RichText(ui.fonts, scene.name(number.quantity), style),
                        number.known ? "= " + value_in_full(scene, number) : "not known yet"});
        names = std::max(names, rows.back().name.size().x);
    }
    ImGui::BeginTooltip();
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const Row& row : rows) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = ui.px(22), x = at.x + names + ui.px(8);
        row.name.draw_at(list, {at.x, at.y + height / 2});
        draw_text_at(list, ui.fonts.note, {x, at.y + height / 2}, Align::left, ui.theme.ink, row.value);
        ImGui::Dummy({names + ui.px(8) + text_width(ui.fonts.note, row.value),
                      height - ImGui::GetStyle().ItemSpacing.y});
    }
    if (can_be_set(quantity) && !scene.for_audience) {
        constexpr std::string_view how = "double-click to change it";
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_text_at(list, ui.fonts.note, {at.x, at.y + ui.px(9)}, Align::left, ui.theme.ink3, how);
        ImGui::Dummy({text_width(ui.fonts.note, how), ui.px(18)});
    }
    ImGui::EndTooltip();
}

} // namespace backstep::diagram
