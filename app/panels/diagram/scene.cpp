#include "app/panels/diagram/scene.h"

#include "app/session/shown_name.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/shapes.h"
#include "core/formula/number_text.h"

#include <algorithm>
#include <cmath>

namespace backstep::diagram {
namespace {

// While the examples are walked one after the other, what is later averaged belongs to the one being walked.
int example_of(Symbol symbol, const Session& session, const std::optional<Step>& step) {
    const bool reduced =
        symbol == Symbol::cost || symbol == Symbol::weight_gradient || symbol == Symbol::bias_gradient;
    if (!reduced || session.walk().examples().size() < 2) return 0;
    const bool past = step && (step->phase == Phase::average || step->phase == Phase::update);
    return past ? 0 : session.example();
}

} // namespace

bool Element::contains(ImVec2 point) const {
    if (!round) return box.contains(point);
    const ImVec2 centre = box.centre();
    return std::hypot(point.x - centre.x, point.y - centre.y) <= box.size().x / 2;
}

bool Scene::sees(Rect box) const {
    return box.max.x > area.min.x && box.min.x < area.max.x && box.max.y > area.min.y &&
           box.min.y < area.max.y;
}

const Shades& Scene::accent(Tone tone) const {
    switch (tone) {
    case Tone::forward: return ui.theme.forward;
    case Tone::backward: return ui.theme.backward;
    case Tone::update: return ui.theme.update;
    }
    return ui.theme.forward;
}

bool Scene::is_selected(const Quantity& quantity) const {
    const std::optional<Quantity> selected = session.selected();
    return selected && same_element(*selected, quantity);
}

bool Scene::is_hovered(const Quantity& quantity) const {
    const std::optional<Quantity> hovered = session.hovered();
    return hovered && same_element(*hovered, quantity);
}

bool Scene::has_focus_plate(const Line& line) const {
    const auto& focus = emphasis.focus;
    return focus && is_on_line(focus->symbol) && focus->layer == line.layer && focus->row == line.row &&
           focus->column == line.column;
}

void Scene::add(const Quantity& quantity, Rect box, bool round) {
    elements.push_back({quantity, box, round});
    if (ui.items != nullptr) {
        Quantity plain = quantity;
        plain.example = 0;
        ui.record("diagram/" + to_text(plain), box.min, box.max);
    }
}

Number Scene::number(Symbol symbol, int layer, int row, int column) const {
    const Quantity quantity{symbol, layer, row, column, example_of(symbol, session, step)};
    if (marks != nullptr && session.walk().known_at(quantity, session.example()).value_or(1) > 0) {
        const auto* own = answer(quantity);
        return {quantity, own != nullptr, own == nullptr ? 0 : own->value};
    }
    const std::optional<double> value = session.value(quantity);
    return {quantity, value && session.known(quantity), value.value_or(0)};
}

const DiagramMarks::Answer* Scene::answer(Quantity quantity) const {
    if (marks == nullptr) return nullptr;
    quantity.example = 0;
    const auto found = marks->answers.find(quantity);
    return found == marks->answers.end() ? nullptr : &found->second;
}

const Shades& Scene::verdict(Mark mark) const {
    if (mark == Mark::wrong) return ui.theme.backward;
    return mark == Mark::carried ? ui.theme.carried : ui.theme.update;
}

bool Scene::has_both_scripts(const Quantity& quantity) const {
    auto letter = session.notation().letter(address(quantity), session.network());
    if (!letter) { // a derivative is as high as what it is taken by
        Quantity by = quantity;
        by.symbol = quantity.symbol == Symbol::cost_gradient_a ? Symbol::activation : Symbol::weighted_input;
        letter = session.notation().letter(address(by), session.network());
    }
    return letter && !letter->sub.empty() && !letter->sup.empty();
}

std::optional<Symbol> Scene::shown_bias(int layer, int row) const {
    const std::optional<Quantity> selected = session.selected();
    if (selected && is_bias(selected->symbol) && selected->layer == layer && selected->row == row)
        return selected->symbol;
    if (step && step->quantities.size() <= 2)
        for (const Quantity& q : step->quantities)
            if (is_bias(q.symbol) && q.layer == layer && (q.row == 0 || q.row == row)) return q.symbol;
    if (session.settings().biases_on_edges) return Symbol::bias;
    return std::nullopt;
}

bool Scene::has_badges_below(int layer) const {
    if (!layout.has_badges_below(layer)) return false;
    if (for_audience || layout.pitch(layer) > 2 * layout.radius() + px(36)) return true;
    const auto first = static_cast<std::size_t>(layout.first_node[static_cast<std::size_t>(layer)]);
    const auto end = static_cast<std::size_t>(layout.first_node[static_cast<std::size_t>(layer) + 1]);
    for (std::size_t i = first; i < end; ++i)
        if (layout.nodes[i].row > 0 && shown_bias(layer, layout.nodes[i].row)) return false;
    return true;
}

std::string Scene::name(const Quantity& quantity) const {
    Quantity plain = quantity;
    if (plain.symbol != Symbol::cost) plain.example = 0; // E is of one example, or of all
    return shown_name(session, plain);
}

FittedNumber fit_number(const Scene& scene, Face face, double value, float em, float width) {
    constexpr float smallest = 0.75F;
    for (int decimals = scene.decimals(); decimals >= 0; --decimals) {
        std::string text = number_text(value, decimals);
        const float wanted = scene.lettering.width(face, em, text);
        if (wanted <= width) return {std::move(text), em};
        if (wanted * smallest <= width) return {std::move(text), em * width / wanted};
    }
    std::string rounded = number_text(value, 0);
    const float wanted = scene.lettering.width(face, em, rounded);
    return {std::move(rounded), em * std::max(width / wanted, 0.4F)};
}

void draw_plate(const Scene& scene, Rect box, const PlateStyle& style, float radius) {
    if (style.fill != 0) scene.list->AddRectFilled(box.min, box.max, style.fill, radius);
    if (style.border == 0) return;
    if (style.dotted)
        dashed_rect(scene.list, box.min, box.max, style.border, radius, style.thickness,
                    {scene.px(2), scene.px(3)});
    else
        compat::add_rect(scene.list, box.min, box.max, style.border, radius, style.thickness);
}

Rect box_around(ImVec2 centre, ImVec2 size) {
    const ImVec2 min{std::round(centre.x - size.x / 2), std::round(centre.y - size.y / 2)};
    return {min, {min.x + std::round(size.x), min.y + std::round(size.y)}};
}

} // namespace backstep::diagram
