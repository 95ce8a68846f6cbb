#include "app/widgets/segmented.h"

#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/text.h"

#include <string>

namespace backstep {
namespace {

float segment_width(const Ui& ui, std::string_view label) {
    return std::ceil(text_width(ui.fonts.control, label)) + 2 * ui.snapped(10);
}

ImDrawFlags corners_of(std::size_t segment, std::size_t count) {
    const ImDrawFlags left = segment == 0 ? ImDrawFlags_RoundCornersLeft : 0;
    const ImDrawFlags right = segment + 1 == count ? ImDrawFlags_RoundCornersRight : 0;
    return (left | right) != 0 ? left | right : ImDrawFlags_RoundCornersNone;
}

} // namespace

float segmented_width(const Ui& ui, std::span<const std::string_view> labels) {
    float width = 0;
    for (const std::string_view label : labels) width += segment_width(ui, label);
    return width;
}

std::optional<int> segmented(const Ui& ui, std::string_view id, std::span<const std::string_view> labels,
                             int chosen, std::string_view tip) {
    return segmented_switches(ui, id, labels, chosen < 0 ? 0U : 1U << static_cast<unsigned>(chosen), tip);
}

std::optional<int> segmented_switches(const Ui& ui, std::string_view id,
                                      std::span<const std::string_view> labels, unsigned lit,
                                      std::string_view tip) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float height = ui.snapped(26), radius = ui.px(5);
    const ImVec2 end{start.x + segmented_width(ui, labels), start.y + height};
    list->AddRectFilled(start, end, ui.theme.panel, radius);
    compat::add_rect(list, start, end, ui.theme.line, radius, ui.hairline());

    std::optional<int> pressed;
    float x = start.x;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::string item = std::string(id).append("/").append(labels[i]);
        const ImVec2 min{x, start.y}, max{x + segment_width(ui, labels[i]), end.y};
        ImGui::SetCursorScreenPos(min);
        if (compat::press_area(item.c_str(), {max.x - min.x, height})) pressed = static_cast<int>(i);
        const bool on = ((lit >> i) & 1U) != 0;
        const bool hovered = ImGui::IsItemHovered();
        ui.record_item(item);
        if (on)
            list->AddRectFilled(min, max, ui.theme.on, radius, corners_of(i, labels.size()));
        else if (hovered)
            list->AddRectFilled({min.x + ui.hairline(), min.y + ui.hairline()},
                                {max.x - ui.hairline(), max.y - ui.hairline()}, ui.theme.raise, radius,
                                corners_of(i, labels.size()));
        if (i > 0) list->AddRectFilled(min, {min.x + ui.hairline(), max.y}, ui.theme.line);
        draw_text_at(list, ui.fonts.control, {(min.x + max.x) / 2, (min.y + max.y) / 2}, Align::centre,
                     on ? ui.theme.on_text : ui.theme.ink2, labels[i]);
        focus_ring(ui, min, max, radius);
        tooltip(ui, tip);
        x = max.x;
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({end.x - start.x, height});
    return pressed;
}

} // namespace backstep
