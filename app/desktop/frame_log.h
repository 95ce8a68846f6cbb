#pragma once

#include <cstdint>
#include <fstream>

namespace backstep {

/// Measures frames into the file that BACKSTEP_FRAME_LOG names; does nothing without it.
class FrameLog {
public:
    FrameLog();

    /// Called after frames; writes a line for each new one.
    void note(std::uint64_t frames, double now, double work);

private:
    std::ofstream file_;
    std::uint64_t noted_ = 0;
};

} // namespace backstep
