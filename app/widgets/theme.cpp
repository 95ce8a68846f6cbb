#include "app/widgets/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace backstep {
namespace {

constexpr ImU32 rgb(unsigned hex) {
    return IM_COL32((hex >> 16) & 255U, (hex >> 8) & 255U, hex & 255U, 255U);
}

double luminance(ImU32 colour) {
    const auto channel = [colour](int shift) {
        const double c = ((colour >> shift) & 255U) / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(IM_COL32_R_SHIFT) + 0.7152 * channel(IM_COL32_G_SHIFT) +
           0.0722 * channel(IM_COL32_B_SHIFT);
}

void set_colours(ImGuiStyle& style, const Theme& theme) {
    const ImU32 clear = IM_COL32(0, 0, 0, 0);
    const std::pair<ImGuiCol, ImU32> colours[] = {
        {ImGuiCol_Text, theme.ink},
        {ImGuiCol_TextDisabled, theme.ink3},
        {ImGuiCol_WindowBg, theme.panel},
        {ImGuiCol_ChildBg, clear},
        {ImGuiCol_PopupBg, theme.panel},
        {ImGuiCol_Border, theme.line},
        {ImGuiCol_BorderShadow, clear},
        {ImGuiCol_FrameBg, theme.panel},
        {ImGuiCol_FrameBgHovered, theme.raise},
        {ImGuiCol_FrameBgActive, theme.raise},
        {ImGuiCol_TitleBg, theme.panel},
        {ImGuiCol_TitleBgActive, theme.panel},
        {ImGuiCol_TitleBgCollapsed, theme.panel},
        {ImGuiCol_MenuBarBg, theme.panel},
        {ImGuiCol_ScrollbarBg, clear},
        {ImGuiCol_ScrollbarGrab, theme.line},
        {ImGuiCol_ScrollbarGrabHovered, theme.ink3},
        {ImGuiCol_ScrollbarGrabActive, theme.ink2},
        {ImGuiCol_CheckMark, theme.on_text},
        {ImGuiCol_SliderGrab, theme.on},
        {ImGuiCol_SliderGrabActive, theme.ink},
        {ImGuiCol_Button, theme.panel},
        {ImGuiCol_ButtonHovered, theme.raise},
        {ImGuiCol_ButtonActive, theme.line2},
        {ImGuiCol_Header, theme.raise},
        {ImGuiCol_HeaderHovered, theme.line2},
        {ImGuiCol_HeaderActive, theme.line},
        {ImGuiCol_Separator, theme.line2},
        {ImGuiCol_SeparatorHovered, theme.line},
        {ImGuiCol_SeparatorActive, theme.ink3},
        {ImGuiCol_ResizeGrip, clear},
        {ImGuiCol_ResizeGripHovered, theme.line},
        {ImGuiCol_ResizeGripActive, theme.ink3},
        {ImGuiCol_PlotHistogram, theme.on},
        {ImGuiCol_TableHeaderBg, theme.raise},
        {ImGuiCol_TableBorderStrong, theme.line},
        {ImGuiCol_TableBorderLight, theme.line2},
        {ImGuiCol_TableRowBg, clear},
        {ImGuiCol_TableRowBgAlt, clear},
        {ImGuiCol_TextSelectedBg, faded(theme.forward.line, 0.3F)},
        {ImGuiCol_DragDropTarget, theme.forward.line},
        {ImGuiCol_NavHighlight, theme.forward.line},
        {ImGuiCol_ModalWindowDimBg, theme.scrim},
    };
    for (const auto& [index, colour] : colours) style.Colors[index] = ImGui::ColorConvertU32ToFloat4(colour);
}

} // namespace

Theme light_theme() {
    Theme theme{};
    theme.win = rgb(0xE4E8EC);
    theme.panel = rgb(0xFFFFFF);
    theme.raise = rgb(0xF3F5F7);
    theme.line = rgb(0xD5DBE1);
    theme.line2 = rgb(0xE8ECEF);
    theme.ink = rgb(0x15202B);
    theme.ink2 = rgb(0x465462);
    theme.ink3 = rgb(0x5F6B78);
    theme.on = rgb(0x465462);
    theme.on_text = rgb(0xFFFFFF);
    theme.primary = rgb(0x15202B);
    theme.primary_text = rgb(0xFFFFFF);
    theme.given_fill = rgb(0xF0F2F4);
    theme.given_line = rgb(0x7C8894);
    theme.forward = {rgb(0x0072B2), rgb(0x00619A), rgb(0xE2F0F8), rgb(0x0072B2), rgb(0xB9DCF0)};
    theme.backward = {rgb(0xD55E00), rgb(0xB04A00), rgb(0xFCEADB), rgb(0xC05000), rgb(0xFAD3B3)};
    theme.update = {rgb(0x009E73), rgb(0x00775A), rgb(0xDDF3EB), rgb(0x00775A), rgb(0xB4E3D3)};
    theme.slope = {rgb(0xCC79A7), rgb(0x9C3F74), rgb(0xF9EAF2), rgb(0x9C3F74), rgb(0xEFCDE0)};
    theme.carried = {rgb(0xE69F00), rgb(0x8A6100), rgb(0xFBF1D6), rgb(0x8A6100), rgb(0xF6DFA6)};
    theme.edge_positive = rgb(0x5A6876);
    theme.edge_negative = rgb(0xB07A00);
    theme.selected_row = rgb(0xFFF4EA);
    theme.scrim = IM_COL32(21, 32, 43, 110);
    return theme;
}

Theme dark_theme() {
    Theme theme{};
    theme.dark = true;
    theme.win = rgb(0x0B0E12);
    theme.panel = rgb(0x161B21);
    theme.raise = rgb(0x20272F);
    theme.line = rgb(0x333D47);
    theme.line2 = rgb(0x262E37);
    theme.ink = rgb(0xEAEFF4);
    theme.ink2 = rgb(0xB3BEC9);
    theme.ink3 = rgb(0x8A96A3);
    theme.on = rgb(0x4A5866);
    theme.on_text = rgb(0xFFFFFF);
    theme.primary = rgb(0xEAEFF4);
    theme.primary_text = rgb(0x15202B);
    theme.given_fill = rgb(0x262E37);
    theme.given_line = rgb(0x8A96A3);
    theme.forward = {rgb(0x56B4E9), rgb(0x6BC1F0), rgb(0x12324A), rgb(0x0072B2), rgb(0x1B4A6B)};
    theme.backward = {rgb(0xD55E00), rgb(0xFF9A57), rgb(0x43240C), rgb(0xC05000), rgb(0x5F330F)};
    theme.update = {rgb(0x009E73), rgb(0x3CCFA2), rgb(0x0E3A2E), rgb(0x00775A), rgb(0x14513F)};
    theme.slope = {rgb(0xCC79A7), rgb(0xEBA6CB), rgb(0x40243A), rgb(0x9C3F74), rgb(0x5C3352)};
    theme.carried = {rgb(0xE69F00), rgb(0xF0C75A), rgb(0x3A3012), rgb(0x8A6100), rgb(0x55461A)};
    theme.edge_positive = rgb(0x93A1AE);
    theme.edge_negative = rgb(0xE0AA2E);
    theme.selected_row = rgb(0x2C2118);
    theme.scrim = IM_COL32(0, 0, 0, 140);
    return theme;
}

ImGuiStyle make_style(const Theme& theme, float scale) {
    ImGuiStyle style;
    style.WindowPadding = {16, 12};
    style.WindowRounding = 0;
    style.WindowBorderSize = 0;
    style.WindowTitleAlign = {0, 0.5F};
    style.ChildRounding = 0;
    style.ChildBorderSize = 0;
    style.PopupRounding = 5;
    style.PopupBorderSize = 1;
    style.FramePadding = {10, 5};
    style.FrameRounding = 5;
    style.FrameBorderSize = 1;
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {6, 4};
    style.CellPadding = {8, 4};
    style.IndentSpacing = 16;
    style.ScrollbarSize = 10;
    style.ScrollbarRounding = 5;
    style.GrabMinSize = 16;
    style.GrabRounding = 5;
    style.TabRounding = 5;
    style.SelectableTextAlign = {0, 0.5F};
    style.DisabledAlpha = 0.45F;
    style.ScaleAllSizes(scale);
    style.WindowMinSize = {1, 1};
    const float hairline = std::max(1.0F, std::floor(scale));
    style.PopupBorderSize = hairline;
    style.FrameBorderSize = hairline;
    set_colours(style, theme);
    return style;
}

ImU32 faded(ImU32 colour, float opacity) {
    const auto alpha = static_cast<float>((colour >> IM_COL32_A_SHIFT) & 255U);
    const auto scaled = static_cast<ImU32>(std::lround(alpha * std::clamp(opacity, 0.0F, 1.0F)));
    return (colour & ~IM_COL32_A_MASK) | (scaled << IM_COL32_A_SHIFT);
}

double contrast(ImU32 text, ImU32 background) {
    const auto [darker, lighter] = std::minmax({luminance(text), luminance(background)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace backstep
