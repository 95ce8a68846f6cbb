#include "app/panels/diagram/labels.h"
#include "app/panels/diagram/scene.h"
#include "core/formula/number_text.h"

#include <algorithm>

namespace backstep::diagram {
namespace {

constexpr float label_em = 12, name_em = 14;
constexpr float number_row = 13, name_row = 16, stacked_scripts_row = 20; // lines of text

// The numbers on the edges, in the order in which they stand.
std::vector<Symbol> kinds_on_edges(const Settings& settings) {
    std::vector<Symbol> kinds;
    if (settings.weights_on_edges) kinds.push_back(Symbol::weight);
    if (settings.gradients_on_edges) kinds.push_back(Symbol::weight_gradient);
    if (settings.updates_on_edges) kinds.push_back(Symbol::updated_weight);
    return kinds;
}

// A whole layer's labels look alike.
struct LayerLabels {
    LabelPlan plan;
    LabelSizes sizes;
    std::vector<Symbol> kinds;
    int decimals = 0;
    bool lit = true;
};

double largest_shown(const Scene& scene, const std::vector<Symbol>& kinds, int layer) {
    const LayerTrace& trace = scene.session.shown_trace().layer(layer);
    double largest = 0;
    for (const Symbol kind : kinds) {
        const Matrix& numbers = kind == Symbol::weight            ? scene.session.network().layer(layer).W
                                : kind == Symbol::weight_gradient ? trace.dE_dW
                                                                  : trace.W_new;
        if (numbers.size() > 0) largest = std::max(largest, numbers.cwiseAbs().maxCoeff());
    }
    return largest;
}

LabelSizes measure(const Scene& scene, const std::vector<Symbol>& kinds, int layer, int decimals,
                   double largest) {
    const int rows = static_cast<int>(scene.session.network().neurons(layer));
    const int columns = static_cast<int>(scene.session.network().neurons(layer - 1));
    LabelSizes sizes;
    for (const Symbol kind : kinds) {
        const std::string name = scene.name({kind, layer, rows, columns, 0});
        const float width = scene.lettering.width(Face::symbol, scene.em(name_em), name);
        if (sizes.name == 0) sizes.name = width;
        sizes.all_names = std::max(sizes.all_names, width);
    }
    sizes.value = scene.lettering.width(Face::regular, scene.em(label_em), number_text(-largest, decimals));
    sizes.row = scene.em(number_row);
    const bool high = scene.has_both_scripts({Symbol::weight, layer, 1, 1, 0});
    sizes.name_row = scene.em(high ? stacked_scripts_row : name_row);
    sizes.gap = scene.em(6);
    sizes.padding = scene.em(2);
    return sizes;
}

// With fewer decimals if nothing fits between the nodes otherwise.
LayerLabels plan_layer(const Scene& scene, int layer) {
    LayerLabels labels;
    labels.kinds = kinds_on_edges(scene.session.settings());
    labels.lit = scene.emphasis.is_lit(layer);
    if (labels.kinds.empty()) return labels;
    const double largest = largest_shown(scene, labels.kinds, layer);
    const float room = scene.layout.column_gap - 2 * scene.layout.radius();
    for (labels.decimals = scene.decimals();; --labels.decimals) {
        labels.sizes = measure(scene, labels.kinds, layer, labels.decimals, largest);
        if (labels.decimals <= 2 || labels.sizes.value < room / 2) break;
    }
    labels.plan = plan_labels(scene.layout, layer, static_cast<int>(labels.kinds.size()), labels.sizes);
    return labels;
}

ImU32 number_colour(const Scene& scene, Symbol kind, bool lit) {
    const Theme& theme = scene.ui.theme;
    if (!lit) return theme.ink3;
    return kind == Symbol::weight            ? theme.ink2
           : kind == Symbol::weight_gradient ? theme.backward.text
                                             : theme.update.text;
}

void draw_number_of(const Scene& scene, const LayerLabels& labels, const Line& line, Symbol kind, float right,
                    float y) {
    const Number number = scene.number(kind, line.layer, line.row, line.column);
    if (number.known) {
        scene.lettering.draw(Face::regular, scene.em(label_em), {right, y}, Align::right,
                             number_colour(scene, kind, labels.lit),
                             number_text(number.value, labels.decimals));
        return;
    }
    const float half = labels.sizes.row * 0.36F;
    draw_plate(scene, {{right - labels.sizes.value, y - half}, {right, y + half}},
               {0, scene.ui.theme.ink3, 0, scene.px(1), true}, scene.px(3));
}

void draw_label(Scene& scene, const LayerLabels& labels, const Line& line) {
    const Rect box = scene.at(label_box(scene.layout, line, labels.plan));
    const Quantity weight{Symbol::weight, line.layer, line.row, line.column, 0};
    const bool hovered =
        scene.session.hovered() && is_on_line(scene.session.hovered()->symbol) &&
        scene.is_hovered({scene.session.hovered()->symbol, line.layer, line.row, line.column, 0});
    const Theme& theme = scene.ui.theme;
    draw_plate(scene, box, {theme.panel, hovered ? theme.ink3 : 0, 0, scene.px(1.25F), false}, scene.px(3));
    const auto kinds = static_cast<std::size_t>(labels.plan.kinds);
    const ImU32 name_colour = labels.lit ? theme.ink2 : theme.ink3;
    for (std::size_t i = 0; i < kinds; ++i) {
        const Symbol kind = labels.kinds[i];
        const auto column = static_cast<float>(labels.plan.stacked ? 0 : kinds - 1 - i);
        const float right =
            box.max.x - labels.sizes.padding - column * (labels.sizes.value + labels.sizes.gap);
        const float row = box.size().y / static_cast<float>(labels.plan.stacked ? kinds : 1);
        const float y = box.min.y + row * (labels.plan.stacked ? static_cast<float>(i) + 0.5F : 0.5F);
        draw_number_of(scene, labels, line, kind, right, y);
        if (labels.plan.names && (labels.plan.stacked || i == 0))
            scene.lettering.draw(Face::symbol, scene.em(name_em), {box.min.x + labels.sizes.padding, y},
                                 Align::left, name_colour,
                                 scene.name({kind, line.layer, line.row, line.column, 0}));
    }
    scene.add(weight, box);
}

// A badge that hangs out to the right may reach as far as a label. Plates may touch: they have some padding.
bool is_free(const Scene& scene, Rect box) {
    const float touch = scene.px(4);
    box = {{box.min.x + touch, box.min.y + touch / 2}, {box.max.x - touch, box.max.y - touch / 2}};
    return std::ranges::none_of(scene.elements, [&](const Element& element) {
        return element.box.min.x < box.max.x && box.min.x < element.box.max.x &&
               element.box.min.y < box.max.y && box.min.y < element.box.max.y &&
               element.quantity.symbol != Symbol::weight;
    });
}

} // namespace

void draw_labels(Scene& scene) {
    const Layout& layout = scene.layout;
    if (scene.relative() < 0.4F) return;
    for (int layer = 1; layer <= layout.depth(); ++layer) {
        const LayerLabels labels = plan_layer(scene, layer);
        if (!labels.plan.shown) continue;
        const auto first = static_cast<std::size_t>(layout.first_line[static_cast<std::size_t>(layer - 1)]);
        const auto end = static_cast<std::size_t>(layout.first_line[static_cast<std::size_t>(layer)]);
        for (std::size_t i = first; i < end; ++i) {
            const Line& line = layout.lines[i];
            if (line.row == 0 || scene.has_focus_plate(line)) continue;
            const Rect box = scene.at(label_box(layout, line, labels.plan));
            if (scene.sees(box) && is_free(scene, box)) draw_label(scene, labels, line);
        }
    }
}

} // namespace backstep::diagram
