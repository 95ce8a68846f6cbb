#include "app/panels/dialogs/keys_dialog.h"

#include "app/panels/dialogs/modal.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/text.h"

#include <algorithm>
#include <vector>

namespace backstep {
namespace {

constexpr float row_height = 20, dialog_width = 720, column_gap = 28;

struct KeyRow {
    std::string_view keys, name;
};

std::vector<KeyRow> key_rows() {
    std::vector<KeyRow> rows;
    for (const ActionInfo& about : actions())
        if (!about.keys.empty()) rows.push_back({about.keys, about.name});
    rows.push_back({"Alt, F10", "Open the menu"});
    rows.push_back({"Tab, Enter", "After W: next term, select it"});
    rows.push_back({"Wheel, drag", "Zoom and move the network"});
    rows.push_back({"Double click", "Edit a number"});
    return rows;
}

/// As many columns as fit side by side, filled from top to bottom.
void draw_rows(const Ui& ui, const std::vector<KeyRow>& rows) {
    float widest_key = 0, widest_name = 0;
    for (const KeyRow& row : rows) {
        widest_key = std::max(widest_key, text_width(ui.fonts.control, row.keys));
        widest_name = std::max(widest_name, text_width(ui.fonts.note, row.name));
    }
    const float gap = ui.px(12);
    const float column = widest_key + gap + widest_name + ui.px(column_gap);
    const float width = ImGui::GetContentRegionAvail().x;
    const auto columns =
        static_cast<std::size_t>(std::clamp((width + ui.px(column_gap)) / column, 1.0F, 3.0F));
    const std::size_t per_column = (rows.size() + columns - 1) / columns;
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float x = origin.x + static_cast<float>(i / per_column) * column;
        const float y = origin.y + (static_cast<float>(i % per_column) + 0.5F) * ui.px(row_height);
        draw_text_at(list, ui.fonts.control, {x, y}, Align::left, ui.theme.ink, rows[i].keys);
        draw_text_at(list, ui.fonts.note, {x + widest_key + gap, y}, Align::left, ui.theme.ink2,
                     rows[i].name);
        ui.record(
            "keys/" + std::string(rows[i].name), {x, y - ui.px(row_height / 2)},
            {x + widest_key + gap + text_width(ui.fonts.note, rows[i].name), y + ui.px(row_height / 2)});
    }
    ImGui::Dummy({std::min(column, width), static_cast<float>(per_column) * ui.px(row_height)});
}

} // namespace

bool draw_keys(const Ui& ui, bool wanted) {
    const std::vector<KeyRow> rows = key_rows();
    const Modal modal(ui, "keys", wanted, "Keys", dialog_width);
    if (!modal) return false;
    draw_rows(ui, rows);
    place_buttons(ui, button_width(ui, "Close"));
    ButtonOptions options;
    options.kind = ButtonKind::primary;
    options.height = 30;
    options.item = "keys/close";
    const bool pressed = button(ui, "Close", options) || compat::enter_pressed();
    // What the keyboard is in is scrolled to, and a list is read from its beginning.
    if (ImGui::IsItemVisible()) ImGui::SetItemDefaultFocus();
    return pressed || modal.escaped();
}

} // namespace backstep
