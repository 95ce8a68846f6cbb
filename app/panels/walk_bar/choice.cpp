#include "app/panels/walk_bar/choice.h"

#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/text.h"

#include <cmath>

namespace backstep {
namespace {

void draw_arrow(const Ui& ui, ImVec2 centre) {
    const float half = ui.px(3.5F);
    ImGui::GetWindowDrawList()->AddTriangleFilled({centre.x - half, centre.y - half * 0.6F},
                                                  {centre.x + half, centre.y - half * 0.6F},
                                                  {centre.x, centre.y + half * 0.8F}, ui.theme.ink2);
}

std::optional<int> pick(const Ui& ui, const std::string& id, std::span<const std::string> labels,
                        int chosen) {
    std::optional<int> picked;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool current = static_cast<int>(i) == chosen;
        if (ImGui::Selectable(labels[i].c_str(), current)) picked = static_cast<int>(i);
        if (current) ImGui::SetItemDefaultFocus();
        ui.record_item(id + "/" + labels[i]);
    }
    return picked;
}

} // namespace

std::optional<int> choice(const Ui& ui, std::string_view id, std::span<const std::string> labels, int chosen,
                          float width, std::string_view tip) {
    const std::string name(id);
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const ImVec2 max{min.x + width, min.y + ui.snapped(26)};
    const bool pressed = compat::press_area(name.c_str(), {max.x - min.x, max.y - min.y});
    ui.record_item(id);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(min, max, ImGui::IsItemHovered() ? ui.theme.raise : ui.theme.panel, ui.px(5));
    compat::add_rect(list, min, max, ui.theme.line, ui.px(5), ui.hairline());
    const float middle = (min.y + max.y) / 2;
    if (chosen >= 0)
        draw_text_at(list, ui.fonts.control, {min.x + ui.px(12), middle}, Align::left, ui.theme.ink,
                     labels[static_cast<std::size_t>(chosen)]);
    draw_arrow(ui, {max.x - ui.px(14), middle});
    focus_ring(ui, min, max, ui.px(5));
    tooltip(ui, tip);

    const std::string popup = name + "/list";
    if (pressed) ImGui::OpenPopup(popup.c_str());
    const float line = ui.fonts.control.line + ui.px(6);
    const float height = line * static_cast<float>(labels.size()) + ui.px(24);
    const bool below = max.y + height <= ImGui::GetIO().DisplaySize.y;
    ImGui::SetNextWindowPos({min.x, below ? max.y + ui.px(2) : min.y - ui.px(2)}, ImGuiCond_Always,
                            {0, below ? 0.0F : 1.0F});
    std::optional<int> picked;
    compat::push_font(ui.fonts.control.im);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(8)});
    if (ImGui::BeginPopup(popup.c_str())) {
        picked = pick(ui, name, labels, chosen);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    ImGui::PopFont();
    return picked;
}

} // namespace backstep
