#include "app/panels/diagram/interaction.h"

#include "app/panels/typed_number.h"
#include "app/widgets/imgui_compat.h"
#include "core/files/exact_text.h"
#include "core/model/input_error.h"

#include <algorithm>

namespace backstep::diagram {
namespace {

// True once the text is taken.
bool commit(DiagramEdit& edit, Wishes& wishes) {
    try {
        const double value = typed_number(edit.text.data());
        if (edit.quantity)
            wishes.commands.push_back(command::SetValue{*edit.quantity, value});
        else
            wishes.commands.push_back(command::SetLearningRate{edit.layer, value});
        return true;
    } catch (const InputError& error) {
        edit.problem = error.what();
        return false;
    }
}

void explain(const Scene& scene, const DiagramEdit& edit, ImVec2 below) {
    if (edit.problem.empty()) return;
    ImGui::SetNextWindowPos({below.x, below.y + scene.ui.px(4)});
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(scene.ui.px(320));
    ImGui::TextUnformatted(edit.problem.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

DiagramEdit editing(std::optional<Quantity> quantity, double value, Rect box) {
    DiagramEdit edit;
    edit.quantity = quantity;
    edit.box = box;
    const std::string text = exact_text(value);
    std::copy_n(text.begin(), std::min(text.size(), edit.text.size() - 1), edit.text.begin());
    return edit;
}

} // namespace

void begin_edit(DiagramView& view, const Session& session, const Quantity& quantity, Rect box) {
    view.edit = editing(quantity, session.value(quantity).value_or(0), box);
}

void begin_rate_edit(DiagramView& view, const Session& session, int layer, Rect box) {
    view.edit = editing(std::nullopt, session.scenario().learning_rate(std::max(layer, 1)), box);
    view.edit->layer = layer;
}

void draw_edit_field(const Scene& scene, DiagramView& view, Wishes& wishes) {
    if (!view.edit) return;
    DiagramEdit& edit = *view.edit;
    const Ui& ui = scene.ui;
    const float width = std::max(edit.box.size().x, ui.px(96)), height = ui.px(26);
    const ImVec2 centre = edit.box.centre();
    const ImVec2 at{std::clamp(centre.x - width / 2, scene.area.min.x, scene.area.max.x - width),
                    centre.y - height / 2};
    ImGui::SetCursorScreenPos(at);
    ImGui::SetNextItemWidth(width);
    if (edit.fresh) ImGui::SetKeyboardFocusHere();
    compat::push_font(ui.fonts.note.im);
    ImGui::PushStyleColor(ImGuiCol_Border, edit.problem.empty() ? ui.theme.ink2 : ui.theme.backward.line);
    ImGui::PushID(edit.quantity ? to_text(*edit.quantity).c_str() : "learning rate");
    const bool entered =
        ImGui::InputText("##value", edit.text.data(), edit.text.size(),
                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopID();
    ImGui::PopStyleColor();
    ImGui::PopFont();
    ui.record_item("diagram/edit");
    if (ImGui::IsItemEdited()) edit.problem.clear();
    const bool left = ImGui::IsItemDeactivated() && !entered;
    explain(scene, edit, {at.x, at.y + height});
    if (entered && !commit(edit, wishes)) {
        edit.fresh = true; // stays open, with the keyboard in it
        ui.keep_drawing();
        return;
    }
    edit.fresh = false;
    if (entered || left) view.edit.reset();
}

} // namespace backstep::diagram
