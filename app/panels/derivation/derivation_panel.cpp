#include "app/panels/derivation/derivation_panel.h"

#include "app/panels/derivation/content.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/panel_frame.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/shapes.h"
#include "app/widgets/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

constexpr float label_column = 112, narrow_panel = 380, padding = 16;
constexpr int fewest_digits = 5; ///< fewer agreeing digits are a warning

/// Rows with a label at the left, or above where the panel is narrow. Grows downwards.
class Rows {
public:
    explicit Rows(const Ui& ui) : ui_(ui), list_(ImGui::GetWindowDrawList()) {
        origin_ = ImGui::GetCursorScreenPos();
        width_ = ImGui::GetContentRegionAvail().x;
        y_ = origin_.y + ui.px(12);
        beside_ = width_ >= ui.px(narrow_panel);
    }
    ~Rows() {
        ImGui::SetCursorScreenPos(origin_);
        ImGui::Dummy({std::max(needed_, 1.0F), y_ - origin_.y});
    }
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    float y() const { return y_; }
    float left() const { return origin_.x; }
    float right() const { return origin_.x + width_; }
    float column() const { return origin_.x + ui_.px(padding) + (beside_ ? ui_.px(label_column) : 0); }
    float column_width() const { return right() - ui_.px(padding) - column(); }

    void gap(float length) { y_ += ui_.px(length); }
    void hairline() {
        list_->AddRectFilled({left(), y_}, {right(), y_ + ui_.hairline()}, ui_.theme.line2);
        y_ += ui_.hairline();
    }
    /// The label of the row that comes next, whose first line's middle is `first_middle` below.
    void label(std::string_view text, float first_middle) {
        RichStyle style{&ui_.fonts.note, ui_.theme.ink2};
        style.wrap = beside_ ? ui_.px(label_column - 12) : width_ - ui_.px(2 * padding);
        const RichText layout(ui_.fonts, text, style);
        const float x = left() + ui_.px(padding);
        if (beside_) {
            layout.draw(list_, {x, std::round(y_ + first_middle - ui_.fonts.note.line / 2)});
            least_ = y_ + layout.size().y;
        } else {
            layout.draw(list_, {x, y_});
            y_ += layout.size().y + ui_.px(4);
        }
    }
    /// Text in the column; moves below it.
    Rect text(std::string_view content, RichStyle style) {
        style.wrap = column_width();
        const RichText layout(ui_.fonts, content, style);
        layout.draw(list_, {column(), std::round(y_)});
        return advance(layout.size());
    }
    /// The same in one font, as numbers are set; `indent` is left free in the first line.
    Rect numbers(std::string_view content, const Font& font, ImU32 colour, float indent = 0) {
        const float top = y_, line = std::round(font.em * 1.45F);
        float x = indent, widest = 0, y = top;
        for (std::size_t start = 0; start < content.size();) {
            const std::size_t end = std::min(content.find(' ', start), content.size());
            const std::string_view word = content.substr(start, end - start);
            const float width = text_width(font, word);
            if (x > 0 && x + width > column_width()) {
                x = 0;
                y += line;
            }
            draw_text(list_, font, {column() + x, y}, colour, word);
            x += width;
            widest = std::max(widest, x);
            x += text_width(font, " ");
            start = end + 1;
        }
        return advance({widest, y + line - top});
    }
    Rect advance(ImVec2 size) {
        const Rect taken{{column(), y_}, {column() + size.x, y_ + size.y}};
        needed_ = std::max(needed_, taken.max.x + ui_.px(padding) - origin_.x);
        y_ = std::max(taken.max.y, least_);
        least_ = 0;
        return taken;
    }

private:
    const Ui& ui_;
    ImDrawList* list_;
    ImVec2 origin_;
    float width_ = 0, y_ = 0, least_ = 0, needed_ = 0;
    bool beside_ = true;
};

RichStyle formula_style(const Ui& ui, ImU32 colour) {
    return {&ui.fonts.number, colour, RichMode::formula, &ui.fonts.math};
}

void draw_step(const Ui& ui, const DerivationContent& content, Rows& rows) {
    if (content.step_formulas.empty()) return;
    bool first = true;
    for (const std::string& line : content.step_formulas) {
        if (first) rows.label("This step", ui.fonts.math.italic.line / 2);
        const Rect taken = rows.text(line, formula_style(ui, ui.theme.ink));
        if (first) ui.record("derivation/step formula", taken.min, taken.max);
        rows.gap(4);
        first = false;
    }
    rows.gap(8);
}

const Shades& accent_for(const Theme& theme, Symbol symbol) {
    switch (symbol) {
    case Symbol::cost_gradient_a:
    case Symbol::delta:
    case Symbol::weight_gradient:
    case Symbol::bias_gradient: return theme.backward;
    case Symbol::activation_derivative: return theme.slope;
    case Symbol::updated_weight:
    case Symbol::updated_bias: return theme.update;
    default: return theme.forward;
    }
}

