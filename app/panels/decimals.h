#pragma once

#include "app/panels/panel.h"

#include <string>

namespace backstep {

/// − .4 +: how many decimals numbers are shown with, or are rounded to where every number is. Three squares
/// wide, from `left` on at the height of the cursor; its buttons are items of the panel.
void draw_decimals(const Session& session, const Ui& ui, float left, const std::string& panel,
                   Wishes& wishes);

/// In pixels.
float decimals_width(const Ui& ui);

} // namespace backstep
