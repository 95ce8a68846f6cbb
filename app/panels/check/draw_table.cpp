#include "app/panels/check/table.h"
#include "app/panels/check/words.h"
#include "app/panels/walk_bar/timeline.h"
#include "app/panels/walk_bar/walk_bar.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/segmented.h"
#include "app/widgets/shapes.h"
#include "app/widgets/text.h"
#include "core/formula/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backstep::check {
namespace {

constexpr float row_height = 33, head_height = 28, heads_height = 30, margin = 16;

float height_of(const Ui& ui, Row::Kind kind) {
    return ui.snapped(kind == Row::Kind::number ? row_height : head_height);
}

bool is_plain_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.-") == std::string_view::npos;
}

/// Where the columns stand, from the left edge.
struct Columns {
    float value = 0, point = 0, verdict = 0, right = 0;
};

Columns columns_of(const Ui& ui, const CheckView& view, const Notation& notation, Rect area) {
    constexpr std::size_t most_measured = 40;
    float names = ui.px(84);
    const auto& groups = view.work.groups();
    for (std::size_t i = 0; i < std::min(groups.size(), most_measured); ++i) {
        const RichStyle style{nullptr, 0, RichMode::formula, &ui.fonts.math_cell};
        const std::string name = name_of(groups[i].numbers.back(), view.work, notation);
        names = std::max(names, RichText(ui.fonts, name, style).size().x);
    }
    names = std::min(names, area.size().x * 0.34F);
    Columns columns;
    columns.value = std::round(area.min.x + ui.px(margin) + names + ui.px(14));
    columns.point = columns.value + ui.px(34);
    columns.verdict = columns.value + ui.px(112);
    columns.right = area.max.x - ui.px(10);
    return columns;
}

class Table {
public:
    Table(const Session& session, const Ui& ui, const Columns& columns, CheckView& view, Wishes& wishes)
        : session_(session), ui_(ui), columns_(columns), view_(view), wishes_(wishes),
          list_(ImGui::GetWindowDrawList()) {}

    void draw() {
        const std::vector<Row> rows = rows_of(session_, view_);
        const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
        width_ = size.x - (ImGui::GetScrollMaxY() > 0 ? ImGui::GetStyle().ScrollbarSize : 0);
        scroll_to_current(rows, size.y);
        const float scroll = ImGui::GetScrollY();
        float y = 0;
        for (const Row& row : rows) {
            const float height = height_of(ui_, row.kind);
            if (y + height > scroll && y < scroll + size.y) {
                const float top = std::round(corner.y + y - scroll);
                draw_row(row, {{corner.x, top}, {corner.x + width_, top + height}});
            }
            y += height;
        }
        ImGui::SetCursorScreenPos({corner.x, corner.y - scroll});
        ImGui::Dummy({1, y});
    }

private:
    void scroll_to_current(const std::vector<Row>& rows, float visible) {
        if (!view_.scroll_to_current || !view_.current) return;
        float y = 0;
        for (const Row& row : rows) {
            const float height = height_of(ui_, row.kind);
            if (row.kind == Row::Kind::number && row.quantity == *view_.current) {
                const float above = ui_.px(2 * head_height), below = ui_.px(row_height);
                const float least = y + height + below - visible, most = std::max(0.0F, y - above);
                const float wanted = std::clamp(ImGui::GetScrollY(), std::min(least, most), most);
                if (wanted != ImGui::GetScrollY()) {
                    ImGui::SetScrollY(wanted);
                    ui_.keep_drawing();
                }
            }
            y += height;
        }
        view_.scroll_to_current = false;
    }

    void draw_row(const Row& row, Rect box) {
        switch (row.kind) {
        case Row::Kind::section: draw_section(*row.group, box); break;
        case Row::Kind::group: draw_group(*row.group, box); break;
        case Row::Kind::number: draw_number_row(row, box); break;
        }
    }

    void draw_section(const Group& group, Rect box) {
        list_->AddRectFilled(box.min, box.max, ui_.theme.raise);
        const Shades* accent = accent_of(ui_.theme, group.phase);
        std::string title = phase_label(group.phase);
        if (group.example > 0) title += fmt::format(" of example {}", group.example);
        draw_text_at(list_, ui_.fonts.title, {box.min.x + ui_.px(margin), box.centre().y}, Align::left,
                     accent != nullptr && group.phase != Phase::error ? accent->text : ui_.theme.ink2, title);
    }

