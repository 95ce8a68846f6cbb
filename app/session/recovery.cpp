#include "app/session/recovery.h"

#include "core/files/scenario_file.h"
#include "core/model/input_error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <system_error>

namespace backstep {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view file_format = "backstep-unsaved/1";
constexpr std::string_view prefix = "unsaved-";

fs::path work_file(const LockFile& lock) {
    return fs::path(lock.path()).replace_extension(".json");
}

// Removing what may be gone already is no error.
void remove_quietly(const fs::path& path) {
    std::error_code ignored;
    fs::remove(path, ignored);
}

LockFile own_lock(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    constexpr int attempts = 100; // killed programs of the same number may have left their files
    for (int n = 1; n <= attempts && !failure; ++n) {
        const fs::path path = folder / fmt::format("{}{}-{}.lock", prefix, getpid(), n);
        if (fs::exists(fs::path(path).replace_extension(".json"), failure)) continue;
        if (auto lock = LockFile::take(path)) return std::move(*lock);
    }
    const std::string why = failure ? failure.message() : "no file can be created there";
    throw InputError(fmt::format("{}: {}", folder.string(), why));
}

std::vector<fs::path> files_in(const fs::path& folder, std::string_view extension) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        const fs::path& path = entry->path();
        if (path.extension() == extension && path.filename().string().starts_with(prefix))
            files.push_back(path);
    }
    std::sort(files.begin(), files.end());
    return files;
}

// What killed programs without unsaved work left.
void remove_stray_locks(const fs::path& folder) {
    for (const fs::path& path : files_in(folder, ".lock")) {
        const auto lock = LockFile::take(path);
        if (lock && !fs::exists(work_file(*lock))) remove_quietly(path);
    }
}

fs::path set_aside(const fs::path& path) {
    const fs::path aside = fs::path(path).replace_extension(".broken");
    std::error_code ignored; // where it cannot be renamed it is found again, and told again
    fs::rename(path, aside, ignored);
    return aside;
}

} // namespace

std::string unsaved_work_text(const UnsavedWork& work) {
    const nlohmann::ordered_json file{{"format", file_format},
                                      {"name", work.name},
                                      {"document", work.document.string()},
                                      {"time", work.time},
                                      {"scenario", scenario_text(work.scenario)}};
    return file.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

UnsavedWork parse_unsaved_work(std::string_view text, std::string_view name) {
    try {
        const auto file = nlohmann::json::parse(text);
        if (file.at("format") != file_format)
            throw InputError(fmt::format("{}: not a file of unsaved work", name));
        UnsavedWork work;
        work.scenario = parse_scenario(file.at("scenario").get<std::string>(), name).scenario;
        work.document = file.at("document").get<std::string>();
        work.name = file.at("name").get<std::string>();
        work.time = file.at("time").get<std::int64_t>();
        return work;
    } catch (const nlohmann::json::exception&) {
        throw InputError(fmt::format("{}: not a file of unsaved work", name));
    }
}

Autosave::Autosave(const fs::path& folder) : lock_(own_lock(folder)) {}

Autosave::~Autosave() {
    if (!kept_) remove_quietly(lock_.path());
}

void Autosave::keep(const UnsavedWork& work) {
    write_file(unsaved_work_text(work), work_file(lock_));
    kept_ = true;
}

void Autosave::forget() {
    if (kept_) remove_quietly(work_file(lock_));
    kept_ = false;
}

void LostWork::remove() const {
    remove_quietly(work_file(lock));
    remove_quietly(lock.path());
}

LostAndFound find_lost_work(const fs::path& folder) {
    remove_stray_locks(folder);
    LostAndFound found;
    for (const fs::path& path : files_in(folder, ".json")) {
        auto lock = LockFile::take(fs::path(path).replace_extension(".lock"));
        if (!lock) continue;
        try {
            found.work.push_back(
                {parse_unsaved_work(read_file(path), path.filename().string()), std::move(*lock)});
        } catch (const InputError&) {
            found.broken.push_back(set_aside(path));
            remove_quietly(lock->path());
        }
    }
    std::stable_sort(found.work.begin(), found.work.end(),
                     [](const LostWork& a, const LostWork& b) { return a.work.time > b.work.time; });
    return found;
}

} // namespace backstep
