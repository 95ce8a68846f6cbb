#include "app/desktop/frame_log.h"

#include <fmt/format.h>

#include <cstdlib>

namespace backstep {

FrameLog::FrameLog() {
    const char* name = std::getenv("BACKSTEP_FRAME_LOG");
    if (name != nullptr && *name != '\0') file_.open(name, std::ios::app);
}

void FrameLog::note(std::uint64_t frames, double now, double work) {
    if (frames == noted_) return;
    noted_ = frames;
    if (file_) file_ << fmt::format("{:.4f} {:.4f}\n", now, work * 1000.0) << std::flush;
}

} // namespace backstep
