#pragma once

#include "app/widgets/edge_canvas.h"

#include <vector>

namespace backstep {

/// Replaces `points` by the edge as straight pieces, no more than its curvature needs: two points if it is
/// straight.
void flatten(const Edge& edge, std::vector<ImVec2>& points);

} // namespace backstep