    void draw_group(const Group& group, Rect box) {
        const bool folded = is_folded(group, view_);
        const std::string item = "check/group/" + to_text(group.whole);
        ImGui::SetCursorScreenPos(box.min);
        if (compat::press_area(item.c_str(), box.size())) {
            toggle_fold(group, view_);
            ui_.keep_drawing();
        }
        ui_.record_item(item);
        if (ImGui::IsItemHovered()) list_->AddRectFilled(box.min, box.max, ui_.theme.raise);
        focus_ring(ui_, box.min, box.max, 0);
        tooltip(ui_, folded ? "Show its numbers" : "Fold its numbers away");
        const float y = box.centre().y, x = box.min.x + ui_.px(margin);
        draw_triangle({x + ui_.px(4), y}, folded);
        const RichText name(ui_.fonts, name_of(group.whole, view_.work, session_.notation()),
                            {nullptr, ui_.theme.ink2, RichMode::formula, &ui_.fonts.math_note});
        name.draw_at(list_, {x + ui_.px(16), y});
        const Shape shape = shape_of(group.whole.symbol, group.whole.layer, view_.work.scenario().network);
        const auto entered = std::ranges::count_if(
            group.numbers, [&](const Quantity& each) { return session_.answers().contains(each); });
        draw_text_at(list_, ui_.fonts.note, {x + ui_.px(26) + name.size().x, y}, Align::left, ui_.theme.ink3,
                     fmt::format("{} × {}", shape.rows, shape.columns));
        draw_text_at(list_, ui_.fonts.note, {columns_.verdict, y}, Align::left, ui_.theme.ink3,
                     fmt::format("{} of {} entered", entered, group.numbers.size()));
        underline(box);
    }

    void draw_triangle(ImVec2 centre, bool folded) {
        const float r = ui_.px(4);
        if (folded)
            list_->AddTriangleFilled({centre.x - r * 0.7F, centre.y - r}, {centre.x + r, centre.y},
                                     {centre.x - r * 0.7F, centre.y + r}, ui_.theme.ink3);
        else
            list_->AddTriangleFilled({centre.x - r, centre.y - r * 0.7F}, {centre.x + r, centre.y - r * 0.7F},
                                     {centre.x, centre.y + r}, ui_.theme.ink3);
    }

    void underline(Rect box) {
        list_->AddRectFilled({box.min.x, box.max.y - ui_.hairline()}, box.max, ui_.theme.line2);
    }

    void draw_number_row(const Row& row, Rect box) {
        const bool current = view_.current == row.quantity;
        const bool typing = current && view_.entry && view_.entry->quantity == row.quantity;
        if (current) {
            list_->AddRectFilled(box.min, box.max, ui_.theme.selected_row);
            list_->AddRectFilled(box.min, {box.min.x + ui_.snapped(3), box.max.y}, ui_.theme.backward.line);
        }
        const std::string item = "check/row/" + to_text(row.quantity);
        if (!typing) press_row(row, box, item);
        const float y = box.centre().y;
        const RichText name(ui_.fonts, name_of(row.quantity, view_.work, session_.notation()),
                            {nullptr, ui_.theme.ink, RichMode::formula, &ui_.fonts.math_cell});
        list_->PushClipRect(box.min, {columns_.value, box.max.y}, true);
        name.draw_at(list_, {box.min.x + ui_.px(margin), y});
        list_->PopClipRect();
        const Mark mark = view_.work.mark(row.quantity);
        if (!typing) draw_value(row.quantity, mark, y);
        if (!typing || !view_.entry->dirty) draw_verdict(row.quantity, mark, box);
        underline(box);
        ui_.record(item, box.min, box.max);
        // Last, for it may end the field.
        const float half = ui_.snapped(26) / 2;
        if (typing)
            draw_entry(session_, ui_,
                       {{columns_.value, std::round(y - half)},
                        {columns_.verdict - ui_.px(10), std::round(y - half) + 2 * half}},
                       view_, wishes_);
    }

    void press_row(const Row& row, Rect box, const std::string& item) {
        ImGui::SetCursorScreenPos(box.min);
        if (compat::press_area(item.c_str(), box.size())) view_.go_to = row.quantity;
        const bool hovered = ImGui::IsItemHovered();
        if (hovered && view_.current != row.quantity) list_->AddRectFilled(box.min, box.max, ui_.theme.raise);
        focus_ring(ui_, box.min, box.max, 0);
        if (view_.go_to == row.quantity) ui_.keep_drawing();
    }

    void draw_value(const Quantity& quantity, Mark mark, float y) {
        const auto found = session_.answers().find(quantity);
        const Theme& theme = ui_.theme;
        if (found == session_.answers().end()) {
            const ImVec2 min{std::round(columns_.value), std::round(y - ui_.px(10))};
            dashed_rect(list_, min, {min.x + ui_.px(64), min.y + ui_.px(20)}, theme.ink3, ui_.px(3),
                        std::max(1.0F, ui_.px(1.25F)), {ui_.px(2), ui_.px(3)});
            return;
        }
        const bool bad = mark == Mark::wrong || mark == Mark::unreadable;
        const ImU32 colour = bad ? theme.backward.text : theme.ink;
        const std::string shown = with_true_minus(found->second);
        const float room = columns_.verdict - columns_.value - ui_.px(8);
        const Font& font = ui_.fonts.cell;
        if (is_plain_number(found->second) && text_width(font, shown) < room) {
            // To the left of the common point only as far as the column goes.
            const float before = width_before_point(font, shown), after = text_width(font, shown) - before;
            const float point =
                std::max(std::min(columns_.point, columns_.value + room - after), columns_.value + before);
            draw_number(list_, font, {point, y}, colour, shown);
        } else {
            ui_.shows(found->second);
            draw_text_at(list_, ui_.fonts.menu, {columns_.value, y}, Align::left, colour,
                         elided(ui_.fonts.menu, shown, room));
        }
    }

