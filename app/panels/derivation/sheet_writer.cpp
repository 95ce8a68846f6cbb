#include "app/panels/derivation/sheet_writer.h"

#include "app/panels/derivation/shown_formula.h"
#include "app/typeset/formula_painter.h"
#include "app/typeset/tex.h"
#include "app/widgets/text.h"

#include <cmath>
#include <utility>

namespace backstep::derivation {
namespace {

constexpr float reason_column = 126, narrow_panel = 380, padding = 16;
constexpr float smallest_em = 13;
constexpr float longest_left = 0.3F; ///< share of the room that a left side may move the others by

} // namespace

float axis_of(const Typeset& typeset) {
    return static_cast<float>(typeset.baseline) + tex::axis_y(typeset.em);
}

SheetWriter::SheetWriter(const Ui& ui, float width)
    : ui_(ui), width_(width), column_(ui.px(padding)), beside_(width >= ui.px(narrow_panel)) {
    if (beside_) column_ += ui.px(reason_column);
    column_ = std::round(column_);
}

const FontFaces& SheetWriter::faces() const {
    return ui_.formulas->faces();
}

void SheetWriter::align(const Formula& formula) {
    const auto* chain = std::get_if<Chain>(&formula.node);
    if (chain == nullptr) return;
    Chain left{{chain->sides.front(), {Words{}}}, {chain->relations.front()}};
    const Typeset natural = backstep::lay_out({std::move(left)}, faces(), {.em = ui_.px(line_em)});
    const float x = natural.relation_x.value_or(0);
    if (x <= longest_left * room()) relation_ = std::max(relation_, x);
}

void SheetWriter::hairline() {
    box({{0, y_}, {width_, y_ + ui_.hairline()}}, ui_.theme.line2);
    y_ += ui_.hairline();
}

Typeset SheetWriter::lay_out(const Formula& formula, float em) const {
    std::optional<Typeset> best;
    for (const float size : {em, 0.85F * em, std::min(em, smallest_em)}) {
        Typeset typeset = backstep::lay_out(formula, faces(),
                                            {.em = ui_.px(size), .width = room(), .relation_x = relation_});
        take_colours_out_of_derivatives(typeset, formula);
        if (!best || typeset.width < best->width) best = std::move(typeset);
        if (best->width <= room()) break;
    }
    return std::move(*best);
}

float SheetWriter::begin_row(const std::string& reason, float axis, float height) {
    RichStyle style{&ui_.fonts.note, ui_.theme.ink2};
    style.wrap = beside_ ? ui_.px(reason_column - 10) : width_ - 2 * ui_.px(padding);
    RichText text(ui_.fonts, reason, style);
    const float tall = reason.empty() ? 0 : text.size().y;
    if (!beside_) {
        if (!reason.empty()) sheet_.texts.push_back({std::move(text), {ui_.px(padding), std::round(y_)}});
        y_ += tall > 0 ? tall + ui_.px(4) : 0;
        reason_bottom_ = 0;
        return std::round(y_);
    }
    // Beside the first line; a longer reason goes down beside the others.
    const float line = ui_.fonts.note.line;
    const float half = height > 2.5F * axis ? line / 2 : tall / 2;
    const float middle = std::round(y_ + std::max(axis, half));
    const float top = std::round(middle - half);
    if (!reason.empty()) sheet_.texts.push_back({std::move(text), {ui_.px(padding), top}});
    reason_bottom_ = top + tall;
    return std::round(middle - axis);
}

void SheetWriter::set(Typeset typeset, ImVec2 at, std::optional<ImU32> ink) {
    needs(at.x + typeset.width + ui_.px(padding));
    sheet_.formulas.push_back({std::move(typeset), at, ink});
}

void SheetWriter::row(const std::string& item, const Line& line, float em) {
    Typeset typeset = lay_out(line.formula, em);
    const float start = y_, height = typeset.height;
    const float top = begin_row(line.reason, axis_of(typeset), height);
    const float right = column_ + typeset.width;
    set(std::move(typeset), {column_, top});
    end_row(top + height);
    sheet_.rows.push_back({item, {{text_left(), std::min(start, top)}, {right, y_}}, line});
}

void SheetWriter::figure(const Font& font, std::string text, ImVec2 at, ImU32 colour) {
    needs(at.x + text_width(font, text) + ui_.px(padding));
    sheet_.figures.push_back({&font, std::move(text), at, colour});
}

Rect SheetWriter::note(const std::string& text, ImU32 colour, float x, float wrap) {
    RichStyle style{&ui_.fonts.note, colour};
    style.wrap = wrap;
    RichText layout(ui_.fonts, text, style);
    const ImVec2 at{x, std::round(y_)}, size = layout.size();
    sheet_.texts.push_back({std::move(layout), at});
    return {at, {at.x + size.x, at.y + size.y}};
}

Sheet SheetWriter::take() {
    sheet_.size.y = y_;
    return std::move(sheet_);
}

} // namespace backstep::derivation
