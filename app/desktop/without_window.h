#pragma once

#include "core/model/input_error.h"

namespace backstep {

/// An error of the window, naming the commands that need none.
InputError without_window(const InputError& error);

} // namespace backstep