/// The final formula and its numbers, on a band of their own.
void draw_band(const Ui& ui, const DerivationContent& content, Rows& rows) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    ImDrawListSplitter layers; // the band lies under text whose height is known only afterwards
    layers.Split(list, 2);
    layers.SetCurrentChannel(list, 1);
    const float top = rows.y();
    rows.gap(14);
    rows.label("Formula", ui.fonts.math.italic.line / 2);
    const Rect formula = rows.text(content.working.formula, formula_style(ui, ui.theme.ink));
    ui.record("derivation/formula", formula.min, formula.max);
    if (content.known && !content.given && !content.working.numbers.empty()) {
        rows.gap(10);
        rows.label("Numbers", ui.fonts.number.line / 2);
        const ImU32 colour = accent_for(ui.theme, content.explained->symbol).text;
        const Rect numbers = rows.numbers("= " + content.working.numbers, ui.fonts.number, colour);
        ui.record("derivation/numbers", numbers.min, numbers.max);
    }
    rows.gap(14);
    layers.SetCurrentChannel(list, 0);
    list->AddRectFilled({rows.left(), top}, {rows.right(), rows.y()}, ui.theme.raise);
    layers.Merge(list);
}

void draw_unknown(const Ui& ui, const DerivationContent& content, Rows& rows, Wishes& wishes) {
    rows.label("Value", ui.px(17));
    const ImVec2 min{rows.column(), rows.y()}, max{min.x + ui.px(120), min.y + ui.px(34)};
    dashed_rect(ImGui::GetWindowDrawList(), min, max, ui.theme.ink3, ui.px(4), ui.px(1.25F),
                {ui.px(2), ui.px(3)});
    ui.record("derivation/value", min, max);
    rows.advance({max.x - min.x, max.y - min.y});
    rows.gap(8);
    if (content.known_from == 0) return;
    rows.text(fmt::format("Not known yet: step {} makes it known.", content.known_from),
              {&ui.fonts.note, ui.theme.ink2});
    rows.gap(8);
    ImGui::SetCursorScreenPos({rows.column(), rows.y()});
    ButtonOptions options;
    options.item = "derivation/go there";
    if (button(ui, "Go there##derivation", options))
        wishes.commands.push_back(command::GoToQuantity{*content.explained});
    rows.advance({button_width(ui, "Go there"), ui.px(26)});
}

void draw_value(const Ui& ui, const DerivationContent& content, Rows& rows, Wishes& wishes) {
    rows.gap(14);
    if (!content.known) {
        draw_unknown(ui, content, rows, wishes);
        rows.gap(14);
        return;
    }
    const std::string text = "= " + content.working.value;
    const bool fits = text_width(ui.fonts.result, text) <= rows.column_width();
    const Font& font = fits ? ui.fonts.result : ui.fonts.number; // 17 digits in a narrow panel
    rows.label(content.given ? "Given" : "Value", font.line / 2);
    draw_text(ImGui::GetWindowDrawList(), font, {rows.column(), rows.y()}, ui.theme.ink, text);
    const Rect taken = rows.advance({text_width(font, text), font.line});
    ui.record("derivation/value", taken.min, taken.max);
    rows.gap(14);
}

const GradientCheck& current_check(const Session& session, const Quantity& gradient, DerivationView& view) {
    const double value = session.value(gradient).value_or(0);
    if (!view.check || view.check->gradient != gradient || view.check->value != value ||
        view.check_cost != session.trace().cost) {
        view.check = check_gradient(session.network(), session.scenario(), session.trace(), gradient);
        view.check_cost = session.trace().cost;
    }
    return *view.check;
}

void draw_check(const Session& session, const Ui& ui, const DerivationContent& content, DerivationView& view,
                Rows& rows) {
    Quantity gradient = *content.explained;
    if (gradient.symbol != Symbol::weight_gradient && gradient.symbol != Symbol::bias_gradient) return;
    if (!content.known || (gradient.example != 0 && session.walk().examples().size() > 1)) return;
    gradient.example = 0;
    const GradientCheck& check = current_check(session, gradient, view);
    const int decimals = session.scenario().decimals;
    const int digits = agreeing_digits(check);
    const std::string difference = number_text(check.central_difference, decimals);
    std::string text = fmt::format("central difference {}, agrees to {} digits", difference, digits);
    ImU32 colour = ui.theme.ink;
    if (check.at_kink) {
        text = fmt::format("central difference {}; a ReLU has its kink within h, so it says nothing here",
                           difference);
    } else if (digits < fewest_digits && !check.agrees) {
        text = fmt::format("Warning: central difference {}, but the gradient is {}",
                           number_text(check.central_difference, std::max(decimals, 10)),
                           number_text(check.value, std::max(decimals, 10)));
        colour = ui.theme.backward.text;
    }
    rows.hairline();
    rows.gap(12);
    rows.label("Gradient check", ui.fonts.note.line / 2);
    const Rect taken = rows.text(text, {&ui.fonts.note, colour});
    ui.record("derivation/check", taken.min, taken.max);
    rows.gap(12);
}

