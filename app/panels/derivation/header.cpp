#include "app/panels/derivation/header.h"

#include "app/typeset/formula_painter.h"
#include "app/widgets/button.h"
#include "app/widgets/panel_frame.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/segmented.h"
#include "app/widgets/text.h"
#include "core/derivation/document.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace backstep::derivation {
namespace {

constexpr double told_for = 1.5; ///< seconds that a button says so

constexpr std::string_view title = "Derivation", copy_latex = "Copy LaTeX", copy_text = "Copy text";

/// Fractions lie down, so that the name fits into a line of text.
Formula in_one_line(Formula name) {
    if (auto* derivative = std::get_if<Derivative>(&name.node))
        if (derivative->sign == DerivativeSign::partial) derivative->sign = DerivativeSign::inline_;
    return name;
}

void copy(const Ui& ui, const std::string& text, const char* item, DerivationView& view) {
    ImGui::SetClipboardText(text.c_str());
    view.copied = item;
    view.copied_at = ui.time;
}

void draw_copy(const Ui& ui, PanelHeader& header, std::string_view label, const char* item,
               FormulaFormat format, DerivationView& view) {
    const bool just_copied = view.copied == item && ui.time - view.copied_at < told_for;
    header.place(button_width(ui, label));
    const ButtonOptions options{.width = button_width(ui, label) / ui.scale,
                                .enabled = view.content.explained.has_value(),
                                .tooltip = format == FormulaFormat::latex
                                               ? "Puts the lines shown here on the clipboard as LaTeX"
                                               : "Puts the lines shown here on the clipboard as plain text",
                                .item = item};
    const std::string shown = std::string(just_copied ? "Copied" : label) + "##" + item;
    if (button(ui, shown, options)) copy(ui, written(view.content.lines(), format), item, view);
    if (just_copied) ui.redraw_at(view.copied_at + told_for);
}

std::string_view label_of(DerivedPart part, bool matrix) {
    switch (part) {
    case DerivedPart::number: return "number";
    case DerivedPart::column: return "column";
    case DerivedPart::whole: return matrix ? "matrix" : "vector";
    }
    return {};
}

/// The choice of what is derived, where there is one.
float draw_parts(const Ui& ui, Rect below, DerivationView& view) {
    const DerivationContent& content = view.content;
    std::vector<std::string_view> labels;
    int chosen = 0;
    for (const DerivedPart part : content.parts) {
        if (part == content.part) chosen = static_cast<int>(labels.size());
        labels.push_back(label_of(part, is_matrix(content.explained->symbol)));
    }
    if (content.paths) labels.emplace_back("paths");
    if (labels.size() < 2) return 0;
    if (view.shows_paths && content.paths) chosen = static_cast<int>(labels.size()) - 1;
    ImGui::SetCursorScreenPos({std::round(below.min.x + ui.px(16)), std::round(below.min.y + ui.px(10))});
    const auto picked = segmented(ui, "derivation/part", labels, chosen,
                                  "What is derived: one number, all of its vector or matrix, or the same "
                                  "number as a sum over paths");
    if (picked) {
        const auto index = static_cast<std::size_t>(*picked);
        view.shows_paths = index >= content.parts.size();
        if (!view.shows_paths)
            (content.asked_for_number ? view.parts.of_numbers : view.parts.of_wholes) = content.parts[index];
        ui.keep_drawing();
    }
    return ui.px(10) + ui.snapped(26);
}

bool entry(const Ui& ui, const char* name) {
    const bool chosen = ImGui::MenuItem(name);
    ui.record_item(std::string("menu/") + name);
    return chosen;
}

} // namespace

Rect draw_header(const Ui& ui, Rect panel, DerivationView& view, Wishes& wishes) {
    const DerivationContent& content = view.content;
    PanelHeader header(ui, panel, title);
    const float left = panel.min.x + ui.snapped(16) + text_width(ui.fonts.title, title) + ui.px(10);
    const Typeset* name = nullptr;
    if (content.explained) name = &ui.formulas->lay_out(in_one_line(content.name), {.em = ui.px(17)});
    const float side = ui.snapped(26), gap = ui.px(10);
    float room = panel.max.x - ui.px(12) - left - side - gap - (name != nullptr ? name->width + gap : 0);

    header.place(side);
    if (button(ui, "…##derivation",
               {.width = 26,
                .enabled = content.explained.has_value(),
                .tooltip = "MathML, pictures; a right click on a line copies that line",
                .item = "derivation/more"})) {
        view.menu_line.reset();
        ImGui::OpenPopup("derivation/menu");
    }
    const auto offer = [&](std::string_view label, const char* item, FormulaFormat format) {
        if (room < button_width(ui, label) + gap) return;
        room -= button_width(ui, label) + gap;
        draw_copy(ui, header, label, item, format, view);
    };
    offer(copy_text, "derivation/copy", FormulaFormat::text);
    offer(copy_latex, "derivation/copy latex", FormulaFormat::latex);
    draw_menu(ui, view, wishes);

    const float middle = panel.min.y + ui.snapped(40) / 2;
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (name != nullptr && room > -gap) {
        const float axis = static_cast<float>(name->baseline) - 0.25F * name->em;
        const ImVec2 at{std::round(left), std::round(middle - axis)};
        ui.formulas->draw(list, at, *name, {.ink = ui.theme.ink, .dimmed = ui.theme.ink3});
        ui.record("derivation/name", at, {at.x + name->width, at.y + name->height});
        const RichText place(ui.fonts, content.place, {&ui.fonts.note, ui.theme.ink2});
        if (!content.place.empty() && place.size().x <= room)
            place.draw_at(list, {at.x + name->width + gap, middle});
    }
    Rect below = header.below();
    if (content.explained) below.min.y += draw_parts(ui, below, view);
    return below;
}

void draw_menu(const Ui& ui, DerivationView& view, Wishes& wishes) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(8)});
    if (ImGui::BeginPopup("derivation/menu")) {
        if (view.menu_line) {
            const Formula& formula = view.menu_line->formula;
            const char* item = "derivation/line";
            if (entry(ui, "Copy line as LaTeX")) copy(ui, written(formula, FormulaFormat::latex), item, view);
            if (entry(ui, "Copy line as text")) copy(ui, written(formula, FormulaFormat::text), item, view);
            if (entry(ui, "Copy line as MathML"))
                copy(ui, written(formula, FormulaFormat::mathml), item, view);
            ImGui::Separator();
        }
        const std::vector<Line> lines = view.content.lines();
        if (entry(ui, "Copy all as LaTeX"))
            copy(ui, written(lines, FormulaFormat::latex), "derivation/copy latex", view);
        if (entry(ui, "Copy all as text"))
            copy(ui, written(lines, FormulaFormat::text), "derivation/copy", view);
        if (entry(ui, "Copy all as MathML"))
            copy(ui, written(lines, FormulaFormat::mathml), "derivation/mathml", view);
        ImGui::Separator();
        if (entry(ui, "Save picture…")) wishes.actions.push_back(Action::save_picture);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

} // namespace backstep::derivation
