#include "app/panels/diagram/scene.h"

namespace backstep::diagram {
namespace {

// What the steps that are about biases show, else the biases themselves if they are wanted; and what is
// selected.
std::optional<Symbol> shown_symbol(const Scene& scene, const std::optional<Step>& step, const Node& node) {
    const std::optional<Quantity> selected = scene.session.selected();
    if (selected && is_bias(selected->symbol) && selected->layer == node.layer && selected->row == node.row)
        return selected->symbol;
    if (step && step->quantities.size() <= 2)
        for (const Quantity& q : step->quantities)
            if (is_bias(q.symbol) && q.layer == node.layer && (q.row == 0 || q.row == node.row))
                return q.symbol;
    if (scene.session.settings().biases_on_edges) return Symbol::bias;
    return std::nullopt;
}

ImU32 colour_of(const Theme& theme, Symbol symbol) {
    return symbol == Symbol::bias            ? theme.ink2
           : symbol == Symbol::bias_gradient ? theme.backward.text
                                             : theme.update.text;
}

// A short tick at the upper left of the node, with the number on it: no higher than its digits, since the
// badge of the neuron above leaves little more.
void draw_bias(Scene& scene, const Node& node, const Number& bias) {
    const float r = scene.layout.radius();
    const Theme& theme = scene.ui.theme;
    const FittedNumber value = fit_number(scene, Face::regular, bias.value, scene.em(12), 3.2F * r);
    const ImVec2 size{scene.lettering.width(Face::regular, value.em, value.text) + scene.px(4), scene.em(11)};
    const bool free_above = scene.layout.has_badges_below(node.layer);
    const ImVec2 centre = scene.at(node.centre);
    const ImVec2 corner{centre.x + scene.px(free_above ? 20 : -10), centre.y - r - scene.px(0.5F)};
    const Rect box = box_around({corner.x - size.x / 2, corner.y - size.y / 2}, size);
    const float tick = centre.x - 0.55F * r;
    scene.list->AddLine({tick, box.max.y - 1}, {tick, centre.y - 0.83F * r}, theme.ink3, scene.px(1.5F));
    const bool selected = scene.is_selected(bias.quantity), hovered = scene.is_hovered(bias.quantity);
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
    const std::optional<Step> step = scene.session.step();
    for (const Node& node : scene.layout.nodes) {
        if (node.layer == 0 || node.row == 0) continue;
        const std::optional<Symbol> symbol = shown_symbol(scene, step, node);
        if (!symbol) continue;
        const Number bias = scene.number(*symbol, node.layer, node.row);
        if (bias.known) draw_bias(scene, node, bias);
    }
}

} // namespace backstep::diagram
