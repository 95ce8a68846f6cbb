#include "app/panels/top_bar/top_bar.h"

#include "app/panels/top_bar/menus.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

constexpr float fold_width = 900; ///< narrower windows have one menu that holds the others

void draw_menu(const Session& session, const Ui& ui, const MenuTitle& entry, Wishes& wishes) {
    const bool open = ImGui::BeginMenu(entry.title);
    ui.record_item(std::string("menu/") + entry.title);
    if (!open) return;
    draw_menu_entries(session, ui, entry.menu, wishes);
    ImGui::EndMenu();
}

void draw_menus(const Session& session, const Ui& ui, bool folded, TopBarView& view, Wishes& wishes) {
    if (view.open_menu) ImGui::OpenPopup(folded ? "Menu" : menu_titles.front().title);
    view.open_menu = false;
    if (!folded) {
        for (const MenuTitle& entry : menu_titles) draw_menu(session, ui, entry, wishes);
        return;
    }
    const bool open = ImGui::BeginMenu("Menu");
    ui.record_item("menu/Menu");
    if (!open) return;
    for (const MenuTitle& entry : menu_titles) draw_menu(session, ui, entry, wishes);
    ImGui::EndMenu();
}

} // namespace

void draw_title(const Session& session, const Ui& ui, Rect area, float left) {
    const auto count = session.scenario().examples.size();
    const std::string example = fmt::format("example {} of {}", session.example(), count);
    const std::string& title = session.scenario().title;
    ui.shows(title.empty() ? session.document_name() : title);
    const float middle = (area.min.y + area.max.y) / 2;
    float right = area.max.x - ui.px(16);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float example_width = text_width(ui.fonts.note, example);
    if (right - example_width < left) return;
    draw_text_at(list, ui.fonts.note, {right, middle}, Align::right, ui.theme.ink2, example);
    ui.record("top_bar/example", {right - example_width, area.min.y}, {right, area.max.y});
    right -= example_width + ui.px(10);
    if (right - left < ui.px(60)) return;
    const std::string shown =
        elided(ui.fonts.title, title.empty() ? session.document_name() : title, right - left);
    draw_text_at(list, ui.fonts.title, {right, middle}, Align::right, ui.theme.ink, shown);
    ui.record("top_bar/title", {right - text_width(ui.fonts.title, shown), area.min.y}, {right, area.max.y});
}

void draw_top_bar(const Session& session, const Ui& ui, Rect area, TopBarView& view, Wishes& wishes) {
    const float height = area.size().y - ui.hairline();
    const bool folded = area.size().x < ui.px(fold_width);
    compat::push_font(ui.fonts.menu.im);
    ImGui::SetNextWindowPos(area.min);
    ImGui::SetNextWindowSize(area.size());
    // The height of a menu bar follows from the padding of its entries.
    const float padding = std::floor((height - ImGui::GetFontSize()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(10), padding});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(10), ui.px(8)});
    ImGui::Begin("top_bar", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
                     ImGuiWindowFlags_MenuBar);
    ui.record("top_bar", area.min, area.max);
    if (ImGui::BeginMenuBar()) {
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(10)});
        draw_menus(session, ui, folded, view, wishes);
        ImGui::PopStyleVar();
        draw_title(session, ui, area, ImGui::GetCursorScreenPos().x + ui.px(16));
        ImGui::EndMenuBar();
    }
    ImGui::GetWindowDrawList()->AddRectFilled({area.min.x, area.max.y - ui.hairline()}, area.max,
                                              ui.theme.line);
    ImGui::End();
    ImGui::PopStyleVar(3);
    ImGui::PopFont();
}

} // namespace backstep
