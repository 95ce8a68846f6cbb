#pragma once

#include "app/widgets/ui.h"

#include <string_view>

namespace backstep {

enum class ButtonKind { plain, primary, bare }; ///< bordered; dark on light; without a border

struct ButtonOptions {
    ButtonKind kind = ButtonKind::plain;
    float width = 0;   ///< pixels of the design; 0: as wide as the label needs
    float height = 26; ///< pixels of the design
    bool enabled = true;
    std::string_view tooltip{};
    std::string_view item{}; ///< name in the item map; none: the label
};

/// Buttons stand at Dear ImGui's cursor. `label` may end in `##id`, which is not shown.
bool button(const Ui& ui, std::string_view label, const ButtonOptions& options = {});
float button_width(const Ui& ui, std::string_view label); ///< screen pixels

enum class Icon { first, back, play, pause, forward, last };
bool icon_button(const Ui& ui, std::string_view item, Icon icon, const ButtonOptions& options = {});

/// True when it was pressed; what it shows is the caller's to change.
bool check_box(const Ui& ui, std::string_view label, bool checked, std::string_view tooltip = {});

/// Explains the widget submitted last while the pointer is on it.
void tooltip(const Ui& ui, std::string_view text);

/// The ring around what the keyboard would press, if the item submitted last is it.
void focus_ring(const Ui& ui, ImVec2 min, ImVec2 max, float radius);

} // namespace backstep
