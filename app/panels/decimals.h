#pragma once

#include "app/panels/panel.h"

#include <optional>
#include <string>

namespace backstep {

/// − .4 +: how many decimals the scenario's numbers are shown with; with `rounding`, how many every number is
/// rounded to. Three squares wide, at the cursor; its buttons are items of the panel.
void draw_decimals(const Session& session, const Ui& ui, const std::optional<int>& rounding,
                   const std::string& panel, Wishes& wishes);

/// In pixels.
float decimals_width(const Ui& ui);

} // namespace backstep
