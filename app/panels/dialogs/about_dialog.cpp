#include "app/panels/dialogs/about_dialog.h"

#include "app/panels/dialogs/modal.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "embedded/licences.h"

#include <algorithm>
#include <string>

namespace backstep {
namespace {

void draw_licences(const Ui& ui) {
    for (const auto& file : embedded::licences()) {
        const std::string name(file.name.substr(0, file.name.rfind('.')));
        if (!ImGui::TreeNode(name.c_str())) continue;
        paragraph(ui, file.text(), ui.theme.ink2);
        ImGui::TreePop();
    }
}

} // namespace

bool draw_about(const Ui& ui, bool wanted) {
    const Modal modal(ui, "about", wanted, "About Backstep", 620, 520);
    if (!modal) return false;
    paragraph(ui, "Backstep " BACKSTEP_VERSION " steps through backpropagation, number by number.",
              ui.theme.ink);
    paragraph(ui, "Its own licence, and those of what it contains:", ui.theme.ink2);
    const float buttons = ui.px(52);
    compat::begin_child("licences", {0, std::max(ImGui::GetContentRegionAvail().y - buttons, ui.px(60))});
    compat::push_font(ui.fonts.menu.im);
    draw_licences(ui);
    ImGui::PopFont();
    ImGui::EndChild();
    place_buttons(ui, button_width(ui, "Close"));
    ButtonOptions options;
    options.kind = ButtonKind::primary;
    options.height = 30;
    options.item = "about/close";
    const bool pressed = button(ui, "Close", options) || (ImGui::IsItemFocused() && compat::enter_pressed());
    ImGui::SetItemDefaultFocus();
    return pressed || modal.escaped();
}

} // namespace backstep
