#include "app/panels/shell/splitters.h"

#include "app/widgets/panel_frame.h"

#include <cmath>

namespace backstep {
namespace {

struct Splitter {
    const char* name;
    Rect rect;
    bool upright;   ///< between left and right
    float from, to; ///< where its upper left edge can go
    double Settings::*share;
};

void draw_grip(const Ui& ui, const Splitter& splitter, bool lit) {
    const float length = ui.px(14), half = ui.px(1); // 28 x 2
    const ImVec2 centre = splitter.rect.centre();
    const ImVec2 reach = splitter.upright ? ImVec2{half, length} : ImVec2{length, half};
    ImGui::GetWindowDrawList()->AddRectFilled(
        {std::round(centre.x - reach.x), std::round(centre.y - reach.y)},
        {std::round(centre.x + reach.x), std::round(centre.y + reach.y)},
        lit ? ui.theme.ink : ui.theme.given_line);
}

void draw_splitter(const Ui& ui, const Splitter& splitter, SplitterView& view, Wishes& wishes) {
    if (splitter.rect.size().x <= 0 || splitter.rect.size().y <= 0) return;
    const PanelFrame frame(ui, splitter.name, splitter.rect);
    ImGui::GetWindowDrawList()->AddRectFilled(splitter.rect.min, splitter.rect.max, ui.theme.win);
    ImGui::SetCursorScreenPos(splitter.rect.min);
    ImGui::InvisibleButton(splitter.name, splitter.rect.size());
    const bool lit = ImGui::IsItemHovered() || ImGui::IsItemActive();
    if (lit) ImGui::SetMouseCursor(splitter.upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    draw_grip(ui, splitter, lit);

    const auto share = splitter.share;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float along = splitter.upright ? mouse.x : mouse.y;
    const float edge = splitter.upright ? splitter.rect.min.x : splitter.rect.min.y;
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        wishes.commands.push_back(
            command::ChangeSettings{[share](Settings& settings) { settings.*share = Settings{}.*share; }});
    } else if (ImGui::IsItemActivated()) {
        view.grabbed_at = along - edge;
    } else if (ImGui::IsItemActive() && along - view.grabbed_at != edge) {
        const double dragged = share_at(along - view.grabbed_at, splitter.from, splitter.to);
        wishes.commands.push_back(
            command::ChangeSettings{[share, dragged](Settings& settings) { settings.*share = dragged; }});
    }
}

} // namespace

void draw_splitters(const Ui& ui, const Layout& layout, SplitterView& view, Wishes& wishes) {
    const float gap = std::round(splitter_width * ui.scale);
    const float left = layout.top_bar.min.x, right = layout.top_bar.max.x - gap;
    const float top = layout.top_bar.max.y, bottom = layout.walk_bar.min.y - gap;
    draw_splitter(ui, {"side_splitter", layout.side_splitter, true, left, right, &Settings::side_share}, view,
                  wishes);
    draw_splitter(ui, {"plot_splitter", layout.plot_splitter, true, left, right, &Settings::plot_share}, view,
                  wishes);
    draw_splitter(ui, {"row_splitter", layout.row_splitter, false, top, bottom, &Settings::upper_share}, view,
                  wishes);
}

} // namespace backstep
