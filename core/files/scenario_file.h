#pragma once

#include "core/model/scenario.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace backstep {

/// A scenario with what was odd about its file: unknown keys, which are kept.
struct LoadedScenario {
    Scenario scenario;
    std::vector<std::string> warnings; ///< one sentence each
};

/// Reads the text of a scenario file. `name` is how messages call it (a path). Throws InputError:
/// `name: /layers/1/weights/0: 3 numbers, but layer 1 has 4 neurons`, or with a line for broken JSON.
LoadedScenario parse_scenario(std::string_view text, std::string_view name);

/// Reads a file; also says when it is missing, a folder, unreadable or larger than 64 MiB.
LoadedScenario load_scenario(const std::filesystem::path& path);

/// The text of a scenario file, indented, every number with as few digits as bring back the same bits.
std::string scenario_text(const Scenario& scenario);

/// Writes a temporary file beside `path` and renames it, so that a failure leaves what was there.
void save_scenario(const Scenario& scenario, const std::filesystem::path& path);

/// `text` to `path` in the same safe way; for every file the program writes. Throws InputError.
void write_file(std::string_view text, const std::filesystem::path& path);

/// The content of a file. Throws InputError.
std::string read_file(const std::filesystem::path& path);

} // namespace backstep
