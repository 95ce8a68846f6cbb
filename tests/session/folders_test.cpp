#include "app/session/folders.h"

#include "tests/session/support.h"

#include <doctest/doctest.h>

#include <map>

using namespace backstep;

namespace {

Session::Folders folders_with(const std::map<std::string, std::string>& environment) {
    return user_folders([&](const char* name) {
        const auto found = environment.find(name);
        return found == environment.end() ? std::string() : found->second;
    });
}

} // namespace

TEST_CASE("folders follow the XDG rules") {
    const auto home = folders_with({{"HOME", "/home/ada"}});
    CHECK(home.settings == "/home/ada/.config/backstep");
    CHECK(home.state == "/home/ada/.local/state/backstep");
    const auto given =
        folders_with({{"HOME", "/home/ada"}, {"XDG_CONFIG_HOME", "/c"}, {"XDG_STATE_HOME", "/s"}});
    CHECK(given.settings == "/c/backstep");
    CHECK(given.state == "/s/backstep");
    CHECK(folders_with({{"HOME", "/home/ada"}, {"XDG_CONFIG_HOME", "relative"}}).settings ==
          "/home/ada/.config/backstep");
    CHECK(folders_with({}).settings.empty());
    CHECK(folders_with({{"HOME", "somewhere"}}).state.empty());
}

TEST_CASE("a user without a home is told that nothing is kept") {
    Session session(test::bundled("xor"), folders_with({}));
    CHECK(test::message_text(session) ==
          "Settings and unsaved work cannot be kept: HOME is not set to a folder.");
    session.apply(command::SetValue{test::weight(1, 1, 1), 2.0});
    CHECK_FALSE(session.tick(0.0));
}
