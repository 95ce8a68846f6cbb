#include "app/panels/diagram/scene.h"

#include <algorithm>
#include <array>

namespace backstep::diagram {
namespace {

// At the upper right of nodes and of the error, at the left end of badges and plates.
void draw_mark_of(const Scene& scene, const Element& element, Mark mark) {
    const Rect& box = element.box;
    const float size = std::clamp(scene.relative(), 0.6F, 1.5F);
    const bool large = box.size().y > scene.em(30);
    ImVec2 at{box.min.x - scene.px(5), box.centre().y};
    if (element.round) {
        const float out = 0.74F * box.size().x / 2;
        at = {box.centre().x + out, box.centre().y - out};
    } else if (large) {
        at = {box.max.x - scene.px(3), box.min.y + scene.px(3)};
    }
    draw_mark(scene.ui, scene.list, mark, at, element.round || large ? 1.15F * size : 0.8F * size);
}

bool overlaps(const Rect& a, const Rect& b) {
    return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

int urgency(Mark mark) {
    return mark == Mark::wrong ? 0 : mark == Mark::carried ? 1 : 2;
}

// ∂E/∂w on its edge: mark, name and number, where nothing else stands.
void draw_plate_on(Scene& scene, const Line& line, const Quantity& gradient,
                   const DiagramMarks::Answer& answer) {
    const std::string name = scene.name(gradient);
    const FittedNumber value =
        fit_number(scene, Face::heavy, answer.value, scene.em(12.5F), 0.4F * scene.layout.column_gap);
    const float named = scene.lettering.width(Face::heavy_symbol, scene.em(14), name);
    const float number = scene.lettering.width(Face::heavy, value.em, value.text);
    const float mark = scene.em(22), padding = scene.em(7);
    const ImVec2 size{mark + named + scene.em(6) + number + 2 * padding, scene.em(26)};
    if (size.x > scene.layout.column_gap - 2 * scene.layout.radius() - scene.px(8)) return;
    for (const float share : {0.47F, 0.38F, 0.56F, 0.3F, 0.64F}) {
        const Rect box = box_around(scene.at(between(line.from, line.to, share)), size);
        const bool free = std::ranges::none_of(scene.elements, [&](const Element& other) {
            return other.quantity.symbol != Symbol::weight && overlaps(other.box, box);
        });
        if (!free || !scene.sees(box)) continue;
        const Theme& theme = scene.ui.theme;
        const Shades& shades = scene.verdict(answer.mark);
        scene.list->AddRectFilled(box.min, box.max, theme.panel, scene.px(3));
        draw_plate(scene, box, {shades.tint, shades.line, 0, scene.px(1.25F), false}, scene.px(3));
        const float y = box.centre().y;
        draw_mark(scene.ui, scene.list, answer.mark, {box.min.x + padding + mark / 2 - scene.em(3), y},
                  0.85F * scene.em(1) / scene.ui.scale);
        scene.lettering.draw(Face::heavy_symbol, scene.em(14), {box.min.x + padding + mark, y}, Align::left,
                             theme.ink, name);
        scene.lettering.draw(Face::heavy, value.em, {box.max.x - padding, y}, Align::right, theme.ink,
                             value.text);
        scene.add(gradient, box);
        return;
    }
}

} // namespace

void draw_mark_plates(Scene& scene) {
    if (scene.marks == nullptr || scene.relative() < 0.45F) return;
    for (int wanted = 0; wanted < 3; ++wanted)
        for (const Line& line : scene.layout.lines) {
            const Quantity gradient{Symbol::weight_gradient, line.layer, line.row, line.column, 0};
            const bool left_out = line.row == 0 || scene.has_focus_plate(line);
            const auto* answer = left_out ? nullptr : scene.answer(gradient);
            if (answer != nullptr && urgency(answer->mark) == wanted)
                draw_plate_on(scene, line, gradient, *answer);
        }
}

void draw_marks(Scene& scene) {
    if (scene.marks == nullptr) return;
    for (const Element& element : scene.elements) {
        const bool on_plate =
            element.quantity.symbol == Symbol::weight_gradient && !scene.is_selected(element.quantity);
        const auto* answer = on_plate ? nullptr : scene.answer(element.quantity);
        if (answer != nullptr) draw_mark_of(scene, element, answer->mark);
    }
}

} // namespace backstep::diagram
