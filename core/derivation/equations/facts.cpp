#include "core/derivation/equations/notes.h"

namespace backstep {

std::vector<Equation> facts_equations() {
    return {};
}

} // namespace backstep
