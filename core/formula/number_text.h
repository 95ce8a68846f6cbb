#pragma once

#include <string>

namespace backstep {

/// Fixed decimals with a true minus; `−0.0000` prints as `0.0000`.
std::string number_text(double value, int decimals);

} // namespace backstep
