#pragma once

#include "app/session/lock_file.h"
#include "core/model/scenario.h"

#include <cstdint>
#include <string>
#include <vector>

namespace backstep {

/// Work that its program had not saved when it was last kept.
struct UnsavedWork {
    Scenario scenario;
    std::filesystem::path document; ///< where it would be saved; empty: nowhere yet
    std::string name;               ///< of the document
    std::int64_t time = 0;          ///< seconds since 1970
};

/// The text of a recovery file, and back; throws InputError.
std::string unsaved_work_text(const UnsavedWork& work);
UnsavedWork parse_unsaved_work(std::string_view text, std::string_view name);

/// Unsaved work of this program, kept in a folder as `unsaved-<process>-<n>.json`, with a lock file beside it
/// that is held as long as the program runs.
class Autosave {
public:
    /// Creates the folder and takes a lock. Throws InputError that says why work cannot be kept there.
    explicit Autosave(const std::filesystem::path& folder);
    Autosave(const Autosave&) = delete;
    Autosave& operator=(const Autosave&) = delete;
    ~Autosave(); ///< removes the lock file unless there is work

    void keep(const UnsavedWork& work); ///< throws InputError
    void forget();                      ///< the work is saved, or not wanted

private:
    LockFile lock_;
    bool kept_ = false;
};

/// Unsaved work of a program that runs no more, locked, so that nobody else offers it.
struct LostWork {
    UnsavedWork work;
    LockFile lock;

    void remove() const;
};

/// All of it in the folder, newest first. Broken files are set aside as `*.broken`, and their names given.
struct LostAndFound {
    std::vector<LostWork> work;
    std::vector<std::filesystem::path> broken;
};
LostAndFound find_lost_work(const std::filesystem::path& folder);

} // namespace backstep
