#include "core/derivation/equations/notes.h"

namespace backstep {

std::vector<Equation> suresh_sardana_equations() {
    return {};
}

} // namespace backstep
