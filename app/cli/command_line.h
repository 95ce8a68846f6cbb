#pragma once

namespace backstep {

/// The whole program: reads the arguments, runs a command or opens the window, and turns every error into one
/// sentence on standard error. Returns the exit code: 0 done, 1 a check found something, 2 bad usage or
/// input.
int run_command_line(int argc, const char* const* argv);

} // namespace backstep
