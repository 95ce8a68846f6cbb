#pragma once

#include "app/widgets/ui.h"

#include <string>

namespace backstep {

/// A field of height 30 for a line of any length, its width in screen pixels. `take_keyboard`: it becomes the
/// active one. True when Enter was pressed.
bool text_field(const Ui& ui, const char* id, std::string& text, float width, bool take_keyboard);

} // namespace backstep
