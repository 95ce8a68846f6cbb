#include "app/panels/matrices/canvas.h"

#include "app/widgets/imgui_compat.h"
#include "app/widgets/shapes.h"
#include "app/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace backstep::matrices {

namespace {

RichText operator_text(std::string_view text, const Ui& ui) {
    RichStyle style = name_style(ui);
    style.colour = ui.theme.ink2;
    return {ui.fonts, text, style};
}

constexpr std::string_view times = "·";

float operator_width(const Term& term, const Ui& ui) {
    const float width = std::ceil(operator_text(term.before, ui).size().x);
    if (!term.rate) return width;
    return width + rate_width(term, ui) + std::ceil(operator_text(times, ui).size().x);
}

void draw_operator(GridPainter& painter, const Grid& grid, ImVec2 at) {
    const Ui& ui = painter.ui;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const RichText before = operator_text(grid.term.before, ui);
    before.draw_at(list, at);
    if (!grid.term.rate) return;
    const float right = painter.draw_rate(grid, {at.x + std::ceil(before.size().x), at.y});
    operator_text(times, ui).draw_at(list, {right, at.y});
}

// The largest height of rows, between these, at which `rows` fit.
float row_height(const Ui& ui, float room, int rows, float least, float most) {
    return std::clamp(std::floor(room / static_cast<float>(rows)), ui.snapped(least), ui.snapped(most));
}

Spacing spacing_for(const std::vector<Captioned>& equations, const Session& session, const Ui& ui,
                    ImVec2 room) {
    int rows = 1;
    bool numbered = false;
    for (const Captioned& captioned : equations)
        for (const Term& term : captioned.equation.terms) {
            const Shape shape = shown_shape(term, session.network());
            rows = std::max(rows, std::min(shape.rows, rows_without_scrolling));
            numbered = numbered || shape.columns > 1;
        }
    const auto others = [&](const Spacing& s) {
        return s.top + s.name + (numbered ? s.columns : 0) + s.bottom;
    };
    Spacing wide{ui.snapped(12), ui.snapped(30), ui.snapped(22), ui.snapped(33), ui.snapped(12)};
    wide.row = row_height(ui, room.y - others(wide), rows, 25, 33);
    if (others(wide) + wide.row * static_cast<float>(rows) <= room.y) return wide;
    Spacing close{ui.snapped(4), ui.snapped(24), ui.snapped(17), ui.snapped(25), ui.snapped(4)};
    close.row = row_height(ui, room.y - others(close), rows, 20, 25);
    return close;
}

Canvas::Block measure(const Captioned& captioned, const Session& session, const Ui& ui, ImVec2 room,
                      const Spacing& spacing) {
    Canvas::Block block{captioned.equation, captioned.caption, {}, {}, {}, {}, 0, 0, 0};
    const float gap = ui.px(7);
    for (const Term& term : block.equation.terms) {
        if (!block.grids.empty()) block.width += gap;
        block.operator_x.push_back(block.width);
        if (!term.before.empty()) block.width += operator_width(term, ui) + gap;
        block.x.push_back(block.width);
        const Grid grid = measure_grid(term, session, ui, room, spacing);
        block.width += grid.width();
        block.head = std::max(block.head, grid.head);
        block.tall = std::max(block.tall, grid.cells_height());
        block.grids.push_back(grid);
    }
    return block;
}

} // namespace

Canvas lay_out(const std::vector<Captioned>& equations, const Session& session, const Ui& ui, ImVec2 room) {
    Canvas canvas;
    const float padding = ui.snapped(16), gap = ui.snapped(36), line = ui.snapped(24);
    const Spacing spacing = spacing_for(equations, session, ui, room);
    ImVec2 at{padding, spacing.top};
    float row_bottom = at.y;
    for (const Captioned& captioned : equations) {
        Canvas::Block block = measure(captioned, session, ui, room, spacing);
        const bool first_of_row = at.x == padding;
        if (!first_of_row && (!block.caption.empty() || at.x + block.width + padding > room.x))
            at = {padding, row_bottom + ui.snapped(14)};
        if (!block.caption.empty()) at.y += line;
        block.corner = at;
        row_bottom = std::max(row_bottom, at.y + block.head + block.tall);
        canvas.size.x = std::max(canvas.size.x, at.x + block.width + padding);
        at.x += block.width + gap;
        canvas.blocks.push_back(std::move(block));
    }
    canvas.size.y = row_bottom + spacing.bottom;
    return canvas;
}

void draw_block(GridPainter& painter, const Canvas::Block& block, ImVec2 origin,
                const std::vector<Emphasis>& emphasis) {
    const Ui& ui = painter.ui;
    const ImVec2 corner{origin.x + block.corner.x, origin.y + block.corner.y};
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (!block.caption.empty())
        draw_text_at(list, ui.fonts.control, {corner.x, corner.y - ui.px(12)}, Align::left, ui.theme.ink2,
                     block.caption);
    const float middle = corner.y + block.head + block.tall / 2;
    for (std::size_t i = 0; i < block.grids.size(); ++i) {
        const Term& term = block.equation.terms[i];
        if (!term.before.empty())
            draw_operator(painter, block.grids[i], {corner.x + block.operator_x[i], middle});
        ImGui::PushID(static_cast<int>(i));
        painter.draw(block.grids[i], {corner.x + block.x[i], corner.y}, origin.y + block.cells_top(i),
                     emphasis[i]);
        ImGui::PopID();
    }
}

