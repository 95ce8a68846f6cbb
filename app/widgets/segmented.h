#pragma once

#include "app/widgets/ui.h"

#include <optional>
#include <span>
#include <string_view>

namespace backstep {

/// A row of joined segments, one of which is chosen. Returns the segment pressed, the chosen one too.
/// Each is recorded in the item map as `<id>/<label>`.
std::optional<int> segmented(const Ui& ui, std::string_view id, std::span<const std::string_view> labels,
                             int chosen, std::string_view tooltip = {});

/// The same with independent switches: bit i of `lit` says that segment i is on.
std::optional<int> segmented_switches(const Ui& ui, std::string_view id,
                                      std::span<const std::string_view> labels, unsigned lit,
                                      std::string_view tooltip = {});

float segmented_width(const Ui& ui, std::span<const std::string_view> labels); ///< screen pixels

} // namespace backstep
