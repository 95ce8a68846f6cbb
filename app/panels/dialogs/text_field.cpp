#include "app/panels/dialogs/text_field.h"

#include "app/widgets/imgui_compat.h"

namespace backstep {
namespace {

int grow(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
    auto& text = *static_cast<std::string*>(data->UserData);
    text.resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text.data();
    return 0;
}

} // namespace

bool text_field(const Ui& ui, const char* id, std::string& text, float width, bool take_keyboard) {
    compat::push_font(ui.fonts.note.im);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        {ui.px(10), std::max(0.0F, (ui.snapped(30) - ImGui::GetFontSize()) / 2)});
    ImGui::SetNextItemWidth(width);
    if (take_keyboard) ImGui::SetKeyboardFocusHere();
    const bool entered = ImGui::InputText(
        id, text.data(), text.capacity() + 1,
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackResize, grow, &text);
    ui.record_item(id);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    return entered;
}

} // namespace backstep
