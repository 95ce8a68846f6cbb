#pragma once

#include "core/documents/network_view.h"

#include <string>

namespace backstep {

/// What is given of the network as a `tikzpicture`, at most `width` points wide.
std::string network_tikz(const NetworkView& view, double width);

} // namespace backstep
