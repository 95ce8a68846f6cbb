#include "app/panels/dialogs/folder.h"

#include "tests/panels/dialogs/scratch_folder.h"

#include <doctest/doctest.h>

using namespace backstep;
using backstep::test::ScratchFolder;

TEST_CASE("folders are listed first, then scenario files, whatever the case of their letters") {
    const ScratchFolder scratch;
    for (const char* name :
         {"b.json", "A.JSON", "c.txt", ".hidden.json", "zoo/x.json", "Apes/y.json", ".git/z.json"})
        scratch.write(name, "{}");
    const Folder folder = read_folder(scratch.path());
    std::vector<std::string> names;
    for (const Folder::Entry& entry : folder.entries) names.push_back(entry.name);
    CHECK(names == std::vector<std::string>{"Apes", "zoo", "A.JSON", "b.json"});
    CHECK(folder.entries[1].is_folder);
    CHECK_FALSE(folder.entries[2].is_folder);
    CHECK(folder.problem.empty());
}

TEST_CASE("a folder that cannot be listed says why in a sentence") {
    const Folder folder = read_folder("/no/such/folder");
    CHECK(folder.entries.empty());
    CHECK(folder.problem.starts_with("/no/such/folder cannot be listed: "));
    CHECK(folder.problem.ends_with("."));
}

TEST_CASE("paths are typed, pasted and dropped in many ways") {
    CHECK(typed_path("a.json", "/home/ada") == "/home/ada/a.json");
    CHECK(typed_path("../b.json", "/home/ada") == "/home/b.json");
    CHECK(typed_path("/tmp/c.json", "/home/ada") == "/tmp/c.json");
    CHECK(typed_path("  \"/tmp/with space.json\"\n", "/home/ada") == "/tmp/with space.json");
    CHECK(typed_path("file:///tmp/d.json", "/home/ada") == "/tmp/d.json");
    CHECK(typed_path("~/e.json", "/home/ada").string().ends_with("/e.json"));
    CHECK(typed_path("~/e.json", "/home/ada") != "/home/ada/~/e.json");
}

TEST_CASE("files end in .json, once") {
    CHECK(with_json_ending("a") == "a.json");
    CHECK(with_json_ending("a.json") == "a.json");
    CHECK(with_json_ending("a.JSON") == "a.JSON");
    CHECK(with_json_ending("v1.2") == "v1.2.json");
}

TEST_CASE("a dialog starts beside the file") {
    const ScratchFolder scratch;
    scratch.write("inner/a.json", "{}");
    CHECK(starting_folder(scratch / "inner/a.json") == scratch / "inner");
    CHECK(starting_folder(scratch / "gone/a.json") != scratch / "gone");
    CHECK(std::filesystem::is_directory(starting_folder(scratch / "gone/a.json")));
}
