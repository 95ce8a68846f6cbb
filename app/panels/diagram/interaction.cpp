#include "app/panels/diagram/interaction.h"

#include "app/session/selection.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"

#include <algorithm>
#include <cmath>

namespace backstep::diagram {
namespace {

constexpr float reach = 6; // how far beside a line it is still meant, in pixels of the design
constexpr float least_zoom = 0.25F, most_zoom = 24;

struct Hit {
    Quantity quantity;
    Rect box;
};

// What is drawn last lies above; then the nearest line.
std::optional<Hit> hit(const Scene& scene, ImVec2 pointer) {
    for (auto element = scene.elements.rbegin(); element != scene.elements.rend(); ++element)
        if (element->contains(pointer)) return Hit{element->quantity, element->box};
    const Line* nearest = nullptr;
    float least = scene.ui.px(reach);
    for (const Line& line : scene.layout.lines) {
        if (line.row == 0) continue;
        const float away = distance(pointer, scene.at(line.from), scene.at(line.to));
        if (away < least) {
            least = away;
            nearest = &line;
        }
    }
    if (nearest == nullptr) return std::nullopt;
    const ImVec2 half{scene.ui.px(40), scene.ui.px(9)};
    return Hit{{Symbol::weight, nearest->layer, nearest->row, nearest->column, 0},
               {{pointer.x - half.x, pointer.y - half.y}, {pointer.x + half.x, pointer.y + half.y}}};
}

// Pressed by mouse or keyboard, an ellipsis shows its layer whole; the word under a column's head folds it
// again.
void unfold_and_fold(const Scene& scene, DiagramView& view) {
    std::optional<int> unfold, fold;
    const auto area = [&](int layer, Rect box) {
        ImGui::SetCursorScreenPos(box.min);
        const std::string item = "diagram/unfold" + std::to_string(layer);
        if (compat::press_area(item.c_str(), box.size())) unfold = layer;
        scene.ui.record_item(item);
        focus_ring(scene.ui, box.min, box.max, scene.layout.radius());
        tooltip(scene.ui, "Show all neurons of this layer");
    };
    for (const Node& node : scene.layout.nodes) {
        const ImVec2 centre = scene.at(node.centre);
        const float r = scene.layout.radius();
        if (node.row == 0 && scene.area.contains(centre))
            area(node.layer, {{centre.x - r, centre.y - r}, {centre.x + r, centre.y + r}});
    }
    for (const int layer : view.unfolded) {
        const bool large =
            layer <= scene.layout.depth() && scene.session.network().neurons(layer) > most_unfolded_neurons;
        const float width = button_width(scene.ui, "fold");
        const float x = scene.at({scene.layout.column_x[static_cast<std::size_t>(layer)], 0}).x - width / 2;
        if (!large || x < scene.area.min.x || x + width > scene.area.max.x) continue;
        ImGui::SetCursorScreenPos({x, scene.area.min.y + scene.ui.px(26)});
        const std::string item = "diagram/fold" + std::to_string(layer);
        ButtonOptions options;
        options.height = 22;
        options.tooltip = "Show only the first and last neurons of this layer";
        options.item = item;
        if (button(scene.ui, "fold##" + std::to_string(layer), options)) fold = layer;
    }
    if (unfold) view.unfolded.insert(*unfold);
    if (fold) view.unfolded.erase(*fold);
    if (unfold || fold) scene.ui.keep_drawing();
}

void say_hovered(const Scene& scene, DiagramView& view, Wishes& wishes, std::optional<Quantity> quantity) {
    const bool mine = view.hovered.has_value();
    view.hovered = quantity;
    if ((quantity || mine) && scene.session.hovered() != quantity)
        wishes.commands.push_back(command::Hover{quantity});
}

void wheel(const Scene& scene, DiagramView& view) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel == 0) return;
    const ImVec2 middle = scene.canvas.centre();
    zoom_at(view, {(io.MousePos.x - middle.x) / scene.ui.scale, (io.MousePos.y - middle.y) / scene.ui.scale},
            std::pow(1.15F, io.MouseWheel));
    scene.ui.keep_drawing();
}

void drag(const Scene& scene, DiagramView& view) {
    if (ImGui::IsItemActivated()) view.dragged = false;
    if (!ImGui::IsItemActive()) return;
    for (const ImGuiMouseButton button :
         {ImGuiMouseButton_Left, ImGuiMouseButton_Middle, ImGuiMouseButton_Right}) {
        if (!ImGui::IsMouseDragging(button, scene.ui.px(4))) continue;
        const ImVec2 moved = ImGui::GetIO().MouseDelta;
        view.pan.x += moved.x / scene.ui.scale;
        view.pan.y += moved.y / scene.ui.scale;
        view.dragged = true;
    }
}

} // namespace

void zoom_at(DiagramView& view, ImVec2 pointer, float factor) {
    const float zoom = std::clamp(view.zoom * factor, least_zoom, most_zoom);
    const float by = zoom / view.zoom;
    view.pan = {pointer.x - (pointer.x - view.pan.x) * by, pointer.y - (pointer.y - view.pan.y) * by};
    view.zoom = zoom;
}

void interact(Scene& scene, DiagramView& view, Wishes& wishes) {
    draw_edit_field(scene, view, wishes);
    unfold_and_fold(scene, view);
    ImGui::SetCursorScreenPos(scene.area.min);
    ImGui::InvisibleButton("diagram/canvas", scene.area.size(),
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonMiddle |
                               ImGuiButtonFlags_MouseButtonRight);
    scene.ui.record_item("diagram/canvas");
    const bool over = ImGui::IsItemHovered();
    drag(scene, view);
    const bool pointed = !view.for_audience || view.for_audience->pointed;
    const std::optional<Hit> found =
        over && pointed && !view.edit ? hit(scene, ImGui::GetIO().MousePos) : std::nullopt;
    say_hovered(scene, view, wishes, found ? std::optional(found->quantity) : std::nullopt);
    if (!over) return;
    wheel(scene, view);
    if (found) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (!ImGui::IsItemActive()) draw_tooltip(scene, found->quantity);
    }
    if (found && !scene.for_audience && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) &&
        can_be_set(found->quantity))
        begin_edit(view, scene.session, found->quantity, found->box);
    else if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && !view.dragged && !view.edit)
        wishes.commands.push_back(command::Select{found ? std::optional(found->quantity) : std::nullopt});
}

} // namespace backstep::diagram
