#include "app/panels/matrices/grid.h"

#include "app/widgets/imgui_compat.h"
#include "app/widgets/shapes.h"
#include "app/widgets/text.h"
#include "core/formula/number_text.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

namespace backstep::matrices {

namespace {

// Follows the other grids with this axis, or leads them if it was scrolled itself. Returns the first one
// shown.
float scroll_along(Scroll& scroll, int layer, float pitch, float at, float most,
                   const std::function<void(float)>& move, const char* id) {
    if (layer < 0 || most <= 0) return at;
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID key = ImGui::GetID(id);
    const float seen = storage->GetFloat(key, 0);
    float& shared = scroll[layer];
    if (std::abs(at - seen) > 0.5F) {
        shared = at / pitch;
        storage->SetFloat(key, at);
        return at;
    }
    const float wanted = std::min(std::round(shared * pitch), most);
    if (std::abs(wanted - at) > 0.5F) {
        move(wanted);
        storage->SetFloat(key, wanted);
    }
    return at;
}

std::string rate_text(const Term& term) {
    return number_in_full(term.rate.value());
}

} // namespace

float rate_width(const Term& term, const Ui& ui) {
    return std::ceil(text_width(ui.fonts.cell, rate_text(term))) + 2 * ui.snapped(6);
}

float GridPainter::draw_rate(const Grid& grid, ImVec2 at) {
    const float half = std::round(grid.cell_height / 2);
    const Rect rect{{at.x, std::round(at.y) - half},
                    {at.x + rate_width(grid.term, ui), std::round(at.y) + half}};
    const Quantity& quantity = grid.term.quantity;
    if (wanted == quantity) found = ShownCell{quantity, rect};
    if (!ImGui::IsRectVisible(rect.min, rect.max)) return rect.max.x;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool hovered = ImGui::IsWindowHovered() && rect.contains(ImGui::GetIO().MousePos);
    const bool selected = rate == quantity;
    const float inset = ui.snapped(1), radius = ui.px(4);
    const ImVec2 min{rect.min.x + inset, rect.min.y + inset}, max{rect.max.x - inset, rect.max.y - inset};
    if (hovered) pointed = ShownCell{quantity, rect};
    if (selected) list->AddRectFilled(min, max, ui.theme.line2, radius);
    draw_text_at(list, ui.fonts.cell, rect.centre(), Align::centre, ui.theme.ink, rate_text(grid.term));
    if (hovered && !selected) compat::add_rect(list, min, max, ui.theme.ink3, radius, ui.snapped(1.25F));
    if (selected) compat::add_rect(list, rect.min, rect.max, accent, radius, ui.px(2.5F));
    if (ui.items != nullptr) ui.record("matrices/rate/" + to_text(quantity), rect.min, rect.max);
    return rect.max.x;
}

CellColours colours_of(Symbol symbol, const Theme& theme) {
    const auto of = [](const Shades& accent) { return CellColours{accent.tint, accent.text}; };
    switch (symbol) {
    case Symbol::weighted_input:
    case Symbol::activation: return of(theme.forward);
    case Symbol::activation_derivative: return of(theme.slope);
    case Symbol::cost:
    case Symbol::cost_gradient_a:
    case Symbol::delta:
    case Symbol::weight_gradient:
    case Symbol::bias_gradient: return of(theme.backward);
    case Symbol::updated_weight:
    case Symbol::updated_bias: return of(theme.update);
    default: return {theme.line2, theme.ink};
    }
}

void draw_brackets(ImDrawList* list, ImVec2 min, ImVec2 max, const Ui& ui) {
    const float thick = std::max(1.0F, ui.px(1.75F)), serif = ui.snapped(6), out = ui.snapped(2);
    for (const float side : {1.0F, -1.0F}) {
        const float x = side > 0 ? min.x + thick / 2 : max.x - thick / 2;
        const ImVec2 points[] = {{x + side * serif, min.y - out},
                                 {x, min.y - out},
                                 {x, max.y + out},
                                 {x + side * serif, max.y + out}};
        compat::add_polyline(list, points, 4, ui.theme.ink2, false, thick);
    }
}

// Finds the wanted cell, visible or not; a matrix that scrolls does so just as far as that needs.
void GridPainter::find_wanted(const Grid& grid, ImVec2 cells) {
    const auto cell = wanted ? find_cell(grid.term, *wanted) : std::nullopt;
    if (!cell) return;
    const auto first_shown = [this](int layer, int at, int visible, int all) {
        if (visible >= all) return 0.0F;
        float& first = scroll[layer];
        first = std::clamp(first, static_cast<float>(at - visible), static_cast<float>(at - 1));
        return first;
    };
    const Axes axes = axes_of(grid.term, session.network().depth());
    const float row =
        static_cast<float>(cell->row - 1) - first_shown(axes.rows, cell->row, grid.rows, grid.shape.rows);
    const float column = static_cast<float>(cell->column - 1) -
                         first_shown(axes.columns, cell->column, grid.columns, grid.shape.columns);
    const ImVec2 min{cells.x + column * grid.cell_width, cells.y + row * grid.cell_height};
    found = ShownCell{*wanted, {min, {min.x + grid.cell_width, min.y + grid.cell_height}}};
}

void GridPainter::draw(const Grid& grid, ImVec2 corner, float cells_top, const Emphasis& emphasis) {
    const float inner = grid.gutter + 2 * grid.bracket + grid.cells_width();
    const float left = std::round(corner.x + (grid.width() - inner) / 2);
    const ImVec2 cells{left + grid.gutter + grid.bracket, cells_top};
    const ImVec2 end{cells.x + grid.cells_width() + grid.bracket, cells.y + grid.cells_height()};
    find_wanted(grid, cells);
    if (!ImGui::IsRectVisible(corner, end)) return;
    draw_frame(grid, corner, cells_top, left);

    ImVec2 first = cells;
    Shape from{1, 1}, to = grid.shape;
    if (grid.scrolls()) {
        ImGui::SetCursorScreenPos(cells);
        const std::string id = to_text(grid.term.quantity) + (grid.term.transposed ? "T" : "");
        compat::begin_child(id.c_str(), {grid.cells_width(), grid.cells_height()},
                            ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoNavInputs);
        const ImVec2 all{grid.cell_width * static_cast<float>(grid.shape.columns),
                         grid.cell_height * static_cast<float>(grid.shape.rows)};
        ImGui::Dummy(all);
        const Axes axes = axes_of(grid.term, session.network().depth());
        const float y = scroll_along(
            scroll, axes.rows, grid.cell_height, ImGui::GetScrollY(), ImGui::GetScrollMaxY(),
            [](float to_y) { ImGui::SetScrollY(to_y); }, "y");
        const float x = scroll_along(
            scroll, axes.columns, grid.cell_width, ImGui::GetScrollX(), ImGui::GetScrollMaxX(),
            [](float to_x) { ImGui::SetScrollX(to_x); }, "x");
        first = {cells.x - x, cells.y - y};
        from = {static_cast<int>(y / grid.cell_height) + 1, static_cast<int>(x / grid.cell_width) + 1};
        to = {std::min(grid.shape.rows, from.rows + grid.rows),
              std::min(grid.shape.columns, from.columns + grid.columns)};
    }
    draw_cells(grid, first, from, to, emphasis);
    if (grid.scrolls()) ImGui::EndChild();
    draw_numbers(grid, first, from, to, cells, cells_top);
}

void GridPainter::draw_frame(const Grid& grid, ImVec2 corner, float cells_top, float left) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const RichText name(ui.fonts, title_of(grid.term, session), name_style(ui));
    const float x = corner.x + (grid.width() - grid.name) / 2, middle = corner.y + ui.snapped(13);
    name.draw_at(list, {x, middle});
    draw_text_at(list, ui.fonts.note, {x + name.size().x + ui.px(8), middle}, Align::left, ui.theme.ink3,
                 term_note(grid.term, grid.shape, session));

