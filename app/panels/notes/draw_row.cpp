#include "app/panels/notes/draw_row.h"

#include "app/panels/derivation/roles.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/text.h"

#include <fmt/format.h>

#include <cmath>

namespace backstep::notes {
namespace {

ImVec2 moved(ImVec2 point, ImVec2 by) {
    return {point.x + by.x, point.y + by.y};
}

/// The sign of a misprint.
void draw_pencil(const Ui& ui, ImVec2 middle) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float u = ui.scale;
    const auto at = [&](float along, float aside) { // along the pencil, from its tip
        const float c = 0.7071F;
        return ImVec2{middle.x + (along + aside) * c * u, middle.y + 5 * u + (aside - along) * c * u};
    };
    const ImU32 colour = ui.theme.carried.text;
    list->AddTriangleFilled(at(0, 0), at(4, -2.2F), at(4, 2.2F), colour);
    list->AddQuadFilled(at(5, -2.2F), at(12, -2.2F), at(12, 2.2F), at(5, 2.2F), colour);
    list->AddQuadFilled(at(13, -2.2F), at(15, -2.2F), at(15, 2.2F), at(13, 2.2F), colour);
}

void draw_arrow(const Ui& ui, ImVec2 from, ImVec2 to, ImU32 colour) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float head = ui.px(7) * (to.x > from.x ? 1.0F : -1.0F);
    list->AddLine(from, {to.x - head * 0.8F, to.y}, colour, std::max(1.0F, ui.px(1.75F)));
    list->AddTriangleFilled(to, {to.x - head, to.y - ui.px(4)}, {to.x - head, to.y + ui.px(4)}, colour);
}

void draw_boxes(const Row& row, ImVec2 corner, const Ui& ui) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const Row::Box& box : row.boxes) {
        const ImVec2 min = moved(box.rect.min, corner), max = moved(box.rect.max, corner);
        list->AddRectFilled(min, max, box.shades->tint, ui.px(5));
        compat::add_rect(list, min, max, box.shades->line, ui.px(5), std::max(1.0F, ui.px(1.25F)));
    }
    for (const Row::Arrow& arrow : row.arrows)
        draw_arrow(ui, moved(arrow.from, corner), moved(arrow.to, corner), arrow.shades->line);
}

void draw_current(const Equation& equation, const Row& row, ImVec2 corner, const RowDrawing& drawing) {
    const Ui& ui = drawing.ui;
    for (const Row::Stop& stop : row.stops) {
        if (!is_current(stop, equation, drawing.session)) continue;
        const ImVec2 min = moved(stop.rect.min, corner), max = moved(stop.rect.max, corner);
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddRectFilled(min, max, ui.theme.selected_row);
        list->AddRectFilled(min, {min.x + ui.px(3), max.y}, ui.theme.backward.line);
        ui.record("notes/current/" + std::string(equation.id), min, max);
    }
}

void draw_lines(const Row& row, ImVec2 corner, RowDrawing& drawing) {
    const FormulaColours colours = derivation::term_colours(
        drawing.ui.theme, drawing.session.hovered(), drawing.session.selected(), drawing.session.example());
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    for (const Row::Line& line : row.lines) {
        const ImVec2 at = moved(line.at, corner);
        drawing.ui.formulas->draw(ImGui::GetWindowDrawList(), at, line.typeset, colours);
        if (!ImGui::IsWindowHovered()) continue;
        const int term = term_at(line.typeset, pointer.x - at.x, pointer.y - at.y);
        if (term >= 0) drawing.under_pointer = line.typeset.terms[static_cast<std::size_t>(term)].quantity;
    }
}

void go_to_step(const Equation& equation, const Quantity& step, Wishes& wishes) {
    wishes.commands.push_back(command::SetNotation{std::string(equation.notation)});
    wishes.commands.push_back(command::GoToQuantity{step});
    if (is_scalar(step)) wishes.commands.push_back(command::Select{step});
}

void draw_button(const Equation& equation, const Row& row, const Row::Button& each, ImVec2 corner,
                 RowDrawing& drawing) {
    const bool numbers = each.does == Row::Does::show_numbers, go = each.does == Row::Does::go_to_step;
    const std::string item = fmt::format("notes/{}/{}", equation.id,
                                         numbers ? "numbers"
                                         : go    ? "go"
                                                 : "open");
    ButtonOptions options;
    options.item = item;
    options.tooltip = numbers ? "The same lines with this network's numbers"
                      : go    ? "Walk to where this is computed, in these notes' notation"
                              : "Open a network for which it holds";
    ImGui::SetCursorScreenPos(moved(each.at, corner));
    if (!button(drawing.ui, each.label + "##" + item, options)) return;
    if (numbers) drawing.toggled_numbers = true;
    if (go) go_to_step(equation, *row.step, drawing.wishes);
    if (!numbers && !go)
        drawing.wishes.commands.push_back(command::OpenBundled{std::string(equation.scenario_with_it)});
}

} // namespace

void draw_row(const Equation& equation, const Row& row, ImVec2 at, RowDrawing& drawing) {
    const Ui& ui = drawing.ui;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({at.x, at.y + row.body_top}, {at.x + row.size.x, at.y + row.body_top + ui.hairline()},
                        ui.theme.line2);
    draw_current(equation, row, at, drawing);
    for (const Row::Figure& figure : row.figures)
        draw_text_at(list, *figure.font, moved(figure.at, at), Align::left, figure.colour, figure.text);
    for (const Row::Text& text : row.texts) text.text.draw(list, moved(text.at, at));
    if (row.pencil) draw_pencil(ui, moved(*row.pencil, at));
    draw_boxes(row, at, ui);
    draw_lines(row, at, drawing);
    for (const Row::Button& each : row.buttons) draw_button(equation, row, each, at, drawing);
    ui.record("notes/row/" + std::string(equation.id), at, moved(row.size, at));
    if (!drawing.under_pointer || !ImGui::IsWindowHovered() || ImGui::IsAnyItemHovered()) return;
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    if (pointer.y < at.y || pointer.y >= at.y + row.size.y) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left))
        drawing.wishes.commands.push_back(command::Select{drawing.under_pointer});
}

} // namespace backstep::notes
