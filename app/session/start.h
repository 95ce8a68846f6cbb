#pragma once

#include "app/session/command.h"
#include "core/files/scenario_file.h"

#include <string>

namespace backstep {

/// A scenario given at the start: a file or, if there is no such file, the name of a bundled scenario.
struct Start {
    LoadedScenario loaded;
    Command open; ///< what opens it in a session
};

/// Throws InputError if it cannot be used.
Start read_start(const std::string& argument);

/// The network of the notes, with which the program starts if nothing else is asked for.
Scenario first_scenario();

} // namespace backstep
