#include "core/derivation/equations/notes.h"

namespace backstep {

std::vector<Equation> regression_equations() {
    return {};
}

} // namespace backstep
