#include "app/panels/walk_bar/rounding_row.h"

#include "app/session/rounding.h"
#include "app/session/shown_name.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/text.h"
#include "core/formula/number_text.h"

#include <fmt/format.h>

#include <cmath>

namespace backstep {
namespace {

constexpr float margin = 14, row_height = 38, control = 26, gap = 12;
constexpr float roomy = 900; ///< narrower bars say it shorter

float draw_chip(const Ui& ui, ImVec2 left, int decimals, bool narrow) {
    std::string label = rounding_label(decimals);
    if (narrow) label.erase(0, label.find("rounded"));
    const float width = text_width(ui.fonts.badge, label) + ui.px(24);
    const ImVec2 min{left.x, std::round(left.y - ui.px(12))}, max{min.x + width, min.y + ui.snapped(24)};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(min, max, ui.theme.carried.fill, ui.px(4));
    draw_text_at(list, ui.fonts.badge, {(min.x + max.x) / 2, (min.y + max.y) / 2}, Align::centre,
                 ui.theme.on_text, label);
    ui.record("rounding/chip", min, max);
    return max.x;
}

float draw_controls(const Session& session, const Ui& ui, ImVec2 right, Wishes& wishes) {
    const int decimals = session.decimals();
    const float side = ui.snapped(control), top = std::round(right.y - side / 2);
    const float exact = button_width(ui, "Full precision");
    float x = std::round(right.x - exact);
    ImGui::SetCursorScreenPos({x, top});
    ButtonOptions options;
    options.tooltip = "Show the numbers to full precision again (H)";
    options.item = "rounding/off";
    if (button(ui, "Full precision", options)) wishes.actions.push_back(Action::round_numbers);
    x = std::round(x - ui.px(gap) - 2 * side - ui.px(4));
    options.width = control;
    options.enabled = decimals > fewest_rounding;
    options.tooltip = "Round to one decimal fewer";
    options.item = "rounding/fewer";
    ImGui::SetCursorScreenPos({x, top});
    if (button(ui, "\u2212##fewer rounding", options))
        wishes.commands.emplace_back(command::SetRounding{decimals - 1});
    options.enabled = decimals < most_rounding;
    options.tooltip = "Round to one decimal more";
    options.item = "rounding/more";
    ImGui::SetCursorScreenPos({x + side + ui.px(4), top});
    if (button(ui, "+##more rounding", options))
        wishes.commands.emplace_back(command::SetRounding{decimals + 1});
    return x;
}

/// One line that is cut where its room ends.
void draw_line(const Ui& ui, const RichText& text, ImVec2 left, float right) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect({left.x, left.y - ui.px(row_height) / 2}, {right, left.y + ui.px(row_height) / 2},
                       true);
    text.draw_at(list, left);
    list->PopClipRect();
}

float draw_parting(const Session& session, const Ui& ui, ImVec2 left, float right, Wishes& wishes) {
    const auto& first = session.rounded()->parting.first;
    const RichStyle style{&ui.fonts.control, ui.theme.ink};
    RichText text(ui.fonts, parting_sentence(session), style);
    if (first && left.x + text.size().x > right)
        text = RichText(ui.fonts, "Differs from " + shown_name(session, first->quantity) + " on", style);
    const float end = std::min(left.x + text.size().x, right);
    if (first && end > left.x) {
        const float half = ui.px(13);
        ImGui::SetCursorScreenPos({left.x - ui.px(4), left.y - half});
        const ImVec2 size{end - left.x + ui.px(8), 2 * half};
        if (compat::press_area("rounding/parting", size))
            wishes.commands.emplace_back(command::Select{first->quantity});
        ui.record_item("rounding/parting");
        const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
        if (ImGui::IsItemHovered()) {
            ImGui::GetWindowDrawList()->AddRectFilled(min, max, ui.theme.panel, ui.px(4));
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
        focus_ring(ui, min, max, ui.px(4));
        tooltip(ui, "Select this number: the first that full precision, rounded at the end, has otherwise");
    }
    draw_line(ui, text, left, right);
    return end;
}

std::string units(std::int64_t count) {
    return fmt::format("{} in the last place", count);
}

} // namespace

std::string rounding_label(int decimals) {
    return fmt::format("every number rounded to {} decimal{}", decimals, decimals == 1 ? "" : "s");
}

std::string parting_sentence(const Session& session) {
    const auto& first = session.rounded()->parting.first;
    if (!first) return "Rounded at the end, full precision gives the same numbers throughout.";
    const std::string name = shown_name(session, first->quantity);
    const int decimals = session.decimals();
    if (!session.known(first->quantity))
        return fmt::format("Will differ from full precision from {} on, by {}.", name, units(first->units));
    return fmt::format("Differs from full precision from {} on: {}, not {}.", name,
                       number_text(first->rounded, decimals), number_text(first->exact, decimals));
}

std::string final_sentence(const Session& session) {
    const Parting& parting = session.rounded()->parting;
    if (!parting.worst) return "No updated number is off.";
    return fmt::format("{} of {} updated numbers are off, by up to {}.", parting.off, parting.count,
                       units(parting.worst->units));
}

float rounding_row_height(const Session& session, const Ui& ui) {
    return session.rounding() ? ui.snapped(row_height) : 0;
}

void draw_rounding_row(const Session& session, const Ui& ui, Rect area, Wishes& wishes) {
    if (session.rounded() == nullptr) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(area.min, area.max, ui.theme.carried.tint);
    list->AddRectFilled(area.min, {area.max.x, area.min.y + ui.hairline()}, ui.theme.carried.line);
    ui.record("rounding", area.min, area.max);
    const float middle = std::round((area.min.y + area.max.y) / 2);
    const float right = draw_controls(session, ui, {area.max.x - ui.px(margin), middle}, wishes) - ui.px(gap);
    float x = draw_chip(ui, {area.min.x + ui.px(margin), middle}, session.decimals(),
                        area.size().x < ui.px(roomy)) +
              ui.px(gap);
    x = draw_parting(session, ui, {x, middle}, right, wishes) + ui.px(gap);
    const RichText text(ui.fonts, final_sentence(session), {&ui.fonts.control, ui.theme.ink2});
    if (x + text.size().x > right) return;
    text.draw_at(list, {x, middle});
    ui.record("rounding/final", {x, area.min.y}, {x + text.size().x, area.max.y});
}

} // namespace backstep