std::vector<Emphasis> emphasis_of(const Equation& equation, const std::optional<Quantity>& selected,
                                  const std::optional<Quantity>& hovered, const Session& session) {
    std::vector<Emphasis> emphasis(equation.terms.size());
    bool present = false;
    for (std::size_t i = 0; i < equation.terms.size(); ++i) {
        if (selected) emphasis[i].selected = find_cell(equation.terms[i], *selected);
        if (hovered) emphasis[i].hovered = find_cell(equation.terms[i], *hovered);
        present = present || emphasis[i].selected;
    }
    // An edge, bias or neuron that stands here by another of its numbers.
    Emphasis& result = emphasis.back();
    const Term& made = equation.result();
    if (selected && !present) {
        Quantity sibling = made.quantity;
        sibling.row = selected->row;
        sibling.column = is_matrix(sibling.symbol) ? selected->column : 0;
        if (same_element(sibling, *selected) && !problem(sibling, session.scenario()))
            result.selected = find_cell(made, sibling);
    }
    const std::size_t last = emphasis.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
        emphasis[i].result = result.hovered ? result.hovered : result.selected;
        if (!emphasis[i].hovered) continue;
        result.fed_by = &equation.terms[i];
        result.source = emphasis[i].hovered;
    }
    return emphasis;
}

void draw_upcoming(const std::vector<Quantity>& quantities, const Session& session, const Ui& ui,
                   ImVec2 origin, ImVec2 room, float taken) {
    constexpr int most_rows = 4, most_columns = 4;
    const float pitch_x = ui.snapped(26), bracket = ui.snapped(9), gap = ui.snapped(18);
    const float top = origin.y + ui.snapped(6), cells_top = top + ui.snapped(32);
    struct Outline {
        RichText name;
        Shape shape;
        float width;
    };
    const Names names = session.names();
    std::vector<Outline> outlines;
    float width = 0;
    int rows = 1;
    for (const Quantity& quantity : quantities) {
        const Term term = term_of(quantity, names);
        const Shape whole = shown_shape(term, session.network());
        const Shape shape{std::min(whole.rows, most_rows), std::min(whole.columns, most_columns)};
        rows = std::max(rows, shape.rows);
        RichText name(ui.fonts, term_name(term, names), name_style(ui));
        const float cells = pitch_x * static_cast<float>(shape.columns) + 2 * bracket;
        outlines.push_back({std::move(name), shape, 0});
        outlines.back().width = std::max(cells, outlines.back().name.size().x);
        width += outlines.back().width + gap;
    }
    float x = origin.x + room.x - width;
    if (outlines.empty() || x - ui.snapped(28) < origin.x + taken) return;

    ImDrawList* list = ImGui::GetWindowDrawList();
    const float end_of_room = origin.y + room.y;
    const float pitch_y = row_height(ui, end_of_room - cells_top - ui.snapped(30), rows, 15, 23);
    list->AddRectFilled({x - ui.snapped(20), top},
                        {x - ui.snapped(20) + ui.hairline(), end_of_room - ui.snapped(12)}, ui.theme.line2);
    float bottom = cells_top;
    const float left = x;
    for (const Outline& outline : outlines) {
        outline.name.draw_at(list, {x + (outline.width - outline.name.size().x) / 2, top + ui.snapped(13)});
        const float cells = pitch_x * static_cast<float>(outline.shape.columns);
        const float first = std::round(x + (outline.width - cells) / 2);
        const float end = cells_top + pitch_y * static_cast<float>(outline.shape.rows);
        for (int row = 0; row < outline.shape.rows; ++row)
            for (int column = 0; column < outline.shape.columns; ++column) {
                const ImVec2 min{first + pitch_x * static_cast<float>(column) + ui.px(1),
                                 cells_top + pitch_y * static_cast<float>(row) + ui.px(1)};
                dashed_rect(list, min, {min.x + pitch_x - ui.px(2), min.y + pitch_y - ui.px(2)},
                            ui.theme.ink3, ui.px(3), ui.px(1.25F), {ui.px(2), ui.px(3)});
            }
        draw_brackets(list, {first - bracket, cells_top}, {first + cells + bracket, end}, ui);
        bottom = std::max(bottom, end);
        x += outline.width + gap;
    }
    if (bottom + ui.px(26) <= end_of_room)
        draw_text_at(list, ui.fonts.note, {left, bottom + ui.px(16)}, Align::left, ui.theme.ink3,
                     "not known yet");
}

} // namespace backstep::matrices
