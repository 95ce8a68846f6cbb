#pragma once

#include "app/widgets/mark.h"
#include "core/walk/quantity.h"

#include <map>

namespace backstep {

/// Somebody's own numbers, which the diagram shows in place of the walk's: what is computed is known where an
/// answer was given. By quantity, without its example.
struct DiagramMarks {
    struct Answer {
        Mark mark = Mark::missing;
        double value = 0;
    };
    std::map<Quantity, Answer> answers;
};

} // namespace backstep
