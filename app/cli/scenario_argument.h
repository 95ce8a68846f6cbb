#pragma once

#include "app/session/start.h"

#include <string>

namespace backstep {

/// A file or the name of a bundled scenario; what is odd about it is complained of. Throws InputError.
Start start_argument(const std::string& argument);
Scenario scenario_argument(const std::string& argument);

} // namespace backstep
