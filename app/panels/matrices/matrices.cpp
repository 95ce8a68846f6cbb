#include "app/panels/matrices/matrices.h"

#include "app/panels/decimals.h"
#include "app/panels/matrices/canvas.h"
#include "app/panels/matrices/navigation.h"
#include "app/session/shown_name.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/panel_frame.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/segmented.h"
#include "app/widgets/text.h"
#include "core/derivation/rules.h"
#include "core/formula/number_text.h"
#include "core/formula/text.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace backstep {

using namespace matrices;

namespace {

// The step shown: at the start, when nothing is known, the one that comes first.
Step shown_step(const Session& session) {
    return session.step().value_or(session.walk().step(1, session.granularity()));
}

const Shades& accent_of_phase(Phase phase, const Theme& theme) {
    switch (phase) {
    case Phase::forward: return theme.forward;
    case Phase::update: return theme.update;
    default: return theme.backward;
    }
}

// Numbers of the example being walked are named without it, as everywhere else in the window.
Quantity canonical(Quantity quantity, const Session& session) {
    const bool reduced = is_gradient(quantity.symbol) || quantity.symbol == Symbol::cost;
    const bool one_example = session.walk().examples().size() == 1;
    if (one_example || (!reduced && quantity.example == session.example())) quantity.example = 0;
    return quantity;
}

int layer_of_step(const Session& session, const Step& step) {
    if (step.layer != 0) return step.layer;
    if (step.phase == Phase::error) return session.network().depth() + 1;
    const auto selected = session.selected();
    return selected && has_layer(selected->symbol) ? selected->layer : 1;
}

std::string layer_caption(int l, const Session& session) {
    const Network& network = session.network();
    if (l == 0) return "Inputs";
    if (l > network.depth()) return "Targets and error";
    return fmt::format("Layer {}: {}", l, name(network.layer(l).activation));
}

void add_layer(std::vector<Captioned>& shown, int l, const Session& session) {
    const auto& examples = session.walk().examples();
    std::string caption = layer_caption(l, session);
    for (const Quantity& quantity : quantities_of_layer(l, session.scenario(), examples, session.example()))
        shown.push_back({{{term_of(quantity, session.names())}}, std::exchange(caption, "")});
}

std::vector<Captioned> shown_equations(const Session& session, const Step& step) {
    std::vector<Captioned> shown;
    switch (session.settings().matrices) {
    case MatrixScope::step:
        for (Equation& equation : equations_of(step, session.setting(), session.walk().examples()))
            shown.push_back({std::move(equation), ""});
        break;
    case MatrixScope::layer: add_layer(shown, layer_of_step(session, step), session); break;
    case MatrixScope::all:
        for (int l = 0; l <= session.network().depth() + 1; ++l) add_layer(shown, l, session);
    }
    for (Captioned& captioned : shown)
        for (Term& term : captioned.equation.terms) term.quantity = canonical(term.quantity, session);
    return shown;
}

Rect draw_header(const Session& session, const Ui& ui, const Step& step, Rect panel, Wishes& wishes) {
    static constexpr std::array<std::string_view, 3> scopes{"this step", "layer", "all"};
    const float controls = segmented_width(ui, scopes) + decimals_width(ui) + ui.px(38);
    const float label = text_width(ui.fonts.note, "Show") + ui.px(10);
    const float free = panel.size().x - text_width(ui.fonts.title, "Matrices") - ui.px(36) - controls;

    std::string subtitle = shown_text(rule(whole_of(step.quantities.front()), session.setting()));
    const RichText measured(ui.fonts, subtitle, {&ui.fonts.note, ui.theme.ink2});
    if (step.quantities.size() > 2 || measured.size().x > free) subtitle.clear();
    const float left = subtitle.empty() ? free : free - measured.size().x;

    PanelHeader header(ui, panel, "Matrices", subtitle);
    header.place(decimals_width(ui));
    draw_decimals(session, ui, session.rounding(), "matrices", wishes);
    header.place(segmented_width(ui, scopes));
    if (const auto pressed =
            segmented(ui, "matrices/show", scopes, static_cast<int>(session.settings().matrices),
                      "What is shown: the product of this step, everything of its layer, or everything"))
        wishes.commands.emplace_back(command::ChangeSettings{
            [pressed](Settings& settings) { settings.matrices = static_cast<MatrixScope>(*pressed); }});
    if (left > label) header.note("Show");
    return header.below();
}

void explain(const std::string& text, const Ui& ui) {
    const RichText line(ui.fonts, text, {&ui.fonts.note, ui.theme.ink});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(6)});
    ImGui::BeginTooltip();
    line.draw(ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos());
    ImGui::Dummy(line.size());
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

