#pragma once

#include "app/window/gl_handle.h"

#include <string_view>

namespace backstep {

/// Compiles and links two embedded shaders, named by file. Throws WindowError with the driver's words.
GlProgram make_program(std::string_view vertex_file, std::string_view fragment_file);

} // namespace backstep
