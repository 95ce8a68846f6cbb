#pragma once

#include "core/trace/gradient_check.h"

#include <string>
#include <vector>

namespace backstep {

struct GradcheckReport {
    std::string text; ///< one line a gradient, then one that sums up
    std::size_t disagreements = 0;
};

GradcheckReport gradcheck_report(const std::vector<GradientCheck>& checks);

} // namespace backstep
