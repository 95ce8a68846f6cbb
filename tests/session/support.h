#pragma once

#include "app/session/session.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace backstep::test {

/// A folder that is gone when the test ends.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    Session::Folders folders() const { return {path_ / "settings", path_ / "state"}; }

private:
    std::filesystem::path path_;
};

/// A scenario that the program carries.
Scenario bundled(std::string_view name);

/// Exclusive or, with an update that uses all four examples.
Scenario xor_in_batches();

/// Every bit of what the walk shows: weights, all numbers of the pass, where it stands, what is known.
std::string state_bits(const Session& session);
std::string bits(const Network& network);

/// Does what is due until nothing is, for training and playing; returns the time it ended at.
double run_until_idle(Session& session, double now = 0.0);

std::string message_text(const Session& session); ///< empty: none

void write_text(const std::filesystem::path& path, std::string_view text);
std::string read_text(const std::filesystem::path& path);

inline Quantity weight(int layer, int row, int column) {
    return {.symbol = Symbol::weight, .layer = layer, .row = row, .column = column};
}

} // namespace backstep::test
