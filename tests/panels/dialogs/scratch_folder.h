#pragma once

#include "core/files/scenario_file.h"
#include "tests/panels/window_frames.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace backstep::test {

/// A folder that is gone when the test ends.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "backstep-dialogs-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    void write(std::string_view name, std::string_view text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    std::string read(std::string_view name) const {
        std::ifstream file(path_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    std::filesystem::path path_;
};

/// Two scenarios, a folder with a third, a hidden file and one that is no scenario.
inline void fill(const ScratchFolder& folder) {
    folder.write("start.json", scenario_text(bundled("notes-3-4-2")));
    folder.write("xor.json", scenario_text(bundled("xor")));
    folder.write("more/Mazur.JSON", scenario_text(bundled("mazur-2-2-2")));
    folder.write("notes.txt", "no scenario");
    folder.write(".hidden.json", "{}");
}

/// The program with start.json open, so that its dialogs begin in the folder.
class OpenedWindow : public WindowFrames {
public:
    explicit OpenedWindow(const ScratchFolder& folder) { apply(command::Open{folder / "start.json"}); }
    void change_weight(double value) { apply(command::SetValue{parse_quantity("W1[1,1]"), value}); }
};

} // namespace backstep::test
