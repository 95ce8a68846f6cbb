#pragma once

#include "app/panels/panel.h"
#include "app/panels/shell/layout.h"

namespace backstep {

struct SplitterView {
    float grabbed_at = 0; ///< from the splitter's edge, while one is dragged
};

/// The gaps between the panels, which can be dragged; a double click restores the share.
void draw_splitters(const Ui& ui, const Layout& layout, SplitterView& view, Wishes& wishes);

} // namespace backstep
