#include "core/files/file_io.h"

#include "core/files/json.h"
#include "core/model/input_error.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace backstep {
namespace {

constexpr std::size_t largest_file = std::size_t{64} << 20U;

[[noreturn]] void fail(const std::filesystem::path& path, std::string_view problem) {
    throw InputError(fmt::format("{}: {}", path_text(path), problem));
}

/// In plain words where the system's own are not.
std::string reason(int error) {
    switch (error) {
    case ENOENT: return "there is no such file or folder";
    case ENOTDIR: return "a part of the path is not a folder";
    case EACCES:
    case EPERM: return "permission denied";
    case EISDIR: return "a folder, but a file was expected";
    case EROFS: return "the disk is read-only";
    case ENOSPC:
    case EDQUOT: return "the disk is full";
    case ENAMETOOLONG: return "the name is too long";
    case ELOOP: return "too many symbolic links";
    default: return std::generic_category().message(error);
    }
}

class File {
public:
    File(const std::filesystem::path& path, int flags, mode_t mode = 0) {
        do descriptor_ = ::open(path.c_str(), flags | O_CLOEXEC, mode);
        while (descriptor_ < 0 && errno == EINTR);
    }
    ~File() { close(); }
    File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    File& operator=(File&&) = delete;

    bool is_open() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }
    bool close() { return descriptor_ < 0 || ::close(std::exchange(descriptor_, -1)) == 0; }

    bool write(std::string_view text) const {
        while (!text.empty()) {
            const ssize_t written = ::write(descriptor_, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return false;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }

private:
    int descriptor_ = -1;
};

/// A new file beside `path`, removed again unless it is renamed to it.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& path) : target_(path) {
        constexpr int most_attempts = 1000; // files left over from killed programs with this process's number
        for (int attempt = 0; attempt < most_attempts; ++attempt) {
            path_ = path.parent_path() / fmt::format(".backstep-{}-{}.tmp", ::getpid(), attempt);
            File file(path_, O_WRONLY | O_CREAT | O_EXCL, 0666);
            if (file.is_open()) {
                file_.emplace(std::move(file));
                return;
            }
            if (errno != EEXIST) break;
        }
        fail(target_, fmt::format("cannot write here: {}", reason(errno)));
    }
    ~TemporaryFile() {
        if (!renamed_) ::unlink(path_.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void keep_permissions(mode_t mode) const { check(::fchmod(file_->descriptor(), mode) == 0); }
    void write(std::string_view text) {
        check(file_->write(text) && ::fsync(file_->descriptor()) == 0 && file_->close());
    }
    void rename_to_target() {
        check(::rename(path_.c_str(), target_.c_str()) == 0);
        renamed_ = true;
    }

private:
    std::filesystem::path target_, path_;
    std::optional<File> file_;
    bool renamed_ = false;

    void check(bool succeeded) const {
        if (!succeeded) fail(target_, fmt::format("cannot be written: {}", reason(errno)));
    }
};

/// What a symbolic link leads to, even if that does not exist yet.
std::filesystem::path behind_links(std::filesystem::path path) {
    constexpr int most_links = 40;
    for (int i = 0; i < most_links; ++i) {
        std::error_code error;
        const std::filesystem::path target = std::filesystem::read_symlink(path, error);
        if (error) return path;
        path = path.parent_path() / target;
    }
    fail(path, reason(ELOOP));
}

void write_in_place(std::string_view text, const std::filesystem::path& path) {
    const File file(path, O_WRONLY);
    if (!file.is_open() || !file.write(text)) fail(path, fmt::format("cannot be written: {}", reason(errno)));
}

} // namespace

std::string path_text(const std::filesystem::path& path) {
    if (path.empty()) return "\"\"";
    std::string text = path.string();
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    return text;
}

std::string read_file(const std::filesystem::path& path) {
    const File file(path, O_RDONLY);
    if (!file.is_open()) fail(path, reason(errno));
    std::string text;
    std::array<char, 65536> buffer;
    while (true) {
        const ssize_t count = ::read(file.descriptor(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(path, reason(errno));
        if (count == 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(count));
        if (text.size() > largest_file) fail(path, "larger than 64 MiB, the most that is read");
    }
}

void write_file(std::string_view text, const std::filesystem::path& path) {
    const std::filesystem::path target = behind_links(path);
    struct stat status {};
    const bool exists = ::stat(target.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) fail(path, reason(EISDIR));
    if (exists && !S_ISREG(status.st_mode)) return write_in_place(text, target); // a pipe or a terminal
    if (exists && ::access(target.c_str(), W_OK) != 0)
        fail(path, fmt::format("cannot be written: {}", reason(errno)));

    TemporaryFile temporary(target);
    if (exists) temporary.keep_permissions(status.st_mode & 07777U);
    temporary.write(text);
    temporary.rename_to_target();
    // The rename is on the disk once its folder is; where a folder cannot be flushed it is still correct.
    const File folder(target.has_parent_path() ? target.parent_path() : ".", O_RDONLY | O_DIRECTORY);
    if (folder.is_open()) ::fsync(folder.descriptor());
}

} // namespace backstep
