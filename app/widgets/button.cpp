#include "app/widgets/button.h"

#include "app/widgets/imgui_compat.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/text.h"

#include <string>

namespace backstep {
namespace {

struct Pressable {
    bool pressed, hovered, held;
    Rect rect;
};

std::string_view shown(std::string_view label) {
    return label.substr(0, label.find("##"));
}

Pressable press_area(const Ui& ui, std::string_view id, ImVec2 size, const ButtonOptions& options) {
    ImGui::BeginDisabled(!options.enabled);
    const bool pressed = compat::press_area(std::string(id).c_str(), size);
    const Pressable area{pressed,
                         ImGui::IsItemHovered(),
                         ImGui::IsItemActive(),
                         {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}};
    ui.record_item(options.item.empty() ? shown(id) : options.item);
    ImGui::EndDisabled();
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) tooltip(ui, options.tooltip);
    return area;
}

ImU32 draw_ground(const Ui& ui, const Pressable& area, const ButtonOptions& options) {
    const Theme& theme = ui.theme;
    const bool primary = options.kind == ButtonKind::primary;
    const float opacity = options.enabled ? 1.0F : 0.4F;
    ImU32 fill = primary ? theme.primary : theme.panel;
    if (area.hovered) fill = primary ? theme.on : theme.raise;
    if (area.held) fill = primary ? theme.on : theme.line2;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float radius = ui.px(5);
    if (options.kind != ButtonKind::bare || area.hovered)
        list->AddRectFilled(area.rect.min, area.rect.max, faded(fill, opacity), radius);
    if (options.kind == ButtonKind::plain)
        compat::add_rect(list, area.rect.min, area.rect.max, faded(theme.line, opacity), radius,
                         ui.hairline());
    focus_ring(ui, area.rect.min, area.rect.max, radius);
    const bool on_dark_fill = primary && (area.hovered || area.held);
    const ImU32 ink = on_dark_fill ? theme.on_text : primary ? theme.primary_text : theme.ink;
    return faded(ink, opacity);
}

void draw_triangle(ImDrawList* list, ImVec2 centre, float half, bool right, ImU32 colour) {
    const float tip = right ? half : -half;
    const ImVec2 a{centre.x - tip * 0.8F, centre.y - half}, b{centre.x - tip * 0.8F, centre.y + half};
    const ImVec2 c{centre.x + tip, centre.y};
    if (right)
        list->AddTriangleFilled(a, c, b, colour);
    else
        list->AddTriangleFilled(a, b, c, colour);
}

void draw_bar(ImDrawList* list, ImVec2 centre, float half_width, float half_height, ImU32 colour) {
    list->AddRectFilled({std::round(centre.x - half_width), std::round(centre.y - half_height)},
                        {std::round(centre.x + half_width), std::round(centre.y + half_height)}, colour);
}

void draw_icon(const Ui& ui, ImDrawList* list, Icon icon, ImVec2 centre, ImU32 colour) {
    const float half = ui.px(icon == Icon::play ? 6 : 4.5F);
    const float bar = ui.px(1);
    switch (icon) {
    case Icon::first:
        draw_bar(list, {centre.x - half, centre.y}, bar, half, colour);
        draw_triangle(list, {centre.x + bar, centre.y}, half, false, colour);
        break;
    case Icon::back: draw_triangle(list, centre, half, false, colour); break;
    case Icon::play:
    case Icon::forward: draw_triangle(list, centre, half, true, colour); break;
    case Icon::pause:
        draw_bar(list, {centre.x - ui.px(3), centre.y}, ui.px(1.5F), ui.px(5), colour);
        draw_bar(list, {centre.x + ui.px(3), centre.y}, ui.px(1.5F), ui.px(5), colour);
        break;
    case Icon::last:
        draw_triangle(list, {centre.x - bar, centre.y}, half, true, colour);
        draw_bar(list, {centre.x + half, centre.y}, bar, half, colour);
        break;
    }
}

} // namespace

float button_width(const Ui& ui, std::string_view label) {
    return std::ceil(text_width(ui.fonts.control, shown(label))) + 2 * ui.px(12);
}

bool button(const Ui& ui, std::string_view label, const ButtonOptions& options) {
    const float width = options.width > 0 ? ui.px(options.width) : button_width(ui, label);
    const Pressable area = press_area(ui, label, {width, ui.snapped(options.height)}, options);
    const ImU32 ink = draw_ground(ui, area, options);
    draw_text_at(ImGui::GetWindowDrawList(), ui.fonts.control, area.rect.centre(), Align::centre, ink,
                 shown(label));
    return area.pressed;
}

bool icon_button(const Ui& ui, std::string_view item, Icon icon, const ButtonOptions& options) {
    const float width = ui.snapped(options.width > 0 ? options.width : options.height);
    const Pressable area = press_area(ui, item, {width, ui.snapped(options.height)}, options);
    const ImU32 ink = draw_ground(ui, area, options);
    draw_icon(ui, ImGui::GetWindowDrawList(), icon, area.rect.centre(), ink);
    return area.pressed;
}

bool check_box(const Ui& ui, std::string_view label, bool checked, std::string_view tip) {
    const float side = ui.snapped(16), gap = ui.px(6), height = ui.snapped(26);
    const float width = side + gap + std::ceil(text_width(ui.fonts.note, shown(label)));
    ButtonOptions options;
    options.tooltip = tip;
    const Pressable area = press_area(ui, label, {width, height}, options);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float middle = area.rect.centre().y;
    const ImVec2 min{area.rect.min.x, std::round(middle - side / 2)}, max{min.x + side, min.y + side};
    const float radius = ui.px(4);
    if (checked) {
        list->AddRectFilled(min, max, ui.theme.on, radius);
        const ImVec2 tick[] = {{min.x + side * 0.24F, min.y + side * 0.52F},
                               {min.x + side * 0.43F, min.y + side * 0.71F},
                               {min.x + side * 0.77F, min.y + side * 0.31F}};
        compat::add_polyline(list, tick, 3, ui.theme.on_text, false, ui.px(1.75F));
    } else {
        list->AddRectFilled(min, max, area.hovered ? ui.theme.raise : ui.theme.panel, radius);
        compat::add_rect(list, min, max, ui.theme.ink3, radius, ui.hairline());
    }
    focus_ring(ui, min, max, radius);
    draw_text_at(list, ui.fonts.note, {max.x + gap, middle}, Align::left, ui.theme.ink2, shown(label));
    return area.pressed;
}

void tooltip(const Ui& ui, std::string_view text) {
    if (text.empty()) return;
    if (!ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(6)});
    ImGui::BeginTooltip();
    RichStyle style{&ui.fonts.note, ui.theme.ink};
    style.wrap = ui.px(360);
    const RichText layout(ui.fonts, text, style);
    layout.draw(ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos());
    ImGui::Dummy(layout.size());
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

void focus_ring(const Ui& ui, ImVec2 min, ImVec2 max, float radius) {
    if (!ImGui::IsItemFocused() || !ImGui::GetIO().NavVisible) return;
    const float out = ui.px(2);
    compat::add_rect(ImGui::GetWindowDrawList(), {min.x - out, min.y - out}, {max.x + out, max.y + out},
                     ui.theme.forward.line, radius + out, ui.snapped(2));
}

} // namespace backstep
