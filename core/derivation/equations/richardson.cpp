#include "core/derivation/equations/notes.h"

namespace backstep {

std::vector<Equation> richardson_equations() {
    return {};
}

} // namespace backstep
