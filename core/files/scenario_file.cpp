#include "core/files/scenario_file.h"

#include "core/files/file_io.h"
#include "core/model/input_error.h"

namespace backstep {

LoadedScenario load_scenario(const std::filesystem::path& path) {
    return parse_scenario(read_file(path), path_text(path));
}

void save_scenario(const Scenario& scenario, const std::filesystem::path& path) {
    write_file(scenario_text(scenario), path);
}

} // namespace backstep
