#include "app/panels/check/check_window.h"

#include "app/panels/check/check_panel.h"
#include "app/panels/check/totals.h"
#include "app/panels/diagram/diagram_panel.h"
#include "app/widgets/button.h"
#include "app/widgets/panel_frame.h"

#include <cmath>
#include <utility>

namespace backstep {
namespace {

constexpr float network_share = 0.55F, least_network = 400, least_table = 460, least_height = 250;
constexpr float splitter = 6, low_window = 520;

struct Places {
    Rect network, derivation, table, totals; ///< empty: not shown
};

bool is_shown(const Rect& rect) {
    return rect.size().x > 0 && rect.size().y > 0;
}

void place_left(const Ui& ui, Rect left, bool derivation, Places& places) {
    const float gap = std::round(ui.px(splitter));
    if (!derivation) {
        places.network = left;
    } else if (left.size().y < ui.px(2 * least_height) + gap) {
        places.derivation = left;
    } else {
        const float middle = std::round(left.centre().y);
        places.network = {left.min, {left.max.x, middle - gap}};
        places.derivation = {{left.min.x, middle}, left.max};
    }
}

Places place(const Ui& ui, Rect area, bool derivation) {
    Places places;
    const bool compact = area.size().y < ui.px(low_window);
    const float totals = ui.snapped(compact ? check::compact_totals_height : check::totals_height);
    places.totals = {{area.min.x, area.max.y - totals}, area.max};
    const Rect upper{area.min, {area.max.x, places.totals.min.y}};
    const float width = upper.size().x, gap = std::round(ui.px(splitter));
    if (width < ui.px(least_network + least_table) + gap) {
        (derivation ? places.derivation : places.table) = upper;
        return places;
    }
    const float left = std::round(std::min(width * network_share, width - gap - ui.px(least_table)));
    places.table = {{upper.min.x + left + gap, upper.min.y}, upper.max};
    place_left(ui, {upper.min, {upper.min.x + left, upper.max.y}}, derivation, places);
    return places;
}

/// Where the derivation takes the table's place, a strip leads back.
Rect draw_way_back(const Ui& ui, Rect area, CheckView& view) {
    const float height = ui.snapped(38);
    const Rect strip{area.min, {area.max.x, area.min.y + height}};
    const PanelFrame frame(ui, "check_back", strip);
    ImGui::SetCursorScreenPos({strip.min.x + ui.px(12), strip.min.y + ui.px(6)});
    ButtonOptions options;
    options.item = "check/back";
    options.tooltip = "Back to the table (Ctrl+D)";
    if (button(ui, "Back to my work", options)) {
        view.derivation_shown = false;
        ui.keep_drawing();
    }
    return {{area.min.x, strip.max.y}, area.max};
}

} // namespace

Rect draw_check_window(const Session& session, const Ui& ui, Rect area, CheckView& view, DiagramView& diagram,
                       DerivationView& derivation, Wishes& wishes) {
    follow_answers(session, view);
    if (view.wants_derivation && !*view.wants_derivation)
        view.derivation_shown = *std::exchange(view.wants_derivation, std::nullopt);
    Places places = place(ui, area, view.derivation_shown);
    ImGui::GetBackgroundDrawList()->AddRectFilled(area.min, area.max, ui.theme.win);
    diagram.marks = view.marks ? &*view.marks : nullptr;
    const auto panel = [&](const char* name, const Rect& rect, const auto& draw) {
        if (!is_shown(rect)) return;
        const PanelFrame frame(ui, name, rect);
        ImGui::GetBackgroundDrawList()->AddRectFilled(rect.min, rect.max, ui.theme.panel);
        draw();
    };
    panel("network", places.network, [&] { draw_diagram(session, ui, diagram, wishes); });
    diagram.marks = nullptr;
    if (is_shown(places.derivation) && !is_shown(places.table))
        places.derivation = draw_way_back(ui, places.derivation, view);
    panel("derivation", places.derivation, [&] { draw_derivation(session, ui, derivation, wishes); });
    panel("check", places.table, [&] { draw_check(session, ui, view, wishes); });
    panel("check_totals", places.totals,
          [&] { check::draw_totals(session, ui, places.totals, view, wishes); });
    return {area.min, {area.max.x, places.totals.min.y}};
}

} // namespace backstep
