#include "app/panels/diagram/scene.h"

#include <algorithm>
#include <cmath>

namespace backstep::diagram {
namespace {

ImU32 colour_of(const Theme& theme, Symbol symbol) {
    return symbol == Symbol::bias            ? theme.ink2
           : symbol == Symbol::bias_gradient ? theme.backward.text
                                             : theme.update.text;
}

// Above the node; where a column's head leaves no room for that, beside its upper left.
Rect bias_box(const Scene& scene, const Node& node, ImVec2 size) {
    const float r = scene.layout.radius();
    const bool free_above = scene.has_badges_below(node.layer);
    const ImVec2 centre = scene.at(node.centre);
    // Nodes that nearly touch leave room only where they curve away.
    const bool narrow = scene.layout.pitch(node.layer) < 2 * r + size.y;
    const ImVec2 corner{centre.x + scene.px(free_above ? 20
                                            : narrow   ? -10
                                                       : 14),
                        centre.y - r - scene.px(0.5F)};
    const Rect box = box_around({corner.x - size.x / 2, corner.y - size.y / 2}, size);
    const float heads = scene.area.min.y + scene.ui.px(24);
    if (node.row != 1 || box.min.y >= heads || box.max.y < scene.area.min.y) return box;
    const float above = centre.y - (heads + size.y); // of its foot above the node's middle
    const float rim = above < r ? std::sqrt(r * r - above * std::max(above, 0.0F)) : 0;
    return box_around({centre.x - rim - scene.px(4) - size.x / 2, heads + size.y / 2}, size);
}

// A short tick at the upper left of the node, with the number on it: no higher than its digits, since the
// badge of the neuron above leaves little more.
void draw_bias(Scene& scene, const Node& node, const Number& bias) {
    const float r = scene.layout.radius();
    const Theme& theme = scene.ui.theme;
    const FittedNumber value = fit_number(scene, Face::regular, bias.value, scene.em(12), 3.2F * r);
    const bool selected = scene.is_selected(bias.quantity), hovered = scene.is_hovered(bias.quantity);
    const ImVec2 size{scene.lettering.width(Face::regular, value.em, value.text) +
                          scene.em(selected ? 10 : 4),
                      scene.em(selected ? 17 : 11)};
    const Rect box = bias_box(scene, node, size);
    const ImVec2 centre = scene.at(node.centre);
    const float tick = centre.x - 0.55F * r;
    if (box.max.x > tick)
        scene.list->AddLine({tick, box.max.y - 1}, {tick, centre.y - 0.83F * r}, theme.ink3, scene.px(1.5F));
    draw_plate(scene, box,
               {theme.panel,
                selected  ? theme.ink
                : hovered ? theme.ink3
                          : 0,
                0, scene.px(selected ? 2 : 1.25F)},
               scene.px(3));
    scene.lettering.draw(Face::regular, value.em, box.centre(), Align::centre,
                         colour_of(theme, bias.quantity.symbol), value.text);
    scene.add(bias.quantity, box);
}

} // namespace

void draw_biases(Scene& scene) {
    if (scene.relative() < 0.5F) return;
    for (const Node& node : scene.layout.nodes) {
        if (node.layer == 0 || node.row == 0) continue;
        const std::optional<Symbol> symbol = scene.shown_bias(node.layer, node.row);
        if (!symbol) continue;
        const Number bias = scene.number(*symbol, node.layer, node.row);
        if (bias.known) draw_bias(scene, node, bias);
    }
}

} // namespace backstep::diagram
