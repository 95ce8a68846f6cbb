#include "app/panels/matrices/cell_entry.h"

#include "app/panels/matrices/layout.h"
#include "app/panels/typed_number.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/rich_text.h"
#include "core/files/exact_text.h"
#include "core/model/input_error.h"

#include <algorithm>
#include <utility>

namespace backstep::matrices {

namespace {

double value_of(const Quantity& cell, const Session& session) {
    return is_rate(cell) ? session.scenario().learning_rate(cell.layer) : session.value(cell).value_or(0);
}

Command setting(const Quantity& cell, double value, const Scenario& scenario) {
    if (is_rate(cell)) return command::SetLearningRate{layer_of_rate(cell, scenario), value};
    return command::SetValue{cell, value};
}

// Whether the text was understood; then it is asked for, if it changes anything.
bool keep(CellEntry& entry, const Session& session, Wishes& wishes) {
    try {
        const double value = typed_number(entry.text.data());
        if (value != value_of(entry.quantity, session))
            wishes.commands.push_back(setting(entry.quantity, value, session.scenario()));
        return true;
    } catch (const InputError& error) {
        entry.error = error.what();
        return false;
    }
}

void draw_error(const std::string& error, const Rect& cell, const Ui& ui) {
    RichStyle style{&ui.fonts.note, ui.theme.ink};
    style.wrap = ui.px(320);
    const RichText text(ui.fonts, error, style);
    ImGui::SetNextWindowPos({cell.min.x, cell.max.y + ui.px(4)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(6)});
    ImGui::BeginTooltip();
    text.draw(ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos());
    ImGui::Dummy(text.size());
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

int note_tab(ImGuiInputTextCallbackData* data) {
    *static_cast<bool*>(data->UserData) = true;
    return 0;
}

} // namespace

bool is_editable(const Quantity& quantity) {
    if (is_rate(quantity)) return true;
    return is_scalar(quantity) && (quantity.symbol == Symbol::weight || quantity.symbol == Symbol::bias ||
                                   quantity.symbol == Symbol::input || quantity.symbol == Symbol::target);
}

CellEntry start_entry(const Quantity& quantity, const Session& session) {
    CellEntry entry;
    entry.quantity = quantity;
    const std::string text = exact_text(value_of(quantity, session));
    std::copy_n(text.begin(), std::min(text.size(), entry.text.size() - 1), entry.text.begin());
    return entry;
}

EntryResult draw_entry(CellEntry& entry, const Rect& cell, const Session& session, const Ui& ui,
                       Wishes& wishes) {
    // As wide as the number needs, and in a window of its own, above matrices that scroll.
    compat::push_font(ui.fonts.note.im);
    const float padding = ui.px(6);
    const float wanted = ImGui::CalcTextSize(entry.text.data()).x + 2 * padding + ui.px(4);
    const ImVec2 size{std::max(wanted, cell.size().x), cell.size().y};
    ImGui::SetCursorScreenPos(cell.min);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {padding, (size.y - ImGui::GetFontSize()) / 2});
    // Another cell is another field: the text of the one before must not stay in it.
    const std::string id = "entry " + to_text(entry.quantity);
    compat::begin_child(id.c_str(), size, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::GetWindowDrawList()->AddRectFilled(cell.min, {cell.min.x + size.x, cell.max.y}, ui.theme.panel);
    ImGui::SetNextItemWidth(size.x);
    if (entry.take_focus) ImGui::SetKeyboardFocusHere();
    const bool taking_focus = std::exchange(entry.take_focus, false);
    bool tab = false;
    const bool enter =
        ImGui::InputText("##number", entry.text.data(), entry.text.size(),
                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll |
                             ImGuiInputTextFlags_CallbackCompletion,
                         note_tab, &tab);
    const bool edited = ImGui::IsItemEdited(), left = ImGui::IsItemDeactivated() && !taking_focus;
    ui.record_item("matrices/entry");
    ImGui::EndChild();
    ImGui::PopStyleVar();
    ImGui::PopFont();

    if (edited && !enter) entry.error.clear();
    if (enter || tab) {
        if (keep(entry, session, wishes)) return tab ? EntryResult::next : EntryResult::done;
        entry.take_focus = true;
        ui.keep_drawing();
    } else if (left) {
        // Escape has put back what was there; a click elsewhere keeps what can be read.
        keep(entry, session, wishes);
        return EntryResult::done;
    }
    if (!entry.error.empty()) draw_error(entry.error, cell, ui);
    return EntryResult::going_on;
}

} // namespace backstep::matrices
