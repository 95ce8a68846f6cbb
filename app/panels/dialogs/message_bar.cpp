#include "app/panels/dialogs/message_bar.h"

#include "app/widgets/button.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

struct Look {
    std::string_view word;
    ImU32 line, text, tint;
};

Look look_of(const Theme& theme, Message::Kind kind) {
    switch (kind) {
    case Message::Kind::information:
        return {"Note", theme.forward.line, theme.forward.text, theme.forward.tint};
    case Message::Kind::warning:
        return {"Warning", theme.carried.line, theme.carried.text, theme.carried.tint};
    case Message::Kind::error:
        return {"Error", theme.backward.line, theme.backward.text, theme.backward.tint};
    }
    return {};
}

/// Circle, triangle or square: the kind without colour.
void draw_shape(const Ui& ui, ImVec2 centre, Message::Kind kind, ImU32 colour) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float r = ui.px(6);
    switch (kind) {
    case Message::Kind::information: list->AddCircleFilled(centre, r, colour); break;
    case Message::Kind::warning:
        list->AddTriangleFilled({centre.x, centre.y - r}, {centre.x + r, centre.y + r},
                                {centre.x - r, centre.y + r}, colour);
        break;
    case Message::Kind::error:
        list->AddRectFilled({centre.x - r, centre.y - r}, {centre.x + r, centre.y + r}, colour);
        break;
    }
}

} // namespace

void draw_message(const Session& session, const Ui& ui, Rect area, Wishes& wishes) {
    const auto message = session.message();
    if (!message) return;
    ui.shows(message->text);
    const Look look = look_of(ui.theme, message->kind);
    const float close = button_width(ui, "Dismiss");
    const float word = text_width(ui.fonts.title, look.word);
    const float left = ui.px(16 + 12 + 10) + word + ui.px(10);
    RichStyle style{&ui.fonts.menu, ui.theme.ink};
    style.wrap = std::max(area.size().x - left - close - ui.px(32), ui.px(120));
    const RichText text(ui.fonts, message->text, style);
    const float height = std::ceil(std::max(text.size().y + ui.px(20), ui.px(42)));
    const Rect bar{{area.min.x, area.max.y - std::min(height, area.size().y)}, area.max};

    // Over the panels, which are never brought to the front.
    ImGui::SetNextWindowPos(bar.min);
    ImGui::SetNextWindowSize(bar.size());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("message", nullptr,
                 (ImGuiWindowFlags_NoDecoration & ~ImGuiWindowFlags_NoScrollbar) | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar();
    ui.record("message", bar.min, bar.max);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    list->AddRectFilled(origin, {origin.x + bar.size().x, origin.y + height}, look.tint);
    list->AddRectFilled(origin, {origin.x + bar.size().x, origin.y + ui.snapped(2)}, look.line);
    const float middle = origin.y + ui.px(21);
    draw_shape(ui, {origin.x + ui.px(22), middle}, message->kind, look.text);
    draw_text_at(list, ui.fonts.title, {origin.x + ui.px(38), middle}, Align::left, look.text, look.word);
    text.draw(list, {origin.x + left, std::round(middle - ui.fonts.menu.line / 2)});
    ui.record("message/text", {origin.x + left, middle - ui.fonts.menu.line / 2},
              {origin.x + left + text.size().x, middle - ui.fonts.menu.line / 2 + text.size().y});
    ImGui::SetCursorScreenPos({std::round(origin.x + bar.size().x - ui.px(16) - close), origin.y + ui.px(8)});
    ButtonOptions options;
    options.item = "message/dismiss";
    if (button(ui, "Dismiss##message", options)) wishes.commands.push_back(command::DismissMessage{});
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({1, height});
    ImGui::End();
}

} // namespace backstep
