#include "app/panels/shell/window_panels.h"

#include "app/panels/check/check_panel.h"
#include "app/panels/check/check_window.h"
#include "app/panels/dialogs/message_bar.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/panel_frame.h"
#include "app/widgets/segmented.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace backstep {
namespace {

constexpr float notes_share = 0.6F, least_notes_width = 960, least_network_beside_notes = 400;
constexpr float low_window = 560; ///< the walk bar is compact in windows lower than this

Shares shares_of(const Settings& settings) {
    return {static_cast<float>(settings.side_share), static_cast<float>(settings.upper_share),
            static_cast<float>(settings.plot_share)};
}

bool is_shown(const Rect& rect) {
    return rect.size().x > 0 && rect.size().y > 0;
}

Rect moved(const Rect& rect, ImVec2 by) {
    return {{rect.min.x - by.x, rect.min.y - by.y}, {rect.max.x - by.x, rect.max.y - by.y}};
}

void scroll_by(Layout& layout, ImVec2 by) {
    for (Rect* rect :
         {&layout.top_bar, &layout.network, &layout.derivation, &layout.matrices, &layout.error,
          &layout.walk_bar, &layout.tabs, &layout.side_splitter, &layout.row_splitter, &layout.plot_splitter})
        if (is_shown(*rect)) *rect = moved(*rect, by);
}

/// A strip that only shows a scrollbar for content of this length; gives how far it is scrolled.
float scroll_strip(const Ui& ui, const char* name, Rect strip, float content, bool upright) {
    ImGui::SetNextWindowContentSize(upright ? ImVec2{1, content} : ImVec2{content, 1});
    ImGui::SetNextWindowPos(strip.min);
    ImGui::SetNextWindowSize(strip.size());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                     (upright ? ImGuiWindowFlags_AlwaysVerticalScrollbar
                              : ImGuiWindowFlags_AlwaysHorizontalScrollbar));
    ImGui::PopStyleVar();
    ui.record(name, strip.min, strip.max);
    const float scrolled = upright ? ImGui::GetScrollY() : ImGui::GetScrollX();
    ImGui::End();
    return std::round(scrolled);
}

/// Where even the smallest arrangement is larger than the window, it scrolls as a whole. `view_size` is what
/// the scrollbars leave of the window.
void scroll_window(const Ui& ui, ImVec2 window, ImVec2 view_size, Layout& layout) {
    ImVec2 scrolled{0, 0};
    if (view_size.x < window.x)
        scrolled.y = scroll_strip(ui, "scroll_down", {{view_size.x, 0}, {window.x, view_size.y}},
                                  layout.content.y, true);
    if (view_size.y < window.y)
        scrolled.x = scroll_strip(ui, "scroll_across", {{0, view_size.y}, {view_size.x, window.y}},
                                  layout.content.x, false);
    scroll_by(layout, scrolled);
}

void draw_tabs(const Session& session, const Ui& ui, const Layout& layout, WindowView& view) {
    if (!is_shown(layout.tabs)) return;
    constexpr std::array<std::string_view, 4> labels{"Network", "Derivation", "Matrices", "Error"};
    constexpr std::array panels{Panel::network, Panel::derivation, Panel::matrices, Panel::error};
    const bool columns = layout.arrangement == PanelArrangement::columns;
    const std::size_t first = columns ? 1 : 0; // the network is always there
    if (columns && view.shown == Panel::network) view.shown = Panel::derivation;
    const auto chosen = std::find(panels.begin() + first, panels.end(), view.shown) - panels.begin();
    const PanelFrame frame(ui, "tabs", layout.tabs);
    const float left = std::round(layout.tabs.min.x + (columns ? ui.px(12) : 0));
    const float top = std::round((layout.tabs.min.y + layout.tabs.max.y - ui.snapped(26)) / 2);
    ImGui::SetCursorScreenPos({left, top});
    const auto picked = segmented(ui, "tabs", std::span(labels).subspan(first),
                                  static_cast<int>(chosen) - static_cast<int>(first));
    if (picked) view.shown = panels[first + static_cast<std::size_t>(*picked)];
    if (columns) return;
    draw_title(session, ui, layout.tabs, left + segmented_width(ui, labels) + ui.px(16));
    ImGui::GetWindowDrawList()->AddRectFilled({layout.tabs.min.x, layout.tabs.max.y - ui.hairline()},
                                              layout.tabs.max, ui.theme.line);
}

template<class Draw>
void draw_panel(const Ui& ui, const char* name, const Rect& rect, const Draw& draw) {
    if (!is_shown(rect)) return;
    const PanelFrame frame(ui, name, rect);
    draw();
}

void draw_panels(const Session& session, const Ui& ui, const Layout& layout, WindowView& view,
                 Wishes& wishes) {
    draw_panel(ui, "network", layout.network, [&] { draw_diagram(session, ui, view.diagram, wishes); });
    draw_panel(ui, "derivation", layout.derivation,
               [&] { draw_derivation(session, ui, view.derivation, wishes); });
    draw_panel(ui, "error", layout.error, [&] { draw_error_plot(session, ui, view.error_plot, wishes); });
    draw_panel(ui, "matrices", layout.matrices, [&] { draw_matrices(session, ui, view.matrices, wishes); });
}

