#include "app/panels/diagram/scene.h"

#include <algorithm>
#include <cmath>

namespace backstep::diagram {
namespace {

constexpr float delta_height = 20;

// What a node's badge shows on the way to δ: ∂E/∂a, then σ′, then δ. What is selected goes first.
Number badge_number(const Scene& scene, const Node& node, bool output) {
    const Number delta = scene.number(Symbol::delta, node.layer, node.row);
    const Number gradient = scene.number(Symbol::cost_gradient_a, node.layer, node.row);
    const bool gradient_selected = scene.is_selected(gradient.quantity) && gradient.known && !output;
    if (gradient_selected) return gradient;
    if (delta.known) return delta;
    const Number slope = scene.number(Symbol::activation_derivative, node.layer, node.row);
    if (slope.known) return slope;
    return gradient.known && !output ? gradient : delta;
}

// Symbol and number side by side.
struct Badge {
    Number number;
    std::string name;
    FittedNumber value;
    float name_em = 0, name_width = 0, padding = 0;
    ImVec2 size;
};

// How wide a badge may be and keep off the next column, and off the error that stands between the last two.
float badge_room(const Scene& scene, const Quantity& quantity) {
    const float next = 0.62F * scene.layout.column_gap;
    if (quantity.layer != scene.layout.depth()) return next;
    const auto& x = scene.layout.column_x;
    return std::min(next, 0.48F * (x[x.size() - 1] - x[x.size() - 2]));
}

float badge_height(const Scene& scene, const Number& number, float height) {
    return scene.em(scene.has_both_scripts(number.quantity) ? height + 5 : height);
}

// A number whose name is too long for the place stands alone: colour and place say what it is.
Badge make_badge(const Scene& scene, const Number& number, float height, float padding) {
    const bool high = scene.has_both_scripts(number.quantity);
    Badge badge{number,
                scene.name(number.quantity),
                {},
                scene.em(high ? 12 : 15),
                0,
                scene.em(padding),
                {0, badge_height(scene, number, height)}};
    badge.name_width =
        scene.lettering.width(number.known ? Face::heavy_symbol : Face::symbol, badge.name_em, badge.name);
    badge.size.x = std::max(badge.name_width + 2 * badge.padding, scene.em(34));
    if (!number.known) return badge;
    const float room = 0.8F * scene.layout.column_gap - badge.size.x;
    badge.value = fit_number(scene, Face::heavy, number.value, scene.em(12.5F), std::max(room, scene.em(40)));
    const float value = scene.lettering.width(Face::heavy, badge.value.em, badge.value.text);
    badge.size.x = badge.name_width + scene.em(4) + 2 * badge.padding + value;
    if (badge.size.x > badge_room(scene, number.quantity)) {
        badge.name.clear();
        badge.name_width = 0;
        badge.size.x = 2 * badge.padding + value;
    }
    return badge;
}

void draw_contents(const Scene& scene, const Badge& badge, Rect box, ImU32 colour) {
    const float y = box.centre().y;
    const float x = badge.number.known ? box.min.x + badge.padding : box.centre().x - badge.name_width / 2;
    scene.lettering.draw(badge.number.known ? Face::heavy_symbol : Face::symbol, badge.name_em, {x, y},
                         Align::left, colour, badge.name);
    if (badge.number.known)
        scene.lettering.draw(Face::heavy, badge.value.em, {box.max.x - badge.padding, y}, Align::right,
                             colour, badge.value.text);
}

PlateStyle style_of(const Scene& scene, const Number& number, bool chosen) {
    const Theme& theme = scene.ui.theme;
    if (!number.known) return {theme.panel, theme.ink3, theme.ink3, scene.px(1.25F), true};
    if (const auto* answer = scene.answer(number.quantity)) {
        const Shades& shades = scene.verdict(answer->mark);
        return {shades.tint, shades.line, shades.text, scene.px(1.25F), false};
    }
    if (number.quantity.symbol == Symbol::activation_derivative)
        return {theme.slope.tint, theme.slope.line, theme.slope.text, scene.px(1.25F), false};
    if (chosen) return {theme.backward.fill, 0, IM_COL32_WHITE, 0, false};
    return {theme.backward.tint, theme.backward.line, theme.backward.text, scene.px(1.25F), false};
}

// The neuron through which the selected path goes to E.
bool is_path_target(const Scene& scene, const Node& node) {
    const auto& focus = scene.emphasis.focus;
    if (!focus || scene.emphasis.tone != Tone::backward || !is_scalar(*focus)) return false;
    return focus->layer == node.layer && focus->row == node.row && focus->symbol != Symbol::cost_gradient_a;
}

void ring(const Scene& scene, Rect box, const Quantity& quantity, float radius) {
    const bool selected = scene.is_selected(quantity);
    if (!selected && !scene.is_hovered(quantity)) return;
    const float out = scene.px(selected ? 3 : 2.5F);
    const PlateStyle style{0, selected ? scene.ui.theme.ink : scene.ui.theme.ink3, 0,
                           scene.px(selected ? 2 : 1.25F), false};
    draw_plate(scene, {{box.min.x - out, box.min.y - out}, {box.max.x + out, box.max.y + out}}, style,
               radius + out);
}

Rect badge_box(const Scene& scene, const Node& node, ImVec2 size) {
    const ImVec2 centre = scene.at(node.centre);
    const float r = scene.layout.radius();
    if (scene.has_badges_below(node.layer)) {
        // The labels of the lines that end here reach up to the node.
        const float x = std::max(centre.x, centre.x - r - scene.px(2) + size.x / 2);
        return box_around({x, centre.y + r + scene.px(5) + size.y / 2}, size);
    }
    const ImVec2 corner = scene.shows_values_beside()
                              ? ImVec2{centre.x + r + scene.px(3), centre.y + scene.em(7)}
                              : ImVec2{centre.x + 0.45F * r, centre.y + 0.62F * r};
    return box_around({corner.x + size.x / 2, corner.y + size.y / 2}, size);
}

// Above the node where nothing else is, else at its upper right.
Rect pill_box(const Scene& scene, const Node& node, ImVec2 size) {
    const ImVec2 centre = scene.at(node.centre);
    const float r = scene.layout.radius(), above = centre.y - r - scene.px(6) - size.y;
    const float needed = 2 * r + scene.px(12) + size.y + scene.em(20);
    const bool room =
        node.row == 1 ? above > scene.area.min.y + scene.ui.px(32) : scene.layout.pitch(node.layer) > needed;
    if (room) return box_around({centre.x, above + size.y / 2}, size);
    return box_around({centre.x + 0.5F * r + size.x / 2, centre.y - 0.95F * r - size.y / 2 + scene.px(8)},
                      size);
}

void draw_badge(Scene& scene, const Node& node, const Badge& badge, Rect box) {
    const PlateStyle style = style_of(scene, badge.number, is_path_target(scene, node));
    draw_plate(scene, box, style, scene.px(4));
    ring(scene, box, badge.number.quantity, scene.px(4));
    draw_contents(scene, badge, box, style.text);
    scene.add(badge.number.quantity, box);
}

// A badge that would cover the next node is left out; of small nodes, those that are not known yet too.
bool has_height(const Scene& scene, const Node& node, const Number& number) {
    if ((scene.shows_values_beside() || scene.for_audience) && !number.known) return false;
    return !scene.shows_values_beside() || scene.has_badges_below(node.layer) ||
           scene.layout.pitch(node.layer) > scene.em(15) + badge_height(scene, number, delta_height);
}

// And one that would cover the next column.
bool has_width(const Scene& scene, const Node& node, const Badge& badge) {
    if (badge.size.x > badge_room(scene, badge.number.quantity)) return false;
    return badge.number.known || badge.size.x <= 2 * scene.layout.radius() ||
           scene.has_badges_below(node.layer);
}

void draw_badges_of(Scene& scene, const Node& node) {
    const Number shown = badge_number(scene, node, node.layer == scene.layout.depth());
    const bool asked_for = scene.is_selected(shown.quantity);
    if (asked_for || has_height(scene, node, shown)) {
        const Badge badge = make_badge(scene, shown, delta_height, 6);
        if (asked_for || has_width(scene, node, badge))
            draw_badge(scene, node, badge, badge_box(scene, node, badge.size));
    }
    const Number slope = scene.number(Symbol::activation_derivative, node.layer, node.row);
    if (!slope.known || shown.quantity.symbol == Symbol::activation_derivative) return;
    const bool on_path = is_path_target(scene, node) && scene.has_badges_below(node.layer);
    if (!on_path && !scene.is_selected(slope.quantity)) return;
    const Badge pill = make_badge(scene, slope, 22, 10);
    draw_badge(scene, node, pill, pill_box(scene, node, pill.size));
}

} // namespace

void draw_badges(Scene& scene) {
    const float margin = 4 * scene.layout.radius();
    for (const Node& node : scene.layout.nodes) {
        const ImVec2 centre = scene.at(node.centre);
        const Rect around{{centre.x - margin, centre.y - margin}, {centre.x + margin, centre.y + margin}};
        if (node.layer > 0 && node.row > 0 && scene.sees(around)) draw_badges_of(scene, node);
    }
}

} // namespace backstep::diagram
