#pragma once

#include "app/session/command.h"
#include "core/model/input_error.h"

#include <filesystem>

namespace backstep {

/// A scenario given at the start: a file or, if there is no such file, the name of a bundled scenario.
struct Start {
    Scenario scenario;
    Command open; ///< what opens it in a session
};

/// Throws InputError if it cannot be used.
Start read_start(const std::filesystem::path& argument);

/// The network of the notes, with which the program starts if nothing else is asked for.
Scenario first_scenario();

/// The same error, naming the commands that need no window.
InputError without_window(const InputError& error);

} // namespace backstep
