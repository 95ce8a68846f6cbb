#include "app/widgets/panel_frame.h"

#include "app/widgets/rich_text.h"
#include "app/widgets/text.h"

namespace backstep {

PanelFrame::PanelFrame(const Ui& ui, const char* name, Rect area, bool scroll) : area_(area) {
    ImGui::SetNextWindowPos(area.min);
    ImGui::SetNextWindowSize(area.size());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                             ImGuiWindowFlags_NoBackground; // the ground is cleared to it
    if (scroll)
        flags &= ~ImGuiWindowFlags_NoScrollbar;
    else
        flags |= ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::Begin(name, nullptr, flags);
    ImGui::PopStyleVar();
    ui.record(name, area.min, area.max);
}

PanelFrame::~PanelFrame() {
    ImGui::End();
}

PanelHeader::PanelHeader(const Ui& ui, Rect panel, std::string_view title, std::string_view subtitle)
    : ui_(ui), below_(panel), right_(panel.max.x - ui.snapped(12)) {
    const float height = ui.snapped(40);
    below_.min.y = panel.min.y + height;
    middle_ = panel.min.y + height / 2;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({panel.min.x, below_.min.y - ui.hairline()}, {panel.max.x, below_.min.y},
                        ui.theme.line2);
    const float x = panel.min.x + ui.snapped(16);
    draw_text_at(list, ui.fonts.title, {x, middle_}, Align::left, ui.theme.ink, title);
    if (subtitle.empty()) return;
    const RichText text(ui.fonts, subtitle, {&ui.fonts.note, ui.theme.ink2});
    const float left = x + text_width(ui.fonts.title, title) + ui.px(10);
    text.draw_at(list, {left, middle_});
    const float half = text.size().y / 2;
    subtitle_ = {{left, middle_ - half}, {left + text.size().x, middle_ + half}};
}

float PanelHeader::place(float width) {
    right_ -= gap_ + width;
    gap_ = ui_.px(10);
    ImGui::SetCursorScreenPos({std::round(right_), std::round(middle_ - ui_.snapped(26) / 2)});
    return right_;
}

void PanelHeader::note(std::string_view text) {
    right_ -= gap_ + text_width(ui_.fonts.note, text);
    draw_text_at(ImGui::GetWindowDrawList(), ui_.fonts.note, {right_, middle_}, Align::left, ui_.theme.ink3,
                 text);
}

} // namespace backstep