struct ScrolledLayout {
    Layout layout;
    ImVec2 view_size;
};

/// A scrollbar takes room from what it scrolls, so that the other one may become needed.
ScrolledLayout lay_out_scrolled(const Session& session, const Ui& ui, ImVec2 window, bool compact,
                                WindowView& view) {
    const float bar = std::round(ImGui::GetStyle().ScrollbarSize);
    ImVec2 size = window;
    Layout layout;
    for (int attempt = 0; attempt < 3; ++attempt) {
        const float width = std::max(size.x, std::round(ui.px(smallest_content_width)));
        const float walk_bar = walk_bar_height(session, ui, width, compact, view.walk_bar);
        layout = lay_out(size, ui.scale, shares_of(session.settings()), view.shown, walk_bar);
        const bool down = layout.content.y > size.y && size.x == window.x;
        const bool across = layout.content.x > size.x && size.y == window.y;
        if (!down && !across) break;
        if (down) size.x = window.x - bar;
        if (across) size.y = window.y - bar;
    }
    scroll_window(ui, window, size, layout);
    return {layout, size};
}

/// The catalogue of equations takes the place of the panels; beside it stands the network, where there is
/// room for both.
void draw_notes_over_panels(const Session& session, const Ui& ui, const Layout& layout, WindowView& view,
                            Wishes& wishes) {
    const Rect area{{layout.walk_bar.min.x, layout.top_bar.max.y},
                    {layout.walk_bar.max.x, layout.walk_bar.min.y}};
    const float width = area.size().x, gap = std::round(ui.px(splitter_width));
    const float wanted = std::round(std::max(notes_share * width, ui.px(least_notes_width)));
    const float beside = width - wanted - gap;
    const bool with_network = beside >= ui.px(least_network_beside_notes);
    Rect notes = area;
    if (with_network) notes.min.x = area.max.x - wanted;
    draw_panel(ui, "notes", notes, [&] { draw_notes(session, ui, view.notes, wishes); });
    if (!with_network) return;
    draw_panel(ui, "network", {area.min, {notes.min.x - gap, area.max.y}},
               [&] { draw_diagram(session, ui, view.diagram, wishes); });
    ImGui::GetBackgroundDrawList()->AddRectFilled({notes.min.x - gap, area.min.y}, {notes.min.x, area.max.y},
                                                  ui.theme.win);
}

/// Returns where messages may stand.
Rect draw_walk(const Session& session, const Ui& ui, WindowView& view, Wishes& wishes) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const bool compact = window.y < ui.px(low_window);
    const auto [layout, view_size] = lay_out_scrolled(session, ui, window, compact, view);

    draw_top_bar(session, ui, layout.top_bar, view.top_bar, wishes);
    draw_tabs(session, ui, layout, view);
    if (view.notes.open) {
        draw_notes_over_panels(session, ui, layout, view, wishes);
    } else {
        draw_panels(session, ui, layout, view, wishes);
        draw_splitters(ui, layout, view.splitters, wishes);
    }
    draw_panel(ui, "walk_bar", layout.walk_bar,
               [&] { draw_walk_bar(session, ui, layout.walk_bar, compact, view.walk_bar, wishes); });
    return {{0, layout.top_bar.max.y}, {view_size.x, std::min(layout.walk_bar.min.y, view_size.y)}};
}

/// Menus, and below them the table of hand calculations with what belongs to it.
Rect draw_checking(const Session& session, const Ui& ui, WindowView& view, Wishes& wishes) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float top = std::round(ui.px(top_bar_height));
    draw_top_bar(session, ui, {{0, 0}, {window.x, top}}, view.top_bar, wishes);
    return draw_check_window(session, ui, {{0, top}, window}, view.check, view.diagram, view.derivation,
                             wishes);
}

Rect draw_for_audience(const Session& session, const Ui& ui, WindowView& view, Wishes& wishes) {
    draw_presenter(session, ui, view.presenter, wishes);
    return {{0, 0}, ImGui::GetIO().DisplaySize};
}

} // namespace

void draw_window(const Session& session, const Ui& ui, WindowView& view, Wishes& wishes) {
    const bool unblocked =
        std::exchange(view.blocked, view.editor.open || dialog_open(session, view.dialogs)) && !view.blocked;
    const bool presenting = session.mode() == Mode::present;
    if (!presenting) view.presenter.entered = false;
    const bool checking = session.mode() == Mode::check;
    if (!checking) leave_check(session, view.check, wishes);
    const Rect free = presenting ? draw_for_audience(session, ui, view, wishes)
                      : checking ? draw_checking(session, ui, view, wishes)
                                 : draw_walk(session, ui, view, wishes);
    draw_message(session, ui, free, wishes);
    draw_network_editor(session, ui, view.editor, wishes);
    draw_dialogs(session, ui, view.dialogs, wishes);
    // Dear ImGui gives the keyboard back to whatever panel had it, and rings the first control there.
    if (unblocked && !ImGui::IsAnyItemActive()) ImGui::SetWindowFocus(nullptr);
}

} // namespace backstep
