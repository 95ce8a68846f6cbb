#include "app/session/settings.h"

#include <fmt/format.h>

namespace backstep {

std::string speed_label(double steps_per_second) {
    return fmt::format("{:g} step{}/s", steps_per_second, steps_per_second == 1 ? "" : "s");
}

} // namespace backstep
