#include "core/notation/notes.h"

#include <array>

namespace backstep {

std::span<const std::unique_ptr<const Notation>> all_notations() {
    static const std::array all{
        suresh_sardana(), //
        neal(),           //
        richardson(),     //
        facts(),          //
        regression(),
    };
    return all;
}

const Notation* notation_named(std::string_view id) {
    for (const auto& notation : all_notations())
        if (notation->id() == id) return notation.get();
    return nullptr;
}

} // namespace backstep
