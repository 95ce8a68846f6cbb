#pragma once

#include <string>

namespace backstep {

/// A finite number with as few digits as bring back the same bits, as JSON and CSV write it: `0.1`, `16`,
/// `-0.0`, `1.5e-310`.
std::string exact_text(double value);

} // namespace backstep
