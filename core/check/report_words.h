#pragma once

#include "core/check/marks.h"

#include <string>
#include <string_view>

/// What reports say alike.
namespace backstep {

/// `last digit` for `last_digit`.
std::string spaced(std::string_view id);

/// `7.5 of 12`.
std::string marks_text(const Marks& marks);

/// Exact, rounded, or off in the last digit only.
int right(const Tally& tally);

} // namespace backstep
