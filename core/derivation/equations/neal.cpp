#include "core/derivation/equations/notes.h"

namespace backstep {

std::vector<Equation> neal_equations() {
    return {};
}

} // namespace backstep