void explain_pointed(const Quantity& quantity, const Session& session, const Ui& ui) {
    const auto value = session.known(quantity) ? session.exact_value(quantity) : std::nullopt;
    explain(shown_name(session, quantity) +
                (value ? " = " + with_exact_value(session, quantity, *value) : " is not known yet"),
            ui);
}

void explain_rate(const Quantity& rate, const Session& session, const Ui& ui) {
    const int layer = layer_of_rate(rate, session.scenario());
    const std::string whose = layer == 0 ? "of all layers" : fmt::format("of layer {}", layer);
    const std::string letter = to_plain_text(session.notation().learning_rate({layer, {}}));
    explain("The learning rate " + letter + " " + whose + "; double-click to change it", ui);
}

// A rate is no quantity of the session: it is selected here alone.
void select(const Quantity& cell, MatricesView& view, Wishes& wishes) {
    const bool rate = is_rate(cell);
    view.rate = rate ? std::optional(cell) : std::nullopt;
    wishes.commands.emplace_back(command::Select{rate ? std::nullopt : std::optional(cell)});
}

std::optional<Quantity> selected_cell(const Session& session, const MatricesView& view) {
    const auto selected = session.selected();
    if (!selected) return view.rate;
    return is_scalar(*selected) ? std::optional(canonical(*selected, session)) : std::nullopt;
}

// Hovering, selecting, and opening the entry field.
void point(const std::optional<ShownCell>& cell, const Session& session, const Ui& ui, MatricesView& view,
           Wishes& wishes) {
    const auto quantity = cell ? std::optional(cell->quantity) : std::nullopt;
    const auto number = quantity && !is_rate(*quantity) ? quantity : std::nullopt;
    if (number != view.pointed) {
        view.pointed = number;
        wishes.commands.emplace_back(command::Hover{number});
    }
    if (!quantity || view.entry) return;
    if (number)
        explain_pointed(*quantity, session, ui);
    else
        explain_rate(*quantity, session, ui);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        select(*quantity, view, wishes);
        view.revealed = quantity; // it is in view, or it could not have been clicked
    }
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && is_editable(*quantity))
        view.entry = start_entry(*quantity, session);
}

void continue_entry(const Session& session, const Ui& ui, const std::optional<ShownCell>& cell,
                    MatricesView& view, Wishes& wishes) {
    if (!cell) { // what was being typed into is no longer shown
        view.entry.reset();
        return;
    }
    const EntryResult result = draw_entry(*view.entry, cell->rect, session, ui, wishes);
    if (result == EntryResult::going_on) return;
    const Quantity typed = view.entry->quantity;
    view.entry.reset();
    ui.keep_drawing();
    const auto next = cell_after(view.shown, typed, session.network());
    if (result != EntryResult::next || !next) return;
    select(*next, view, wishes);
    view.entry = start_entry(*next, session);
}

void scroll_into_view(const Rect& cell, const Rect& view) {
    const auto shift = [](float low, float high, float from, float to) {
        return low < from ? low - from : high > to ? std::min(high - to, low - from) : 0;
    };
    const float x = shift(cell.min.x, cell.max.x, view.min.x, view.max.x);
    const float y = shift(cell.min.y, cell.max.y, view.min.y, view.max.y);
    if (x != 0) ImGui::SetScrollX(ImGui::GetScrollX() + x);
    if (y != 0) ImGui::SetScrollY(ImGui::GetScrollY() + y);
}

std::vector<Quantity> quantities_of(const std::vector<Captioned>& equations) {
    std::vector<Quantity> quantities;
    for (const Captioned& captioned : equations)
        for (const Term& term : captioned.equation.terms) quantities.push_back(term.quantity);
    return quantities;
}

