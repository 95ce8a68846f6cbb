#include "app/panels/dialogs/modal.h"

#include "app/widgets/imgui_compat.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace backstep {

Modal::Modal(const Ui& ui, const char* id, bool wanted, std::string_view title, float width, float height)
    : ui_(ui) {
    if (wanted && !ImGui::IsPopupOpen(id)) ImGui::OpenPopup(id);
    if (!ImGui::IsPopupOpen(id)) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const ImVec2 most{screen.x - ui.px(32), screen.y - ui.px(32)};
    const float w = std::floor(std::min(ui.px(width), most.x));
    ImGui::SetNextWindowPos({std::round(screen.x / 2), std::round(screen.y / 2)}, ImGuiCond_Always,
                            {0.5F, 0.5F});
    if (height > 0)
        ImGui::SetNextWindowSize({w, std::floor(std::min(ui.px(height), most.y))});
    else
        ImGui::SetNextWindowSizeConstraints({w, 0}, {w, most.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(20), ui.px(16)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(8));
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoSavedSettings;
    if (height <= 0) flags |= ImGuiWindowFlags_AlwaysAutoResize;
    open_ = ImGui::BeginPopupModal(id, nullptr, flags);
    ImGui::PopStyleVar(2);
    if (!open_) return;
    if (!wanted) {
        ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
        open_ = false;
        return;
    }
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    ui.record(id, corner, {corner.x + size.x, corner.y + size.y});
    escaped_ = compat::escape_pressed() && ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows);
    const ImVec2 place = ImGui::GetCursorScreenPos();
    draw_text(ImGui::GetWindowDrawList(), ui.fonts.step, place, ui.theme.ink, title);
    ImGui::Dummy({w - ui.px(40), ui.fonts.step.line + ui.px(4)});
}

Modal::~Modal() {
    if (open_) ImGui::EndPopup();
}

void paragraph(const Ui& ui, std::string_view text, ImU32 colour) {
    RichStyle style{&ui.fonts.menu, colour};
    style.wrap = ImGui::GetContentRegionAvail().x;
    const RichText layout(ui.fonts, text, style);
    layout.draw(ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos());
    ImGui::Dummy(layout.size());
}

void place_buttons(const Ui& ui, float width) {
    ImGui::Dummy({1, ui.px(4)});
    const ImVec2 place = ImGui::GetCursorScreenPos();
    const float left = place.x + std::max(0.0F, ImGui::GetContentRegionAvail().x - width);
    ImGui::SetCursorScreenPos({std::round(left), place.y});
}

} // namespace backstep
