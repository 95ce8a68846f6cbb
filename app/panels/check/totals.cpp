#include "app/panels/check/totals.h"

#include "app/panels/decimals.h"
#include "app/widgets/button.h"
#include "app/widgets/shapes.h"
#include "app/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace backstep::check {
namespace {

struct Part {
    int count;
    std::string_view words;
    ImU32 colour;
    Mark mark;
};

constexpr std::string_view show_answers = "show answers", save_sheet = "Save the sheet…",
                           decimals_label = "Decimals";

float check_box_width(const Ui& ui) {
    return text_width(ui.fonts.note, show_answers) + ui.px(28);
}

// Segments as long as their share; at least a little of each.
void draw_bar(const Ui& ui, Rect bar, const std::array<Part, 5>& parts) {
    int total = 0, shown = 0;
    for (const Part& part : parts) {
        total += part.count;
        shown += part.count > 0 ? 1 : 0;
    }
    if (total == 0) return;
    const float gap = ui.px(2), least = ui.px(6);
    const float free = bar.size().x - gap * static_cast<float>(shown - 1) - least * static_cast<float>(shown);
    if (free < 0) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    float x = bar.min.x;
    for (const Part& part : parts) {
        if (part.count == 0) continue;
        const float width = least + free * static_cast<float>(part.count) / static_cast<float>(total);
        const ImVec2 min{std::round(x), bar.min.y}, max{std::round(x + width), bar.max.y};
        if (part.mark == Mark::missing)
            dashed_rect(list, min, max, ui.theme.ink3, ui.px(2), std::max(1.0F, ui.px(1.25F)),
                        {ui.px(2), ui.px(3)});
        else
            list->AddRectFilled(min, max, part.colour, ui.px(2));
        x += width + gap;
    }
}

// At the right, as many as have room beside the numbers; gives where they begin.
float draw_controls(const Session& session, const Ui& ui, Rect area, CheckView& view, Wishes& wishes) {
    const float top = std::round(area.centre().y - ui.snapped(26) / 2), width = area.size().x;
    float right = area.max.x - ui.px(14);
    const auto place = [&](float wide) {
        right = std::round(right - wide);
        ImGui::SetCursorScreenPos({right, top});
    };
    if (width > ui.px(900)) {
        place(button_width(ui, save_sheet));
        ButtonOptions options;
        options.item = "check/sheet";
        options.tooltip = "Save the exercise to print: the network, and blanks for its numbers";
        if (button(ui, save_sheet, options)) wishes.actions.push_back(Action::save_worksheet);
        right -= ui.px(18);
    }
    place(check_box_width(ui));
    if (check_box(ui, show_answers, view.answers_shown, "The right numbers beside yours")) {
        view.answers_shown = !view.answers_shown;
        ui.keep_drawing();
    }
    right -= ui.px(18);
    if (width > ui.px(1100)) {
        place(decimals_width(ui));
        draw_decimals(session, ui, std::nullopt, "check", wishes);
        right -= ui.px(10);
        draw_text_at(ImGui::GetWindowDrawList(), ui.fonts.note, {right, area.centre().y}, Align::right,
                     ui.theme.ink2, decimals_label);
        right -= text_width(ui.fonts.note, decimals_label) + ui.px(18);
    }
    return right;
}

} // namespace

void draw_totals(const Session& session, const Ui& ui, Rect area, CheckView& view, Wishes& wishes) {
    const Theme& theme = ui.theme;
    const Count& count = view.work.count();
    const std::array<Part, 5> parts{{{count.right, "right", theme.update.line, Mark::exact},
                                     {count.carried, "carried forward", theme.carried.line, Mark::carried},
                                     {count.wrong, "wrong", theme.backward.line, Mark::wrong},
                                     {count.unreadable, "not a number", theme.ink3, Mark::unreadable},
                                     {count.missing, "not entered", theme.ink3, Mark::missing}}};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(area.min, {area.max.x, area.min.y + ui.hairline()}, theme.line);
    const float y = area.centre().y;
    const float right = draw_controls(session, ui, area, view, wishes);
    float x = area.min.x + ui.px(16);
    for (const Part& part : parts) {
        if (part.mark == Mark::unreadable && part.count == 0) continue;
        const std::string number = std::to_string(part.count);
        const float width =
            ui.px(24) + text_width(ui.fonts.step, number) + ui.px(6) + text_width(ui.fonts.note, part.words);
        if (x + width > right) break;
        draw_mark(ui, list, part.mark, {x + ui.px(8), y}, 0.9F);
        draw_text_at(list, ui.fonts.step, {x + ui.px(24), y}, Align::left, theme.ink, number);
        draw_text_at(list, ui.fonts.note, {x + width, y}, Align::right, theme.ink2, part.words);
        ui.record("check/total/" + std::string(part.words) + "/" + number, {x, area.min.y},
                  {x + width, area.max.y});
        x += width + ui.px(18);
    }
    draw_bar(ui, {{x, std::round(y - ui.px(5))}, {right, std::round(y + ui.px(5))}}, parts);
}

} // namespace backstep::check
