#include "app/panels/diagram/diagram_panel.h"

#include "app/panels/diagram/chrome.h"
#include "app/panels/diagram/interaction.h"
#include "app/panels/diagram/scene.h"

#include <cmath>

namespace backstep {
namespace {

using namespace diagram;

constexpr float tall_enough_for_legend = 330;

Rect window_rect() {
    const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    return {at, {at.x + size.x, at.y + size.y}};
}

// Where nodes may stand when all fits: below the column heads.
Rect canvas_of(const Ui& ui, Rect panel, bool legend) {
    return {{panel.min.x, panel.min.y + ui.px(header_height + heads_height)},
            {panel.max.x, panel.max.y - ui.px(legend ? legend_height : 8)}};
}

// Badges hang out of the lowest nodes.
Rect inner(Rect panel, float margin) {
    return {{panel.min.x, panel.min.y + margin}, {panel.max.x, panel.max.y - margin}};
}

void update_layout(DiagramView& view, const Session& session, const Ui& ui, Rect canvas) {
    LayoutInput input;
    input.neurons = layer_sizes(session.network());
    const std::size_t layers_before = view.layout_input.neurons.size();
    if (layers_before > 0 && layers_before != input.neurons.size()) view.unfolded.clear();
    input.unfolded = view.unfolded;
    input.width = canvas.size().x / ui.scale;
    input.height = canvas.size().y / ui.scale;
    input.scale = ui.scale;
    input.zoom = view.zoom;
    if (input == view.layout_input) return;
    view.layout = make_layout(input);
    view.layout_input = std::move(input);
}

// Whole pixels keep text sharp.
ImVec2 offset_of(const DiagramView& view, const Ui& ui, Rect canvas) {
    return {std::round(canvas.min.x + view.pan.x * ui.scale),
            std::round(canvas.min.y + view.pan.y * ui.scale)};
}

} // namespace

void draw_diagram(const Session& session, const Ui& ui, DiagramView& view, Wishes& wishes) {
    const Rect panel = window_rect();
    const bool for_audience = view.for_audience.has_value();
    const bool legend = !for_audience && panel.size().y > ui.px(tall_enough_for_legend);
    const Rect canvas =
        for_audience ? inner(panel, ui.px(margin_for_audience)) : canvas_of(ui, panel, legend);
    if (canvas.size().x < ui.px(80) || canvas.size().y < ui.px(60)) return;
    if (!for_audience) draw_header(session, ui, panel, view, wishes);
    update_layout(view, session, ui, canvas);

    const float above = for_audience ? 0 : ui.px(header_height);
    const Rect area{{panel.min.x, panel.min.y + above}, for_audience ? panel.max : canvas.max};
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Emphasis emphasis =
        for_audience ? emphasis_of(session, view.for_audience->focus) : emphasis_of(session);
    Scene scene{session,
                ui,
                view.layout,
                emphasis,
                list,
                area,
                canvas,
                offset_of(view, ui, canvas),
                Lettering(ui.fonts, list, area.centre()),
                for_audience,
                view.marks};
    list->PushClipRect(area.min, area.max, true);
    draw_lines(scene, view.edges);
    draw_targets(scene);
    if (!for_audience) draw_biases(scene);
    draw_nodes(scene);
    draw_badges(scene);
    draw_mark_plates(scene);
    if (!for_audience) draw_labels(scene);
    draw_focus_plates(scene);
    draw_marks(scene);
    if (!for_audience) draw_column_heads(scene, area.min.y + ui.px(14));
    list->PopClipRect();
    if (legend) draw_legend(scene, panel, panel.max.y - ui.px(legend_height / 2));
    interact(scene, view, wishes);
}

} // namespace backstep