void draw_other(const Ui& ui, const Working& working, Rows& rows, Wishes& wishes) {
    const float top = rows.y();
    const RichText name(ui.fonts, to_unicode(working.quantity),
                        {&ui.fonts.note, ui.theme.ink, RichMode::formula, &ui.fonts.math_note});
    name.draw_at(ImGui::GetWindowDrawList(), {rows.column(), top + ui.fonts.note.line / 2});
    const std::string numbers = working.numbers.empty() ? "" : "= " + working.numbers + " ";
    rows.numbers(numbers + "= " + working.value, ui.fonts.note, ui.theme.ink, name.size().x + ui.px(5));
    const Rect row{{rows.column(), top}, {rows.right() - ui.px(padding), rows.y()}};
    ImGui::SetCursorScreenPos(row.min);
    const std::string item = "derivation/" + to_text(working.quantity);
    if (compat::press_area(item.c_str(), row.size()))
        wishes.commands.push_back(command::Select{working.quantity});
    ui.record(item, row.min, row.max);
    if (ImGui::IsItemHovered()) {
        ImGui::GetWindowDrawList()->AddRectFilled({row.min.x - ui.px(6), row.min.y},
                                                  {row.min.x - ui.px(4), row.max.y}, ui.theme.on);
        wishes.commands.push_back(command::Hover{working.quantity});
    }
    focus_ring(ui, row.min, row.max, ui.px(3));
    rows.gap(6);
}

void draw_others(const Ui& ui, const DerivationContent& content, Rows& rows, Wishes& wishes) {
    if (content.others.empty()) return;
    rows.hairline();
    rows.gap(12);
    bool first = true;
    for (const Working& working : content.others) {
        if (first) rows.label("Also in this step", ui.fonts.note.line / 2);
        draw_other(ui, working, rows, wishes);
        first = false;
    }
    if (content.left_out > 0)
        rows.text(fmt::format("and {} more: click one in the network or in the matrices", content.left_out),
                  {&ui.fonts.note, ui.theme.ink3});
    rows.gap(8);
}

void draw_body(const Session& session, const Ui& ui, const DerivationContent& content, DerivationView& view,
               Wishes& wishes) {
    Rows rows(ui);
    if (!content.explained) {
        rows.gap(4);
        rows.text(
            "Step forward, or click a number in the network, and how it comes about is worked out here.",
            {&ui.fonts.menu, ui.theme.ink2});
        rows.gap(16);
        return;
    }
    draw_step(ui, content, rows);
    if (!content.given) draw_band(ui, content, rows);
    draw_value(ui, content, rows, wishes);
    draw_check(session, ui, content, view, rows);
    draw_others(ui, content, rows, wishes);
}

void draw_copy(const Ui& ui, const DerivationContent& content, PanelHeader& header, DerivationView& view) {
    const bool just_copied = ui.time - view.copied_at < 1.5;
    const std::string_view label = just_copied ? "Copied" : "Copy text";
    header.place(button_width(ui, "Copy text"));
    const ButtonOptions options{.width = button_width(ui, "Copy text") / ui.scale,
                                .enabled = content.explained.has_value(),
                                .tooltip = "Puts the lines shown here on the clipboard as plain text",
                                .item = "derivation/copy"};
    if (button(ui, std::string(label) + "##derivation", options)) {
        ImGui::SetClipboardText(plain_text(content).c_str());
        view.copied_at = ui.time;
    }
    if (just_copied) ui.redraw_at(view.copied_at + 1.5);
}

/// What is explained and where it stands; only what it is where the header is narrow.
std::string fitting_subtitle(const Ui& ui, const DerivationContent& content, float width) {
    if (!content.explained) return {};
    const float room = width - text_width(ui.fonts.title, "Derivation") - button_width(ui, "Copy text") -
                       ui.px(16 + 10 + 24 + 12);
    const std::string name = to_unicode(*content.explained);
    const std::string full = name + "  " + place_in_words(*content.explained);
    for (const std::string& text : {full, name})
        if (RichText(ui.fonts, text, {&ui.fonts.note, 0}).size().x <= room) return text;
    return {};
}

} // namespace

int agreeing_digits(const GradientCheck& check) {
    if (check.error <= 1e-15) return 15;
    return std::clamp(static_cast<int>(std::floor(-std::log10(check.error))), 0, 15);
}

void draw_derivation(const Session& session, const Ui& ui, DerivationView& view, Wishes& wishes) {
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    const Rect panel{corner, {corner.x + size.x, corner.y + size.y}};
    const DerivationContent content = derivation_content(session);
    PanelHeader header(ui, panel, "Derivation", fitting_subtitle(ui, content, size.x));
    draw_copy(ui, content, header, view);

    const Rect body = header.below();
    ImGui::SetCursorScreenPos(body.min);
    compat::begin_child("derivation/body", body.size(), ImGuiWindowFlags_HorizontalScrollbar);
    if (view.shown != content.explained) ImGui::SetScrollY(0);
    view.shown = content.explained;
    draw_body(session, ui, content, view, wishes);
    ImGui::EndChild();
}

} // namespace backstep
