#include "app/panels/top_bar/top_bar.h"

#include "app/panels/top_bar/menus.h"
#include "app/panels/walk_bar/choice.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/segmented.h"
#include "app/widgets/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

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

constexpr float room_beside_modes = 560; ///< for notation, title and example
constexpr float room_for_title = 200;    ///< a longer one is shortened before the chooser leaves

std::string title_of(const Session& session) {
    const std::string& title = session.scenario().title;
    return title.empty() ? session.document_name() : title;
}

std::string example_of(const Session& session) {
    return fmt::format("example {} of {}", session.example(), session.scenario().examples.size());
}

/// What title and example want at the least.
float title_room(const Session& session, const Ui& ui) {
    const float title = std::min(text_width(ui.fonts.title, title_of(session)), ui.px(room_for_title));
    return title + text_width(ui.fonts.note, example_of(session)) + ui.px(10);
}

/// At the right of the bar, if there is room besides the title; its own title goes before it does. Returns
/// where the room for the others ends.
float draw_notation_chooser(const Session& session, const Ui& ui, Rect area, float left, Wishes& wishes) {
    std::vector<std::string> titles;
    int chosen = -1;
    float widest = 0;
    for (const auto& notation : all_notations()) {
        if (notation.get() == &session.notation()) chosen = static_cast<int>(titles.size());
        titles.emplace_back(notation->title());
        widest = std::max(widest, text_width(ui.fonts.control, titles.back()));
    }
    constexpr std::string_view label = "Notation";
    const float width = std::ceil(widest) + ui.px(42);
    const float labelled = text_width(ui.fonts.note, label) + ui.px(10);
    const float free = area.size().x - (left - area.min.x) - title_room(session, ui) - ui.px(12 + 2 * 14);
    if (free < width) return area.max.x;
    const float height = ui.snapped(26), middle = (area.min.y + area.max.y) / 2;
    float x = std::round(area.max.x - ui.px(12) - width);
    ImGui::SetCursorScreenPos({x, std::round(middle - height / 2)});
    if (const auto picked =
            choice(ui, "top_bar/notation", titles, chosen, width, "Whose letters everything is written in"))
        wishes.commands.push_back(
            command::SetNotation{std::string(all_notations()[static_cast<std::size_t>(*picked)]->id())});
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (free >= width + labelled) {
        draw_text_at(list, ui.fonts.note, {x - ui.px(10), middle}, Align::right, ui.theme.ink2, label);
        x -= labelled;
    }
    x = std::round(x - ui.px(14));
    list->AddRectFilled({x, middle - ui.px(10)}, {x + ui.hairline(), middle + ui.px(10)}, ui.theme.line);
    return x + ui.px(2); // the title keeps 16 from here
}

/// What the window is for, beside the menus if there is room for what else the bar shows. Returns where the
/// room for that begins.
float draw_modes(const Session& session, const Ui& ui, Rect area, float left, Wishes& wishes) {
    constexpr std::array<std::string_view, 3> labels{"Walk", "Check my work", "Present"};
    constexpr std::array modes{Mode::walk, Mode::check, Mode::present};
    const float end = left + segmented_width(ui, labels) + ui.px(16);
    if (area.max.x - end < ui.px(room_beside_modes)) return left;
    ImGui::SetCursorScreenPos({std::round(left), std::round((area.min.y + area.max.y - ui.snapped(26)) / 2)});
    const auto now = std::find(modes.begin(), modes.end(), session.mode()) - modes.begin();
    const auto picked =
        segmented(ui, "top_bar/mode", labels, static_cast<int>(now),
                  "All panels, a table for your own numbers (C), or the view for an audience (F5)");
    if (picked) wishes.commands.push_back(command::SetMode{modes[static_cast<std::size_t>(*picked)]});
    return end;
}

} // namespace

void draw_title(const Session& session, const Ui& ui, Rect area, float left) {
    const std::string example = example_of(session), title = title_of(session);
    ui.shows(title);
    const float middle = (area.min.y + area.max.y) / 2;
    float right = area.max.x - ui.px(16);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float example_width = text_width(ui.fonts.note, example);
    if (right - example_width < left) return;
    draw_text_at(list, ui.fonts.note, {right, middle}, Align::right, ui.theme.ink2, example);
    ui.record("top_bar/example", {right - example_width, area.min.y}, {right, area.max.y});
    right -= example_width + ui.px(10);
    if (right - left < ui.px(60)) return;
    const std::string shown = elided(ui.fonts.title, title, right - left);
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
        const float left = draw_modes(session, ui, area, ImGui::GetCursorScreenPos().x + ui.px(16), wishes);
        const float right = draw_notation_chooser(session, ui, area, left, wishes);
        draw_title(session, ui, {area.min, {right, area.max.y}}, left);
        ImGui::EndMenuBar();
    }
    ImGui::GetWindowDrawList()->AddRectFilled({area.min.x, area.max.y - ui.hairline()}, area.max,
                                              ui.theme.line);
    ImGui::End();
    ImGui::PopStyleVar(3);
    ImGui::PopFont();
}

} // namespace backstep
