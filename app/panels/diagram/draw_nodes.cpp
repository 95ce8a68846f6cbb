#include "app/panels/diagram/scene.h"

#include "app/widgets/shapes.h"
#include "core/formula/number_text.h"

#include <algorithm>
#include <cmath>

namespace backstep::diagram {
namespace {

// A value inside a node is never smaller than this share of its usual size.
constexpr float smallest_inside = 0.8F;
constexpr float smallest_name = 0.68F;                  // likewise
constexpr float number_below = 9, digit_height = 0.36F; // the latter of an em, from the middle

// Width of a circle of radius r at a height h above its middle.
float chord(float r, float h) {
    return h < r ? 2 * std::sqrt(r * r - h * h) : 0;
}

// The number a node shows: its activation, or z while that is all that is known of it, or is selected.
Number node_number(const Scene& scene, const Node& node) {
    if (node.layer == 0) return scene.number(Symbol::input, 0, node.row);
    const Number a = scene.number(Symbol::activation, node.layer, node.row);
    const Number z = scene.number(Symbol::weighted_input, node.layer, node.row);
    const bool wanted = scene.emphasis.focus && same_element(*scene.emphasis.focus, z.quantity);
    return z.known && (!a.known || wanted) ? z : a;
}

void draw_circle(const Scene& scene, const Node& node, const Number& number) {
    const ImVec2 centre = scene.at(node.centre);
    const float r = scene.layout.radius();
    const Theme& theme = scene.ui.theme;
    const bool given = node.layer == 0,
               whole = number.known && number.quantity.symbol != Symbol::weighted_input;
    // Of somebody's own numbers, what is right looks as it does in the walk.
    const auto* answer = scene.answer(number.quantity);
    const bool right = answer == nullptr || (answer->mark != Mark::wrong && answer->mark != Mark::carried);
    const Shades& shades = right ? theme.forward : scene.verdict(answer->mark);
    const ImU32 fill = given ? theme.given_fill : whole ? shades.tint : theme.panel;
    scene.list->AddCircleFilled(centre, r, fill);
    if (const auto tone = scene.emphasis.ring(node.layer, node.row)) {
        const float thickness = scene.px(4);
        if (number.known || given)
            scene.list->AddCircle(centre, r - thickness / 2, scene.accent(*tone).line, 0, thickness);
        else
            dashed_circle(scene.list, centre, r - thickness / 2, scene.accent(*tone).line, thickness / 2,
                          {scene.px(4), scene.px(4)});
    } else if (number.known || given) {
        const float thickness = std::max(scene.px(1.75F), scene.ui.hairline());
        scene.list->AddCircle(centre, r - thickness / 2, given ? theme.given_line : shades.line, 0,
                              thickness);
    } else {
        dashed_circle(scene.list, centre, r, theme.ink3, scene.px(1.25F), {scene.px(2), scene.px(3)});
    }
}

// Around what is selected; fainter around what the pointer is on, here or in another panel.
void draw_halo(const Scene& scene, ImVec2 centre, bool selected, bool hovered) {
    const float r = scene.layout.radius();
    if (selected)
        scene.list->AddCircle(centre, r + scene.px(4), scene.ui.theme.ink, 0, scene.px(2));
    else if (hovered)
        scene.list->AddCircle(centre, r + scene.px(4), scene.ui.theme.ink3, 0, scene.px(1.5F));
}

// The value stands beside a node that is too small for it.
void draw_value_beside(const Scene& scene, const Node& node, const Number& number) {
    const float em = scene.em(13) * 0.92F, gap = scene.px(4);
    if (scene.layout.column_gap < 4 * scene.layout.radius() + 4 * em) return;
    if (scene.layout.pitch(node.layer) < em) return; // they would cover each other
    const FittedNumber value = fit_number(scene, Face::heavy, number.value, em, scene.layout.column_gap / 4);
    const float width = scene.lettering.width(Face::heavy, value.em, value.text);
    const ImVec2 centre = scene.at(node.centre);
    const float x = centre.x + scene.layout.radius() + gap;
    scene.list->AddRectFilled({x - gap / 2, centre.y - em * 0.62F},
                              {x + width + gap / 2, centre.y + em * 0.62F}, scene.ui.theme.panel,
                              scene.px(3));
    scene.lettering.draw(Face::heavy, value.em, {x, centre.y}, Align::left, scene.ui.theme.ink, value.text);
}

// Nothing if it does not fit into the node.
void draw_name(const Scene& scene, const Node& node, const Number& number, float em, bool above_value) {
    const ImVec2 centre = scene.at(node.centre);
    const std::string name = scene.name(number.quantity);
    const float width = scene.lettering.width(Face::symbol, em, name);
    const float room = chord(scene.layout.radius(), scene.px(above_value ? 14 : 6));
    const float high = above_value && scene.has_both_scripts(number.quantity) ? 0.82F : 1.0F;
    const float size = em * std::min(high, room / width);
    if (size < smallest_name * em) return;
    const float y = above_value ? centre.y - scene.px(high < 1 ? 12 : 11) : centre.y;
    scene.lettering.draw(Face::symbol, size, {centre.x, y}, Align::centre,
                         number.known ? scene.ui.theme.ink : scene.ui.theme.ink3, name);
}

void draw_text(const Scene& scene, const Node& node, const Number& number) {
    const ImVec2 centre = scene.at(node.centre);
    const float r = scene.layout.radius(), name_em = scene.em(17);
    const bool ringed = scene.emphasis.ring(node.layer, node.row).has_value();
    const float inner = r - scene.px(ringed ? 4.5F : 2.25F); // nothing is written over the rim
    const float room = chord(inner, scene.px(number_below) + digit_height * scene.em(13));
    const bool may_be_inside = number.known && !scene.shows_values_beside() && name_em * 1.9F < 2 * r;
    const FittedNumber value =
        may_be_inside ? fit_number(scene, Face::heavy, number.value, scene.em(13), room) : FittedNumber{};
    const bool value_inside = may_be_inside && value.em >= scene.em(13) * smallest_inside &&
                              scene.lettering.width(Face::heavy, value.em, value.text) <= 1.035F * room;
    if (smallest_name * name_em <= 2 * r) draw_name(scene, node, number, name_em, value_inside);
    if (value_inside)
        scene.lettering.draw(Face::heavy, value.em, {centre.x, centre.y + scene.px(number_below)},
                             Align::centre, scene.ui.theme.ink, value.text);
    else if (number.known)
        draw_value_beside(scene, node, number);
}

void draw_neuron(Scene& scene, const Node& node) {
    const Number number = node_number(scene, node);
    const ImVec2 centre = scene.at(node.centre);
    const float r = scene.layout.radius();
    const Quantity a{node.layer == 0 ? Symbol::input : Symbol::activation, node.layer, node.row, 0, 0};
    const Quantity z{Symbol::weighted_input, node.layer, node.row, 0, 0};
    draw_circle(scene, node, number);
    draw_halo(scene, centre, scene.is_selected(a) || scene.is_selected(z),
              scene.is_hovered(a) || scene.is_hovered(z));
    draw_text(scene, node, number);
    scene.add(number.quantity, {{centre.x - r, centre.y - r}, {centre.x + r, centre.y + r}}, true);
}

bool is_folded_away(const std::optional<Quantity>& quantity, const Node& node) {
    if (!quantity) return false;
    const int row = quantity->layer == node.layer ? quantity->row : 0;
    return row > neurons_beside_fold && row <= neurons_beside_fold + node.folded;
}

void draw_ellipsis(const Scene& scene, const Node& node) {
    const ImVec2 centre = scene.at(node.centre);
    const float r = scene.layout.radius();
    scene.list->AddCircleFilled(centre, r, scene.ui.theme.raise);
    scene.list->AddCircle(centre, r, scene.ui.theme.given_line, 0, scene.ui.hairline());
    draw_halo(scene, centre, is_folded_away(scene.session.selected(), node),
              is_folded_away(scene.session.hovered(), node));
    const float em = std::min(scene.em(13), 0.8F * r);
    scene.lettering.draw(Face::symbol, em * 1.2F, {centre.x, centre.y - 0.36F * r}, Align::centre,
                         scene.ui.theme.ink2, "⋮");
    scene.lettering.draw(Face::heavy, em, {centre.x, centre.y + 0.3F * r}, Align::centre, scene.ui.theme.ink2,
                         "+" + std::to_string(node.folded));
}

} // namespace

void draw_nodes(Scene& scene) {
    const float margin = scene.layout.radius() * 3;
    for (const Node& node : scene.layout.nodes) {
        const ImVec2 centre = scene.at(node.centre);
        if (!scene.sees({{centre.x - margin, centre.y - margin}, {centre.x + margin, centre.y + margin}}))
            continue;
        if (node.row > 0)
            draw_neuron(scene, node);
        else
            draw_ellipsis(scene, node);
    }
}

void draw_column_heads(const Scene& scene, float y) {
    const int depth = scene.layout.depth();
    const Fonts& fonts = scene.ui.fonts;
    const std::string error = scene.name({.symbol = Symbol::cost});
    float end = -1e9F;
    for (int l = 0; l <= depth + 1; ++l) {
        const std::string symbol = scene.name(l == 0           ? Quantity{.symbol = Symbol::input}
                                              : l == depth + 1 ? Quantity{.symbol = Symbol::target}
                                                               : Quantity{Symbol::activation, l, 0, 0, 0});
        const std::string words = l == 0           ? " inputs"
                                  : l == depth     ? " outputs"
                                  : l == depth + 1 ? " and " + error
                                                   : " hidden";
        const RichStyle style{&fonts.note, scene.ui.theme.ink2};
        const bool wide = scene.layout.column_gap > 84 * scene.ui.scale;
        const RichText head(fonts, wide || l > depth ? symbol + words : symbol, style);
        const float half = head.size().x / 2, pad = scene.ui.px(4);
        const float x = scene.at({scene.layout.column_x[static_cast<std::size_t>(l)], 0}).x;
        const float left = std::min(x - half, scene.area.max.x - pad - 2 * half);
        if (left < end + pad) continue;
        end = left + 2 * half;
        scene.list->AddRectFilled({left - pad, y - scene.ui.px(9)}, {end + pad, y + scene.ui.px(9)},
                                  faded(scene.ui.theme.panel, 0.85F), scene.ui.px(3));
        head.draw_at(scene.list, {left, y});
    }
}

} // namespace backstep::diagram
