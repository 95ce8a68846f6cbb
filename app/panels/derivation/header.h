#pragma once

#include "app/panels/derivation/derivation_panel.h"
#include "app/widgets/item_map.h"

namespace backstep::derivation {

/// Title, what is derived, buttons to copy it, and below the choice between number, vector, matrix and paths.
/// Gives what is left of the panel.
Rect draw_header(const Ui& ui, Rect panel, DerivationView& view, Wishes& wishes);

/// The menu of a line, or of the whole derivation, once it was opened as `derivation/menu`.
void draw_menu(const Ui& ui, DerivationView& view, Wishes& wishes);

} // namespace backstep::derivation
