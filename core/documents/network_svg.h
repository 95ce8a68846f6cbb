#pragma once

#include "core/documents/network_view.h"

#include <string>
#include <string_view>

namespace backstep {

/// The network as an inline `<svg>`, coloured by the classes of `assets/documents/network.css`: edges by
/// width and, where negative, dashed; given numbers grey, computed ones filled, unknown ones dotted; what the
/// step computes with a thick outline. `id` tells the drawings of one page apart; `description` is read out
/// in its place.
std::string network_svg(const NetworkView& view, std::string_view id, std::string_view description);

} // namespace backstep
