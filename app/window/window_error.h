#pragma once

#include "core/model/input_error.h"

namespace backstep {

/// No window can be had: no display, or no OpenGL 3.3 on it. What needs no window still works.
class WindowError : public InputError {
public:
    using InputError::InputError;
};

} // namespace backstep
