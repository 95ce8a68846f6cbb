#pragma once

#include "app/panels/panel.h"

namespace backstep {

/// Version and licences. True when it is to be closed.
bool draw_about(const Ui& ui, bool wanted);

} // namespace backstep
