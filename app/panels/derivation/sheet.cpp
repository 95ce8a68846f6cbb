#include "app/panels/derivation/sheet.h"

#include "app/panels/derivation/band.h"
#include "app/panels/derivation/sheet_writer.h"
#include "app/widgets/text.h"
#include "core/derivation/document.h"
#include "core/formula/build.h"
#include "core/formula/number_text.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace backstep::derivation {
namespace {

constexpr int fewest_digits = 5; ///< fewer agreeing digits are a warning

/// The number that a line comes to, if it is one.
const Number* single_number(const Line& line) {
    const auto* chain = std::get_if<Chain>(&line.formula.node);
    return chain == nullptr ? nullptr : std::get_if<Number>(&chain->sides.back().node);
}

void write_value(SheetWriter& writer, const Line& line, const std::string& item, bool large) {
    const Ui& ui = writer.ui();
    const Number* number = single_number(line);
    if (number == nullptr || !large) {
        writer.row(item, line, line_em);
        return;
    }
    const std::string text = "= " + number->text;
    const bool fits = text_width(ui.fonts.result, text) <= writer.room() - writer.relation();
    const Font& font = fits ? ui.fonts.result : ui.fonts.number; // 17 digits in a narrow panel
    const float top = writer.begin_row(line.reason, font.line / 2, font.line);
    float x = writer.column() + (fits ? writer.relation() : 0);
    const Formula& left = std::get<Chain>(line.formula.node).sides.front();
    if (left != algebra::nothing() && fits) {
        Typeset name = lay_out(left, writer.faces(), {.em = ui.px(line_em)});
        const float name_top = std::round(top + font.line / 2 - axis_of(name));
        x = std::max(x, writer.column() + name.width + ui.px(6));
        writer.set(std::move(name), {writer.column(), name_top});
    }
    writer.figure(font, text, {std::round(x), top}, ui.theme.ink);
    const float right = x + text_width(font, text);
    writer.end_row(top + font.line);
    writer.sheet().rows.push_back({item, {{writer.column(), top}, {right, top + font.line}}, line});
}

void write_unknown(SheetWriter& writer, const DerivationBlock& block, const std::string& item) {
    const Ui& ui = writer.ui();
    const float height = ui.px(34), x = writer.column() + writer.relation();
    const float top = writer.begin_row("Value", height / 2, height);
    const Rect box{{x, top}, {x + ui.px(120), top + height}};
    writer.sheet().dots.push_back({box});
    writer.sheet().rows.push_back({item, box, std::nullopt});
    writer.needs(box.max.x + ui.px(16));
    writer.end_row(box.max.y);
    if (block.known_from == 0) return;
    writer.gap(8);
    const Rect note = writer.note(fmt::format("Not known yet: step {} makes it known.", block.known_from),
                                  ui.theme.ink2, writer.column(), writer.room());
    writer.end_row(note.max.y + ui.px(8));
    writer.sheet().jumps.push_back({block.quantity, {writer.column(), std::round(writer.y())}});
    writer.gap(26);
}

void write_block(SheetWriter& writer, const DerivationBlock& block, const std::string& prefix, bool large) {
    int n = 0;
    for (const Line& line : block.steps) {
        writer.row(fmt::format("{}line {}", prefix, ++n), line, line_em);
        writer.gap(12);
    }
    if (block.result) write_band(writer, block, prefix);
    writer.gap(block.result ? 14 : 0);
    if (block.value)
        write_value(writer, *block.value, prefix + "value", large);
    else if (!block.known)
        write_unknown(writer, block, prefix + "value");
    writer.gap(14);
}

void write_check(SheetWriter& writer, const GradientCheck& check, int decimals) {
    const Ui& ui = writer.ui();
    const int digits = agreeing_digits(check);
    const bool warns = digits < fewest_digits && !check.agrees;
    std::string text = check_sentence(check, decimals);
    if (warns)
        text = fmt::format("Warning: central difference {}, but the gradient is {}",
                           number_text(check.central_difference, std::max(decimals, 10)),
                           number_text(check.value, std::max(decimals, 10)));
    writer.hairline();
    writer.gap(12);
    const float line = ui.fonts.note.line;
    const float top = writer.begin_row("Gradient check", line / 2, line);
    const Rect taken =
        writer.note(text, warns ? ui.theme.backward.text : ui.theme.ink, writer.column(), writer.room());
    writer.sheet().rows.push_back({"derivation/check", taken, std::nullopt});
    writer.end_row(top + taken.size().y);
    writer.gap(12);
}

void write_updates(SheetWriter& writer, const std::vector<Line>& updates) {
    if (updates.empty()) return;
    writer.hairline();
    writer.gap(12);
    int n = 0;
    for (const Line& line : updates) {
        writer.row(fmt::format("derivation/update {}", ++n), line, line_em);
        writer.gap(10);
    }
    writer.gap(4);
}

void write_others(SheetWriter& writer, const DerivationContent& content) {
    if (content.others.empty()) return;
    const Ui& ui = writer.ui();
    writer.hairline();
    writer.gap(12);
    std::string reason = "Also in this step";
    for (const DerivationOther& other : content.others) {
        const Line line{LineKind::symbols, std::exchange(reason, ""), other.formula};
        writer.row("derivation/" + to_text(other.quantity), line, small_em);
        writer.sheet().rows.back().rect.min.x = writer.column();
        writer.sheet().rows.back().selects = other.quantity;
        writer.gap(6);
    }
    if (content.left_out > 0) {
        const Rect note = writer.note(
            fmt::format("and {} more: click one in the network or in the matrices", content.left_out),
            ui.theme.ink3, writer.column(), writer.room());
        writer.end_row(note.max.y);
    }
    writer.gap(8);
}

} // namespace