    const float bracket_left = left + grid.gutter, height = grid.cell_height * static_cast<float>(grid.rows);
    const float inner = 2 * grid.bracket + grid.cells_width();
    draw_brackets(list, {bracket_left, cells_top}, {bracket_left + inner, cells_top + height}, ui);
}

void GridPainter::draw_numbers(const Grid& grid, ImVec2 first, Shape from, Shape to, ImVec2 cells,
                               float head_bottom) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Font& font = ui.fonts.math_note.italic;
    const Axes axes = axes_of(grid.term, session.network().depth());
    const float width = grid.cell_width * static_cast<float>(grid.columns);
    const float height = grid.cell_height * static_cast<float>(grid.rows);
    if (grid.shape.rows > 1) {
        list->PushClipRect({cells.x - grid.bracket - grid.gutter, cells.y}, {cells.x, cells.y + height},
                           true);
        for (int row = from.rows; row <= to.rows; ++row) {
            const float y = first.y + grid.cell_height * (static_cast<float>(row) - 0.5F);
            draw_text_at(list, font, {cells.x - grid.bracket - ui.px(7), y}, Align::right, ui.theme.ink3,
                         index_text(grid.term, axes.rows, row, session));
        }
        list->PopClipRect();
    }
    if (grid.shape.columns > 1) {
        list->PushClipRect({cells.x, head_bottom - ui.px(24)}, {cells.x + width, head_bottom}, true);
        for (int column = from.columns; column <= to.columns; ++column) {
            const float x = first.x + grid.cell_width * (static_cast<float>(column) - 0.5F);
            draw_text_at(list, font, {x, head_bottom - ui.px(13)}, Align::centre, ui.theme.ink3,
                         index_text(grid.term, axes.columns, column, session));
        }
        list->PopClipRect();
    }
}

