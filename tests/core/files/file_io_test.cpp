#include "core/files/file_io.h"

#include "tests/core/files/sample.h"

#include <doctest/doctest.h>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

using namespace backstep;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, removed afterwards.
struct Folder {
    fs::path path;

    Folder() {
        std::string name = (fs::temp_directory_path() / "backstep-test-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::vector<std::string> names() const {
        std::vector<std::string> result;
        for (const auto& entry : fs::directory_iterator(path))
            result.push_back(entry.path().filename().string());
        return result;
    }
};

std::string message_of(const auto& action) {
    try {
        action();
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

std::string reading(const fs::path& path) {
    return message_of([&] { load_scenario(path); });
}

} // namespace

TEST_CASE("a file that cannot be read says why") {
    const Folder folder;
    const std::string name = folder.path.string();
    CHECK(reading(folder.path / "none.json") == name + "/none.json: there is no such file or folder");
    CHECK(reading(folder.path) == name + ": a folder, but a file was expected");
    write_file("", folder.path / "empty.json");
    CHECK(reading(folder.path / "empty.json") ==
          name + "/empty.json: line 1, column 1: the text ends here, but a scenario in { } was expected");
    CHECK(reading(folder.path / "empty.json" / "x") ==
          name + "/empty.json/x: a part of the path is not a folder");
    CHECK(reading(folder.path / "two\nlines.json") ==
          name + "/two?lines.json: there is no such file or folder");
    CHECK(reading("") == "\"\": there is no such file or folder");
    CHECK(reading("/dev/zero") == "/dev/zero: larger than 64 MiB, the most that is read");
}

TEST_CASE("a file without the right to read it says so") {
    if (::geteuid() == 0) return; // root may read everything
    const Folder folder;
    write_file("{}", folder.path / "secret.json");
    fs::permissions(folder.path / "secret.json", fs::perms::none);
    CHECK(reading(folder.path / "secret.json") ==
          (folder.path / "secret.json").string() + ": permission denied");
}

TEST_CASE("a file is replaced whole, with its permissions, and nothing else is left") {
    const Folder folder;
    const fs::path file = folder.path / "a.json";
    write_file("first", file);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    write_file("second", file);
    CHECK(read_file(file) == "second");
    CHECK(fs::status(file).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
    CHECK(folder.names() == std::vector<std::string>{"a.json"});
}

TEST_CASE("a new file has the permissions the user's mask gives") {
    const Folder folder;
    const mode_t before = ::umask(027);
    write_file("x", folder.path / "a.json");
    ::umask(before);
    CHECK(fs::status(folder.path / "a.json").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
}

TEST_CASE("saving through symbolic links changes what they lead to") {
    const Folder folder;
    fs::create_directory(folder.path / "real");
    write_file("old", folder.path / "real" / "a.json");
    fs::create_symlink("real/a.json", folder.path / "one");
    fs::create_symlink("one", folder.path / "two");
    write_file("new", folder.path / "two");
    CHECK(fs::is_symlink(folder.path / "two"));
    CHECK(fs::is_symlink(folder.path / "one"));
    CHECK(read_file(folder.path / "real" / "a.json") == "new");

    fs::create_symlink("real/not-yet.json", folder.path / "three");
    write_file("made", folder.path / "three");
    CHECK(read_file(folder.path / "real" / "not-yet.json") == "made");

    fs::create_symlink("loop", folder.path / "loop");
    CHECK(message_of([&] { write_file("x", folder.path / "loop"); }).find("too many symbolic links") !=
          std::string::npos);
}

TEST_CASE("a folder is not written over") {
    const Folder folder;
    CHECK(message_of([&] { write_file("x", folder.path); }) ==
          folder.path.string() + ": a folder, but a file was expected");
    CHECK(message_of([&] { write_file("x", folder.path / "none" / "a.json"); }) ==
          (folder.path / "none" / "a.json").string() +
              ": cannot write here: there is no such file or folder");
}

TEST_CASE("a pipe is written to, not replaced") {
    write_file("gone", "/dev/null");
    CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a write that fails leaves what was there and nothing else") {
    const Folder folder;
    const fs::path file = folder.path / "a.json";
    write_file("precious", file);
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1024, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const std::string message = message_of([&] { write_file(std::string(5000, 'x'), file); });
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    CHECK(message == file.string() + ": cannot be written: File too large");
    CHECK(read_file(file) == "precious");
    CHECK(folder.names() == std::vector<std::string>{"a.json"});
}

TEST_CASE("a read-only file or folder is left alone") {
    if (::geteuid() == 0) return; // root may write everything
    const Folder folder;
    const fs::path file = folder.path / "a.json";
    write_file("precious", file);
    fs::permissions(file, fs::perms::owner_read);
    CHECK(message_of([&] { write_file("x", file); }) ==
          file.string() + ": cannot be written: permission denied");
    fs::permissions(folder.path, fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(message_of([&] { write_file("x", folder.path / "b.json"); }) ==
          (folder.path / "b.json").string() + ": cannot write here: permission denied");
    fs::permissions(folder.path, fs::perms::owner_all);
    CHECK(read_file(file) == "precious");
}

TEST_CASE("a scenario saved is the scenario loaded") {
    const Folder folder;
    const Scenario scenario = parse_scenario(test::sample, "f").scenario;
    save_scenario(scenario, folder.path / "ü x.json");
    CHECK(load_scenario(folder.path / "ü x.json").scenario == scenario);
}
