#include "app/panels/dialogs/question_dialogs.h"

#include "app/panels/dialogs/modal.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace backstep {
namespace {

constexpr float question_width = 460;

/// A row of buttons, the last one the one that matters most. Returns the one pressed.
std::optional<std::size_t> buttons(const Ui& ui, std::span<const std::string_view> labels,
                                   std::string_view id) {
    float width = 0;
    for (const std::string_view label : labels) width += button_width(ui, label) + (width > 0 ? ui.px(8) : 0);
    place_buttons(ui, width);
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool last = i + 1 == labels.size();
        const std::string item = std::string(id).append("/").append(labels[i]);
        ButtonOptions options;
        options.kind = last ? ButtonKind::primary : ButtonKind::plain;
        options.height = 30;
        options.item = item;
        // Enter is for the button in focus also before the keyboard has made that focus visible.
        if (button(ui, labels[i], options) || (ImGui::IsItemFocused() && compat::enter_pressed()))
            pressed = i;
        if (last)
            ImGui::SetItemDefaultFocus();
        else
            ImGui::SameLine(0, ui.px(8));
    }
    return pressed;
}

} // namespace

void draw_question(const Session& session, const Ui& ui, bool wanted, Wishes& wishes) {
    const Modal modal(ui, "question", wanted, "Unsaved work", question_width);
    if (!modal) return;
    paragraph(ui, *session.question(), ui.theme.ink);
    constexpr std::array<std::string_view, 3> labels{"Cancel", "Don't save", "Save"};
    constexpr std::array answers{command::Answer::cancel, command::Answer::discard, command::Answer::save};
    if (const auto pressed = buttons(ui, labels, "question"))
        wishes.commands.push_back(command::AnswerQuestion{answers[*pressed]});
    else if (modal.escaped())
        wishes.commands.push_back(command::AnswerQuestion{command::Answer::cancel});
}

void draw_recovery(const Session& session, const Ui& ui, bool wanted, Wishes& wishes) {
    const Modal modal(ui, "recovery", wanted, "Work was left behind", question_width);
    if (!modal) return;
    paragraph(ui, *session.recoverable(), ui.theme.ink);
    constexpr std::array<std::string_view, 2> labels{"Forget it", "Recover"};
    if (const auto pressed = buttons(ui, labels, "recovery"))
        wishes.commands.push_back(command::RecoverWork{*pressed == 1});
}

} // namespace backstep
