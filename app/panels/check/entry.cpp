#include "app/panels/check/paste.h"
#include "app/panels/check/table.h"
#include "app/widgets/imgui_compat.h"

namespace backstep::check {
namespace {

// What a key in the field asks for besides Enter.
struct Keys {
    int move = 0;
};

int note_key(ImGuiInputTextCallbackData* data) {
    auto& keys = *static_cast<Keys*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackCompletion)
        keys.move = ImGui::GetIO().KeyShift ? -1 : 1;
    else if (data->EventFlag == ImGuiInputTextFlags_CallbackHistory)
        keys.move = data->EventKey == ImGuiKey_UpArrow ? -1 : 1;
    return 0;
}

void write(const CheckEntry& entry, Wishes& wishes) {
    wishes.commands.push_back(
        command::WriteAnswers{{{entry.quantity, std::string(trimmed(entry.text.data()))}}});
}

bool control_and(ImGuiKey key) {
    return ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt && compat::key_pressed(key);
}

std::string text_of(const Session& session, const Quantity& quantity) {
    const auto found = session.answers().find(quantity);
    return found == session.answers().end() ? std::string() : found->second;
}

// What the field itself cannot do: more than one number, and the undo of what was typed before.
bool taken_by_table(const Session& session, CheckView& view, Wishes& wishes) {
    if (view.entry->take_focus) return false;
    if (control_and(ImGuiKey_V)) {
        const char* clipboard = ImGui::GetClipboardText();
        if (clipboard == nullptr || !is_block(clipboard)) return false;
        paste(clipboard, session, view, wishes);
        view.go_to = view.current;
        return true;
    }
    const bool redo = control_and(ImGuiKey_Y) || (control_and(ImGuiKey_Z) && ImGui::GetIO().KeyShift);
    const bool undo = !redo && control_and(ImGuiKey_Z) && !view.entry->dirty;
    if (!undo && !redo) return false;
    if (undo) wishes.commands.emplace_back(command::UndoAnswers{});
    if (redo) wishes.commands.emplace_back(command::RedoAnswers{});
    view.go_to = view.current;
    view.entry.reset();
    return true;
}

// Enter, Tab and the arrows keep what was typed and go on.
void leave(const Session& session, CheckView& view, Wishes& wishes, int by) {
    const Quantity here = view.entry->quantity;
    if (is_block(view.entry->text.data())) {
        const std::string text = view.entry->text.data();
        wishes.commands.push_back(command::WriteAnswers{{{here, ""}}});
        paste(text, session, view, wishes);
    } else {
        write(*view.entry, wishes);
        view.entry.reset();
    }
    view.go_to = neighbour(here, session, view, by).value_or(here);
}

} // namespace

void draw_entry(const Session& session, const Ui& ui, Rect cell, CheckView& view, Wishes& wishes) {
    if (taken_by_table(session, view, wishes)) {
        ui.keep_drawing();
        return;
    }
    CheckEntry& entry = *view.entry;
    if (!entry.dirty && text_of(session, entry.quantity) != trimmed(entry.text.data())) {
        view.go_to = entry.quantity; // it was changed from elsewhere
        ui.keep_drawing();
    }
    compat::push_font(ui.fonts.menu.im);
    ImGui::SetCursorScreenPos(cell.min);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        {ui.px(8), std::max(0.0F, (cell.size().y - ImGui::GetFontSize()) / 2)});
    ImGui::SetNextItemWidth(cell.size().x);
    // Windows that appear take the focus themselves, those drawn after this one too.
    const bool taking_focus = entry.take_focus;
    if (taking_focus && !ImGui::IsWindowAppearing()) {
        ImGui::SetKeyboardFocusHere();
        entry.take_focus = false;
    }
    if (taking_focus) ui.keep_drawing();
    Keys keys;
    const std::string id = "##answer " + to_text(entry.quantity);
    const bool entered =
        ImGui::InputText(id.c_str(), entry.text.data(), entry.text.size(),
                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll |
                             ImGuiInputTextFlags_CallbackCompletion | ImGuiInputTextFlags_CallbackHistory,
                         note_key, &keys);
    const bool edited = ImGui::IsItemEdited(), left = ImGui::IsItemDeactivated() && !taking_focus;
    ui.record_item("check/entry");
    ImGui::PopStyleVar();
    ImGui::PopFont();
    // Kept letter by letter, so that whatever ends the program loses none.
    if (edited) {
        entry.dirty = true;
        view.notes.clear();
        write(entry, wishes);
    }
    if (entered || keys.move != 0) {
        leave(session, view, wishes, entered ? 1 : keys.move);
        ui.keep_drawing();
    } else if (left) {
        write(entry, wishes);
        view.entry.reset();
        ui.keep_drawing();
    }
}

} // namespace backstep::check