    ImU32 colour_of(Mark mark) const {
        const Theme& theme = ui_.theme;
        switch (mark) {
        case Mark::carried: return theme.carried.text;
        case Mark::wrong:
        case Mark::unreadable: return theme.backward.text;
        case Mark::missing: return theme.ink3;
        default: return theme.ink;
        }
    }

    void draw_verdict(const Quantity& quantity, Mark mark, Rect box) {
        const float y = box.centre().y;
        float right = columns_.right;
        if (answer_shown(quantity)) {
            const std::string exact = number_text(view_.work.exact(quantity), view_.work.scenario().decimals);
            draw_text_at(list_, ui_.fonts.cell, {right, y}, Align::right, ui_.theme.ink2, exact);
            right -= text_width(ui_.fonts.cell, exact) + ui_.px(10);
            ui_.record("check/answer/" + to_text(quantity), {right, box.min.y}, {columns_.right, box.max.y});
        }
        list_->PushClipRect({columns_.verdict, box.min.y}, {std::max(right, columns_.verdict), box.max.y},
                            true);
        draw_mark(ui_, list_, mark, {columns_.verdict + ui_.px(9), y});
        ui_.record(fmt::format("check/verdict/{}/{}", to_text(quantity), words(mark)),
                   {columns_.verdict, box.min.y}, {columns_.verdict + ui_.px(18), box.max.y});
        const Font& font = mark == Mark::wrong ? ui_.fonts.title : ui_.fonts.menu;
        float x = columns_.verdict + ui_.px(28);
        draw_text_at(list_, font, {x, y}, Align::left, colour_of(mark), words(mark));
        x += text_width(font, words(mark));
        const Finding* finding = view_.work.finding(quantity);
        const auto told = view_.hints.find(quantity);
        const std::string more =
            finding == nullptr ? ""
                               : remark(*finding, told != view_.hints.end(), view_.work, session_.notation());
        // What has no room is told below the table.
        for (const char* bullet : {"  •  ", " · "}) {
            if (more.empty()) break;
            const RichText beside(ui_.fonts, bullet + more, {&ui_.fonts.note, ui_.theme.ink2});
            if (x + beside.size().x > right) continue;
            beside.draw_at(list_, {x, y});
            break;
        }
        list_->PopClipRect();
    }

    bool answer_shown(const Quantity& quantity) const {
        const auto hints = view_.hints.find(quantity);
        return view_.answers_shown || (hints != view_.hints.end() && hints->second >= 4);
    }

    const Session& session_;
    const Ui& ui_;
    const Columns& columns_;
    CheckView& view_;
    Wishes& wishes_;
    ImDrawList* list_;
    float width_ = 0;
};

/// Heads of the columns, and what is listed.
void draw_heads(const Session& session, const Ui& ui, Rect area, const Columns& columns, CheckView& view) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float y = area.centre().y;
    const auto head = [&](float x, std::string_view text) {
        draw_text_at(list, ui.fonts.note, {x, y}, Align::left, ui.theme.ink2, text);
    };
    head(area.min.x + ui.px(margin), "Quantity");
    head(columns.value, "Your value");
    head(columns.verdict, "Verdict");
    list->AddRectFilled({area.min.x, area.max.y - ui.hairline()}, area.max, ui.theme.line2);
    if (!session.step()) return;
    constexpr std::array<std::string_view, 2> labels{"all", "this step"};
    const float left = area.max.x - ui.px(10) - segmented_width(ui, labels);
    if (left < columns.verdict + ui.px(60)) return;
    ImGui::SetCursorScreenPos({std::round(left), std::round(y - ui.snapped(26) / 2)});
    const auto picked = segmented(ui, "check/listed", labels, view.this_step ? 1 : 0,
                                  "All numbers of the update, or those of the step where the walk stands");
    if (!picked) return;
    view.this_step = *picked == 1;
    view.scroll_to_current = true;
    ui.keep_drawing();
}

} // namespace

void draw_table(const Session& session, const Ui& ui, Rect area, CheckView& view, Wishes& wishes) {
    const Columns columns = columns_of(ui, view, session.notation(), area);
    const float heads = ui.snapped(heads_height);
    draw_heads(session, ui, {area.min, {area.max.x, area.min.y + heads}}, columns, view);
    ImGui::SetCursorScreenPos({area.min.x, area.min.y + heads});
    compat::begin_child("check/table", {area.size().x, std::max(area.size().y - heads, 1.0F)});
    ui.record("check/table", {area.min.x, area.min.y + heads}, area.max);
    Table(session, ui, columns, view, wishes).draw();
    ImGui::EndChild();
}

} // namespace backstep::check