void GridPainter::draw_cells(const Grid& grid, ImVec2 first, Shape from, Shape to, const Emphasis& emphasis) {
    const bool reachable = ImGui::IsWindowHovered();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    for (int row = from.rows; row <= to.rows; ++row)
        for (int column = from.columns; column <= to.columns; ++column) {
            const ImVec2 min{first.x + grid.cell_width * static_cast<float>(column - 1),
                             first.y + grid.cell_height * static_cast<float>(row - 1)};
            const Rect rect{min, {min.x + grid.cell_width, min.y + grid.cell_height}};
            if (!ImGui::IsRectVisible(rect.min, rect.max)) continue;
            const Quantity quantity = cell_of(grid.term, row, column);
            if (reachable && rect.contains(mouse)) pointed = ShownCell{quantity, rect};
            draw_cell(grid, {row, column}, rect, emphasis);
        }
}

void GridPainter::draw_cell(const Grid& grid, Cell cell, const Rect& rect, const Emphasis& emphasis) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Quantity quantity = cell_of(grid.term, cell.row, cell.column);
    const CellColours colours = colours_of(quantity.symbol, ui.theme);
    const float inset = ui.snapped(1), radius = ui.px(4);
    const ImVec2 min{rect.min.x + inset, rect.min.y + inset}, max{rect.max.x - inset, rect.max.y - inset};

    const bool selected = emphasis.selected == cell, hovered = emphasis.hovered == cell;
    const bool factor = emphasis.result && enters(grid.term, cell, *emphasis.result);
    const bool fed = emphasis.fed_by != nullptr && enters(*emphasis.fed_by, *emphasis.source, cell);
    const bool tinted = selected || factor || fed;
    if (tinted) list->AddRectFilled(min, max, colours.tint, radius);

    const auto value = session.known(quantity) ? session.value(quantity) : std::nullopt;
    if (value) {
        const std::string text = cell_text(*value, session.decimals());
        const ImVec2 point{rect.min.x + grid.point, (rect.min.y + rect.max.y) / 2};
        draw_number(list, ui.fonts.cell, point, tinted ? colours.text : ui.theme.ink, text);
        if (ui.items != nullptr) {
            const float left = point.x - width_before_point(ui.fonts.cell, text);
            ui.record("matrices/number/" + to_text(quantity), {left, min.y},
                      {left + text_width(ui.fonts.cell, text), max.y});
        }
    } else {
        const float gap = ui.px(4);
        dashed_rect(list, {rect.min.x + gap, rect.min.y + gap}, {rect.max.x - gap, rect.max.y - gap},
                    ui.theme.ink3, ui.px(3), ui.px(1.25F), {ui.px(2), ui.px(3)});
    }
    if (hovered && !selected) compat::add_rect(list, min, max, ui.theme.ink3, radius, ui.snapped(1.25F));
    if (selected) compat::add_rect(list, rect.min, rect.max, accent, radius, ui.px(2.5F));
    if (ui.items != nullptr) ui.record("matrices/" + to_text(quantity), rect.min, rect.max);
}

} // namespace backstep::matrices