Sheet derivation_sheet(const DerivationContent& content, int decimals, const Ui& ui, float width) {
    SheetWriter writer(ui, width);
    if (!content.explained) {
        writer.gap(16);
        RichText text(ui.fonts,
                      "Step forward, or click a number in the network, and how it comes about is worked out "
                      "here.",
                      {&ui.fonts.menu, ui.theme.ink2, RichMode::sentence, nullptr, width - ui.px(32)});
        writer.sheet().texts.push_back({text, {ui.px(16), std::round(writer.y())}});
        writer.end_row(writer.y() + text.size().y + ui.px(16));
        return writer.take();
    }
    for (const Line& line : content.lines()) writer.align(line.formula);
    writer.gap(14);
    bool first = true;
    for (const DerivationBlock& block : content.blocks) {
        if (!first) {
            writer.hairline();
            writer.gap(12);
            const Rect note = writer.note(block.quantity.example > 0
                                              ? fmt::format("Example {} contributes", block.quantity.example)
                                              : "Where its gradient comes from",
                                          ui.theme.ink2, writer.text_left(), width - ui.px(32));
            writer.end_row(note.max.y + ui.px(12));
        }
        write_block(writer, block, first ? "derivation/" : "derivation/example/", first);
        first = false;
    }
    if (content.check) write_check(writer, *content.check, decimals);
    write_updates(writer, content.updates);
    write_others(writer, content);
    return writer.take();
}

Sheet paths_sheet(const DerivationContent& content, int decimals, const Ui& ui, float width) {
    SheetWriter writer(ui, width);
    if (!content.paths) return writer.take();
    const Paths& paths = *content.paths;
    const bool known = content.blocks.back().known;
    const Font& font = ui.fonts.cell;
    std::vector<std::string> values;
    float before = 0, after = 0;
    const auto measure = [&](double value) {
        values.push_back(number_text(value, decimals));
        const float left = width_before_point(font, values.back());
        before = std::max(before, left);
        after = std::max(after, text_width(font, values.back()) - left);
    };
    for (const Path& path : paths.listed) measure(path.value);
    measure(paths.rest);
    measure(paths.total);
    const float left = ui.px(16), gap = ui.px(16);
    const float point = known ? left + before : left, product = known ? point + after + gap : left;
    const float room = std::max(width - product - left, ui.px(60));
    const auto number = [&](const std::string& text, float axis, ImU32 colour) {
        if (!known) return;
        writer.figure(font, text, {point - width_before_point(font, text), std::round(axis - font.line / 2)},
                      colour);
    };
    writer.gap(14);
    const Rect intro =
        writer.note(fmt::format("{} paths lead to {}; each contributes the product of the slopes along it.",
                                paths.count, "the error"),
                    ui.theme.ink2, left, width - 2 * left);
    writer.end_row(intro.max.y + ui.px(12));
    for (std::size_t i = 0; i < paths.listed.size(); ++i) {
        Typeset typeset =
            lay_out(paths.listed[i].product, writer.faces(), {.em = ui.px(line_em), .width = room});
        const float top = std::round(writer.y());
        const float height = std::max(typeset.height, font.line);
        number(values[i], top + axis_of(typeset), ui.theme.ink);
        writer.set(std::move(typeset), {product, top});
        Line line{LineKind::symbols, "", paths.listed[i].product};
        writer.sheet().rows.push_back(
            {fmt::format("derivation/path {}", i + 1),
             {{left - ui.px(6), top - ui.px(3)}, {width - ui.px(8), top + height + ui.px(3)}},
             std::move(line),
             std::nullopt,
             static_cast<int>(i)});
        writer.end_row(top + height + ui.px(10));
    }
    const auto remaining = paths.count - static_cast<std::int64_t>(paths.listed.size());
    if (remaining > 0) {
        const float top = writer.y();
        number(values[values.size() - 2], top + font.line / 2, ui.theme.ink2);
        const Rect note = writer.note(fmt::format("what the other {} come to together", remaining),
                                      ui.theme.ink2, product, room);
        writer.sheet().rows.push_back({"derivation/rest", {{left, top}, {note.max.x, note.max.y}}, {}});
        writer.end_row(std::max(note.max.y, top + font.line) + ui.px(10));
    }
    writer.box({{left, writer.y()}, {width - left, writer.y() + ui.hairline()}}, ui.theme.line);
    writer.gap(10);
    Typeset name = lay_out(content.paths_add_up_to, writer.faces(), {.em = ui.px(line_em)});
    const float top = std::round(writer.y());
    number(values.back(), top + axis_of(name), ui.theme.ink);
    const float bottom = top + std::max(name.height, font.line);
    writer.sheet().rows.push_back({"derivation/sum", {{left, top}, {product + name.width, bottom}}, {}});
    writer.set(std::move(name), {product, top});
    writer.end_row(bottom + ui.px(14));
    return writer.take();
}

} // namespace backstep::derivation
