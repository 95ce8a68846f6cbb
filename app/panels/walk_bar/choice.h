#pragma once

#include "app/widgets/ui.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace backstep {

/// A button of height 26 that shows the chosen label and opens a list of all; returns the one picked.
/// `chosen` −1: none. Labels are recorded as `<id>/<label>` while the list is open. Width in screen pixels.
std::optional<int> choice(const Ui& ui, std::string_view id, std::span<const std::string> labels, int chosen,
                          float width, std::string_view tooltip = {});

} // namespace backstep
