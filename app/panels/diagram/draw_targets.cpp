#include "app/panels/diagram/scene.h"

#include <algorithm>

namespace backstep::diagram {
namespace {

// Symbol above, number below; only the symbol, or nothing, where the box is too small.
void draw_in_box(const Scene& scene, Rect box, const Number& number, float name_em, float value_em,
                 ImU32 ink) {
    const ImVec2 centre = box.centre(), size = box.size();
    const std::string name = scene.name(number.quantity);
    const float name_size = scene.em(name_em);
    if (name_size > 0.8F * size.y || scene.lettering.width(Face::symbol, name_size, name) > size.x) return;
    const FittedNumber value =
        fit_number(scene, Face::heavy, number.value, scene.em(value_em), size.x - scene.px(8));
    const bool both =
        number.known && value.em >= 0.74F * scene.em(value_em) && name_size + value.em < 0.85F * size.y;
    scene.lettering.draw(Face::symbol, name_size, {centre.x, both ? centre.y - 0.21F * size.y : centre.y},
                         Align::centre, number.known ? ink : scene.ui.theme.ink3, name);
    if (both)
        scene.lettering.draw(Face::heavy, value.em, {centre.x, centre.y + 0.22F * size.y}, Align::centre, ink,
                             value.text);
}

void outline(const Scene& scene, Rect box, const Quantity& quantity, float radius) {
    const bool selected = scene.is_selected(quantity);
    if (!selected && !scene.is_hovered(quantity)) return;
    const float out = scene.px(4);
    const PlateStyle style{0, selected ? scene.ui.theme.ink : scene.ui.theme.ink3, 0,
                           scene.px(selected ? 2 : 1.5F), false};
    draw_plate(scene, {{box.min.x - out, box.min.y - out}, {box.max.x + out, box.max.y + out}}, style,
               radius + out);
}

void draw_target(Scene& scene, const Target& target) {
    const Theme& theme = scene.ui.theme;
    const Rect box = scene.at(target.box);
    if (target.row == 0) {
        draw_plate(scene, box, {theme.raise, theme.line, 0, scene.ui.hairline(), false}, scene.px(6));
        scene.lettering.draw(Face::heavy, std::min(scene.em(13), 0.5F * box.size().y), box.centre(),
                             Align::centre, theme.ink2, "+" + std::to_string(target.folded));
        return;
    }
    const Number y = scene.number(Symbol::target, 0, target.row);
    draw_plate(scene, box, {theme.given_fill, theme.given_line, 0, scene.px(1.75F), false}, scene.px(6));
    outline(scene, box, y.quantity, scene.px(6));
    draw_in_box(scene, box, y, 17, 13, theme.ink);
    scene.add(y.quantity, box);
}

void draw_cost(Scene& scene) {
    const Theme& theme = scene.ui.theme;
    const Rect box = scene.at(scene.layout.cost);
    const Number cost = scene.number(Symbol::cost, 0, 0);
    const Shades& accent = scene.accent(scene.emphasis.tone);
    PlateStyle style{theme.panel, theme.ink2, 0, scene.px(2.5F), false};
    if (!cost.known)
        style = {theme.panel, theme.ink3, 0, scene.px(1.25F), true};
    else if (const auto* answer = scene.answer(cost.quantity))
        style = {scene.verdict(answer->mark).tint, scene.verdict(answer->mark).line, 0, scene.px(2.5F),
                 false};
    else if (scene.emphasis.cost)
        style = {accent.tint, accent.line, 0, scene.px(2.5F), false};
    draw_plate(scene, box, style, scene.px(8));
    outline(scene, box, cost.quantity, scene.px(8));
    draw_in_box(scene, box, cost, 24, 14, theme.ink);
    scene.add(cost.quantity, box);
}

void join_targets(const Scene& scene) {
    std::vector<Rect> boxes{scene.layout.cost};
    for (const Target& target : scene.layout.targets) boxes.push_back(target.box);
    std::sort(boxes.begin(), boxes.end(), [](const Rect& a, const Rect& b) { return a.min.y < b.min.y; });
    const float gap = scene.px(7);
    for (std::size_t i = 1; i < boxes.size(); ++i) {
        const Rect above = scene.at(boxes[i - 1]), below = scene.at(boxes[i]);
        if (below.min.y - above.max.y > 3 * gap)
            scene.list->AddLine({above.centre().x, above.max.y + gap}, {above.centre().x, below.min.y - gap},
                                scene.ui.theme.ink3, scene.px(1.5F));
    }
}

} // namespace

void draw_targets(Scene& scene) {
    join_targets(scene);
    for (const Target& target : scene.layout.targets)
        if (scene.sees(scene.at(target.box))) draw_target(scene, target);
    draw_cost(scene);
}

} // namespace backstep::diagram
