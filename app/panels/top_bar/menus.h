#pragma once

#include "app/panels/panel.h"

#include <array>
#include <string_view>

namespace backstep {

struct MenuTitle {
    Menu menu;
    const char* title;
};
inline constexpr std::array<MenuTitle, 7> menu_titles{{{Menu::file, "File"},
                                                       {Menu::edit, "Edit"},
                                                       {Menu::network, "Network"},
                                                       {Menu::notation, "Notation"},
                                                       {Menu::walk, "Walk"},
                                                       {Menu::view, "View"},
                                                       {Menu::help, "Help"}}};

/// The entries of one menu, inside ImGui::BeginMenu. Recorded as `menu/<name>`.
void draw_menu_entries(const Session& session, const Ui& ui, Menu menu, Wishes& wishes);

/// What an entry is called now: `Undo Set w₄₈ to 0.7` instead of `Undo`.
std::string entry_name(Action action, const Session& session);

} // namespace backstep
