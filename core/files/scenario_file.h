#pragma once

#include "core/files/file_io.h"
#include "core/model/scenario.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace backstep {

/// A scenario with what was odd about its file: unknown keys, which are kept.
struct LoadedScenario {
    Scenario scenario;
    std::vector<std::string> warnings; ///< one sentence each, starting with the file
};

/// Reads the text of a scenario file. `name` is how messages call it (a path). Throws InputError:
/// `name: /layers/1/weights/0: 3 numbers, but layer 1 has 4 neurons`, or with line and column for broken
/// JSON. What may be left out: title, source, notation, reduction (mean), learning_rate (0.5), update_biases
/// (true), training (batch) and each of its fields, decimals (4).
LoadedScenario parse_scenario(std::string_view text, std::string_view name);

/// Reads a file; also says when it is missing, a folder, unreadable or larger than 64 MiB.
LoadedScenario load_scenario(const std::filesystem::path& path);

/// The text of a scenario file, indented, a matrix row a line, every number with as few digits as bring back
/// the same bits. Throws InputError if the scenario has a problem(), so what is written can be read.
std::string scenario_text(const Scenario& scenario);

/// Writes the file safely, as `write_file` does.
void save_scenario(const Scenario& scenario, const std::filesystem::path& path);

} // namespace backstep
