#pragma once

#include "app/panels/derivation/sheet_writer.h"

namespace backstep::derivation {

/// The result on a tinted band: each factor over a bar in its colour with its number beneath, and which
/// factors are δ; of what is no product, or too wide, the symbols over the numbers.
void write_band(SheetWriter& writer, const DerivationBlock& block, const std::string& prefix);

} // namespace backstep::derivation
