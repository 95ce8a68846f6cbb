#pragma once

#include "app/panels/panel.h"

namespace backstep {

/// What the top bar keeps between frames.
struct TopBarView {
    bool open_menu = false; ///< asked for by a key: the first menu opens in the next frame
};

/// Menus at the left, the scenario's title and the example shown at the right. A window of its own, with a
/// menu bar, so that the keyboard goes from menu to menu.
void draw_top_bar(const Session& session, const Ui& ui, Rect area, TopBarView& view, Wishes& wishes);

/// The title and the example alone, at the right of `area`; nothing is drawn left of `left`.
void draw_title(const Session& session, const Ui& ui, Rect area, float left);

} // namespace backstep
