#include "app/panels/diagram/scene.h"
#include "app/session/shown_name.h"
#include "core/formula/number_text.h"

#include <algorithm>
#include <cmath>

namespace backstep::diagram {
namespace {

// A plate of a few rows, symbol at the left and number at the right.
struct PlateRow {
    Number number;
    ImU32 colour;
    std::string name;
    FittedNumber value;
};

constexpr float row_height = 18, plate_padding = 8;

std::vector<PlateRow> rows_of(const Scene& scene, const Quantity& focus) {
    const Theme& theme = scene.ui.theme;
    const std::array<std::pair<Symbol, ImU32>, 3> kinds{
        std::pair{Symbol::weight, theme.ink}, std::pair{Symbol::weight_gradient, theme.backward.text},
        std::pair{Symbol::updated_weight, theme.update.text}};
    std::vector<PlateRow> rows;
    for (const auto& [symbol, colour] : kinds) {
        const Number number = scene.number(symbol, focus.layer, focus.row, focus.column);
        if (!number.known && symbol != focus.symbol) continue;
        // The formula says the rest; an update goes from the old number to the new one.
        const bool update = focus.symbol == Symbol::updated_weight && symbol == focus.symbol;
        if (scene.for_audience && symbol != Symbol::weight && !update) continue;
        PlateRow row{number, number.known ? colour : theme.ink3, scene.name(number.quantity), {}};
        if (number.known)
            row.value =
                fit_number(scene, Face::heavy, number.value, scene.em(13), scene.layout.column_gap / 2);
        rows.push_back(std::move(row));
    }
    return rows;
}

ImVec2 plate_size(const Scene& scene, const std::vector<PlateRow>& rows) {
    float names = 0, values = 0;
    for (const PlateRow& row : rows) {
        names = std::max(names, scene.lettering.width(Face::heavy_symbol, scene.em(14), row.name));
        values = std::max(values, scene.lettering.width(Face::heavy, row.value.em, row.value.text));
    }
    return {names + values + scene.em(2 * plate_padding + (names > 0 ? 6 : 0)),
            scene.em(row_height * static_cast<float>(rows.size()) + 8)};
}

// Where the plate stands between the two neurons, and never over them; without names if it must.
Rect plate_between(const Scene& scene, const Line& line, std::vector<PlateRow>& rows) {
    const ImVec2 source = scene.at(scene.layout.nodes[static_cast<std::size_t>(line.source)].centre);
    const ImVec2 target = scene.at(scene.layout.nodes[static_cast<std::size_t>(line.target)].centre);
    const float beside = scene.layout.radius() + scene.px(6);
    const float left = source.x + beside, right = target.x - beside;
    ImVec2 size = plate_size(scene, rows);
    if (size.x > right - left) {
        for (PlateRow& row : rows)
            if (row.number.known) row.name.clear();
        size = plate_size(scene, rows);
    }
    ImVec2 centre = between(source, target, 0.47F);
    if (size.x < right - left) centre.x = std::clamp(centre.x, left + size.x / 2, right - size.x / 2);
    return box_around(centre, size);
}

void draw_selected_line(Scene& scene, const Line& line, const Quantity& focus) {
    std::vector<PlateRow> rows = rows_of(scene, focus);
    const Rect box = plate_between(scene, line, rows);
    draw_plate(scene, box,
               {scene.ui.theme.panel, scene.accent(scene.emphasis.tone).line, 0, scene.px(2), false},
               scene.px(5));
    float y = box.min.y + scene.em(4 + row_height / 2);
    for (const PlateRow& row : rows) {
        scene.lettering.draw(Face::heavy_symbol, scene.em(14), {box.min.x + scene.em(plate_padding), y},
                             Align::left, row.colour, row.name);
        scene.lettering.draw(Face::heavy, row.value.em, {box.max.x - scene.em(plate_padding), y},
                             Align::right, row.colour, row.value.text);
        const float half = scene.em(row_height / 2);
        scene.add(row.number.quantity, {{box.min.x, y - half}, {box.max.x, y + half}});
        y += scene.em(row_height);
    }
}

// By itself where the cost has no simple difference for it.
std::string error_name(const Scene& scene, Quantity error) {
    if (scene.session.scenario().cost != Cost::half_squared_error) return scene.name(error);
    const Names names = scene.session.names();
    const Names::Index output{error.layer, {}}, row{error.row, {}};
    return shown_text(algebra::operator-(names.a(output, row), names.y(row)));
}

// ∂E/∂a on its way from E to an output.
void draw_error(Scene& scene, const ErrorLine& line) {
    const Number error = scene.number(Symbol::cost_gradient_a, scene.layout.depth(), line.row);
    if (!error.known) return;
    const bool on_path = scene.emphasis.path.has_error(line.row);
    const Shades& accent = scene.accent(Tone::backward);
    const std::string name = error_name(scene, error.quantity);
    const FittedNumber value =
        fit_number(scene, Face::heavy, error.value, scene.em(13), 0.5F * scene.layout.column_gap);
    const float number = scene.lettering.width(Face::heavy, value.em, value.text);
    const float named = std::max(scene.lettering.width(Face::symbol, scene.em(15), name), number);
    const bool with_name = named + scene.em(18) < 0.6F * (line.to.x - line.from.x);
    const ImVec2 middle = scene.at(between(line.from, line.to, 0.55F));
    const Rect box =
        with_name ? box_around(middle, {named + scene.em(18), scene.em(42)})
                  : box_around({middle.x, middle.y - scene.em(9)}, {number + scene.em(8), scene.em(22)});
    const bool marked = scene.is_selected(error.quantity) || scene.is_hovered(error.quantity);
    draw_plate(scene, box,
               {on_path ? accent.tint : scene.ui.theme.panel, accent.line, 0, scene.px(marked ? 2.5F : 1.25F),
                false},
               scene.px(5));
    const ImVec2 centre = box.centre();
    if (with_name)
        scene.lettering.draw(Face::symbol, scene.em(15), {centre.x, centre.y - scene.em(9)}, Align::centre,
                             accent.text, name);
    scene.lettering.draw(Face::heavy, value.em, {centre.x, centre.y + (with_name ? scene.em(10) : 0)},
                         Align::centre, accent.text, value.text);
    scene.add(error.quantity, box);
}

// Why the other outputs do not count.
void draw_note(const Scene& scene, const ErrorLine& line, const Quantity& focus) {
    const Quantity weight{Symbol::weight, focus.layer, focus.row, focus.column, 0};
    const Quantity output{Symbol::activation, focus.layer, line.row, 0, 0};
    const std::array<std::string, 2> rows{scene.name(weight) + " does", "not reach " + scene.name(output)};
    const ImVec2 middle = scene.at(between(line.from, line.to, 0.52F));
    const RichStyle style{&scene.ui.fonts.note, scene.ui.theme.ink3};
    const std::array<RichText, 2> texts{RichText(scene.ui.fonts, rows[0], style),
                                        RichText(scene.ui.fonts, rows[1], style)};
    if (std::max(texts[0].size().x, texts[1].size().x) > line.to.x - line.from.x) return;
    float y = middle.y - scene.em(8);
    for (const RichText& text : texts) {
        const float half = text.size().x / 2;
        scene.list->AddRectFilled({middle.x - half - scene.em(2), y - scene.em(8)},
                                  {middle.x + half + scene.em(2), y + scene.em(8)}, scene.ui.theme.panel);
        text.draw_at(scene.list, {middle.x - half, y});
        y += scene.em(16);
    }
}

bool has_room_for_errors(const Scene& scene) {
    const auto& lines = scene.layout.error_lines;
    if (lines.size() < 2) return true;
    const float apart = (lines[1].from.y + lines[1].to.y - lines[0].from.y - lines[0].to.y) / 2;
    return apart > scene.em(44);
}

void draw_errors(Scene& scene) {
    const auto& focus = scene.emphasis.focus;
    const bool output_weight = focus && is_on_line(focus->symbol) && focus->layer == scene.layout.depth() &&
                               is_scalar(*focus) && scene.emphasis.tone == Tone::backward;
    const bool room = has_room_for_errors(scene);
    for (const ErrorLine& line : scene.layout.error_lines) {
        if (line.row == 0) continue;
        const bool on_path = scene.emphasis.path.has_error(line.row);
        if (on_path ? room || scene.emphasis.path.errors.front() == line.row
                    : room && !output_weight && scene.emphasis.step.has_error(line.row))
            draw_error(scene, line);
        else if (!on_path && output_weight && room && scene.relative() > 0.8F && !scene.for_audience)
            draw_note(scene, line, *focus);
    }
}

} // namespace

void draw_focus_plates(Scene& scene) {
    if (scene.relative() < 0.3F) return;
    draw_errors(scene);
    const auto& focus = scene.emphasis.focus;
    if (!focus || !is_on_line(focus->symbol) || !is_scalar(*focus)) return;
    for (const Line& line : scene.layout.lines)
        if (line.layer == focus->layer && line.row == focus->row && line.column == focus->column)
            draw_selected_line(scene, line, *focus);
}

} // namespace backstep::diagram
