#pragma once

#include "app/panels/panel.h"

namespace backstep {

/// Every key, in columns. True when it is to be closed.
bool draw_keys(const Ui& ui, bool wanted);

} // namespace backstep
