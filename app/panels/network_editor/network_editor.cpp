#include "app/panels/network_editor/network_editor.h"

#include "app/panels/dialogs/modal.h"
#include "app/panels/network_editor/sections.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/text.h"

#include <algorithm>
#include <utility>

namespace backstep {

using namespace network_editor;

namespace {

void draw_form(const Session& session, const Ui& ui, NetworkEditorView& view, Wishes& wishes) {
    Form form(ui);
    Editor editor{session, ui, view, wishes, form};
    editor.draw_names();
    editor.draw_layers();
    editor.draw_cost();
    editor.draw_rates();
    editor.draw_training();
    editor.draw_initial_weights();
    editor.draw_examples();
}

// What went wrong last: with what was typed, or with an edit.
std::string complaint(const Session& session, const NetworkEditorView& view) {
    if (!view.typing.refused.empty()) return view.typing.why;
    const auto message = session.message();
    return message && message->kind == Message::Kind::error ? message->text : std::string();
}

void draw_undo(const Ui& ui, std::string_view label, const std::optional<std::string>& what,
               const Command& command, Wishes& wishes) {
    ButtonOptions options;
    options.height = 30;
    options.enabled = what.has_value();
    const std::string tip = what.value_or("Nothing was changed");
    const std::string item = "editor/" + std::string(label);
    options.tooltip = tip;
    options.item = item;
    if (button(ui, label, options)) wishes.commands.push_back(command);
}

// Undo and redo at the left, Done at the right. Returns whether Done was pressed.
bool draw_footer(const Session& session, const Ui& ui, Wishes& wishes) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    draw_undo(ui, "Undo", session.undo_label(), command::Undo{}, wishes);
    ImGui::SetCursorScreenPos({start.x + button_width(ui, "Undo") + ui.px(8), start.y});
    draw_undo(ui, "Redo", session.redo_label(), command::Redo{}, wishes);
    ImGui::SetCursorScreenPos(start);
    place_buttons(ui, button_width(ui, "Done"));
    ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, start.y});
    ButtonOptions done;
    done.kind = ButtonKind::primary;
    done.height = 30;
    done.item = "editor/done";
    return button(ui, "Done", done);
}

} // namespace

void draw_network_editor(const Session& session, const Ui& ui, NetworkEditorView& view, Wishes& wishes) {
    const Modal modal(ui, "network editor", view.open, "Edit network", 760, 640);
    if (!modal) return;
    const std::string why = complaint(session, view);
    RichStyle style{&ui.fonts.note, ui.theme.backward.text};
    style.wrap = ImGui::GetContentRegionAvail().x;
    const RichText problem(ui.fonts, why, style);
    const float footer = ui.px(46) + (why.empty() ? 0 : problem.size().y + ui.px(6));

    const bool list_was_open = std::exchange(view.typing.list_open, false);
    const bool was_typing = !view.typing.id.empty() || list_was_open;
    compat::begin_child("editor/form", {0, std::max(ImGui::GetContentRegionAvail().y - footer, ui.px(80))});
    draw_form(session, ui, view, wishes);
    ImGui::EndChild();
    if (!ImGui::IsAnyItemActive()) view.typing.id.clear(); // the field may be gone
    view.typing.left.clear();
    if (!why.empty()) {
        problem.draw(ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos());
        ImGui::Dummy(problem.size());
        ui.record_item("editor/problem");
    }
    ImGui::Dummy({1, ui.px(4)});
    const bool done = draw_footer(session, ui, wishes);
    if (!done && !(modal.escaped() && !was_typing)) return;
    view.open = false;
    view.typing = {};
    ui.keep_drawing();
}

} // namespace backstep