std::optional<Quantity> standing_out(const Session& session, const Step& step) {
    if (const auto selected = session.selected()) return canonical(*selected, session);
    if (session.granularity() == Granularity::element) return canonical(step.quantities.front(), session);
    return std::nullopt;
}

// For the keys to start from: the selected cell if it is shown, else the first of the result.
void select_some_cell(const Session& session, const MatricesView& view, Wishes& wishes) {
    const auto selected = session.selected();
    const bool shown = selected && std::ranges::any_of(view.shown, [&](const Term& term) {
                           return find_cell(term, canonical(*selected, session)).has_value();
                       });
    if (!shown && !view.shown.empty())
        wishes.commands.emplace_back(command::Select{cell_of(view.shown.back(), 1, 1)});
}

void draw_canvas(const Session& session, const Ui& ui, const Step& step, Rect area, MatricesView& view,
                 Wishes& wishes) {
    ImGui::SetCursorScreenPos(area.min);
    const std::optional<bool> focus = std::exchange(view.wants_focus, std::nullopt);
    if (focus == true) ImGui::SetNextWindowFocus();
    compat::begin_child("matrices/canvas", area.size(),
                        ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoNavInputs);
    if (focus == false) ImGui::SetWindowFocus(nullptr);
    view.focused = ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows);

    const ImVec2 room = ImGui::GetContentRegionAvail(), origin = ImGui::GetCursorScreenPos();
    const std::vector<Captioned> equations = shown_equations(session, step);
    const Canvas canvas = lay_out(equations, session, ui, room);
    ImGui::Dummy(canvas.size);

    if (session.selected()) view.rate.reset();
    const auto selected = view.rate ? view.rate : standing_out(session, step);
    const auto hovered =
        session.hovered() ? std::optional(canonical(*session.hovered(), session)) : std::nullopt;
    const bool typing = view.entry.has_value();
    const bool reveal = typing ? view.entry->take_focus : selected != view.revealed;
    GridPainter painter{session,   ui, view.scroll, accent_of_phase(step.phase, ui.theme).line,
                        view.rate, {}, {},          {}};
    if (typing)
        painter.wanted = view.entry->quantity;
    else if (reveal)
        painter.wanted = selected;
    view.shown.clear();
    for (std::size_t i = 0; i < canvas.blocks.size(); ++i) {
        const Canvas::Block& block = canvas.blocks[i];
        ImGui::PushID(static_cast<int>(i));
        draw_block(painter, block, origin, emphasis_of(block.equation, selected, hovered, session));
        ImGui::PopID();
        view.shown.insert(view.shown.end(), block.equation.terms.begin(), block.equation.terms.end());
    }
    if (session.settings().matrices == MatrixScope::step)
        draw_upcoming(upcoming(session.walk(), session.position(), quantities_of(equations)), session, ui,
                      origin, room, canvas.size.x);
    if (reveal) {
        if (painter.found) scroll_into_view(painter.found->rect, area);
        view.revealed = selected;
        ui.keep_drawing();
    }
    if (focus == true) select_some_cell(session, view, wishes);
    point(painter.pointed, session, ui, view, wishes);
    if (typing) continue_entry(session, ui, painter.found, view, wishes);
    ImGui::EndChild();
}

} // namespace

void draw_matrices(const Session& session, const Ui& ui, MatricesView& view, Wishes& wishes) {
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    const Step step = shown_step(session);
    const Rect below =
        draw_header(session, ui, step, {corner, {corner.x + size.x, corner.y + size.y}}, wishes);
    draw_canvas(session, ui, step, below, view, wishes);
}

bool edit_selected_cell(const Session& session, MatricesView& view) {
    const auto selected = selected_cell(session, view);
    if (!selected || !is_editable(*selected)) return false;
    if (!cell_after(view.shown, *selected, session.network())) return false;
    view.entry = start_entry(*selected, session);
    return true;
}

bool move_selected_cell(const Session& session, MatricesView& view, Direction direction, Wishes& wishes) {
    const auto selected = selected_cell(session, view);
    if (!view.focused || view.entry || !selected) return false;
    const auto next = cell_beside(view.shown, *selected, direction, session.network());
    if (next) select(*next, view, wishes);
    return next.has_value();
}

} // namespace backstep
