#pragma once

#include "app/widgets/edge_canvas.h"

#include <vector>

namespace backstep {

/// The edge as straight pieces, no more than its curvature needs: two points if it is straight.
std::vector<ImVec2> flattened(const Edge& edge);

} // namespace backstep
