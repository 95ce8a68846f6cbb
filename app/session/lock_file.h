#pragma once

#include <filesystem>
#include <optional>

namespace backstep {

/// A file that tells other running programs that its owner lives. The system releases it however the owner
/// ends.
class LockFile {
public:
    /// Creates the file if it is missing. Nothing if another owner holds it, or it cannot be created.
    static std::optional<LockFile> take(const std::filesystem::path& path);

    LockFile(LockFile&& other) noexcept;
    LockFile& operator=(LockFile&& other) noexcept;
    ~LockFile(); ///< releases it; the file stays

    const std::filesystem::path& path() const { return path_; }

private:
    LockFile(std::filesystem::path path, int descriptor);
    std::filesystem::path path_;
    int descriptor_; ///< −1: moved from
};

} // namespace backstep
