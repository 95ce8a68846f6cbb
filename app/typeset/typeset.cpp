#include "app/typeset/typeset.h"

#include <algorithm>

namespace backstep {
namespace {

const Typeset::Term& term(const Typeset& typeset, int index) {
    return typeset.terms[static_cast<std::size_t>(index)];
}

template<typename Wanted>
int innermost(const Typeset& typeset, float x, float y, Wanted wanted) {
    int found = -1;
    for (const Typeset::Area& area : typeset.areas)
        if (area.term > found && area.rect.contains(x, y) && wanted(term(typeset, area.term)))
            found = area.term;
    return found;
}

} // namespace

std::vector<int> path(const Typeset& typeset, int index) {
    std::vector<int> way;
    for (; index >= 0 && term(typeset, index).parent >= 0; index = term(typeset, index).parent)
        way.push_back(term(typeset, index).child);
    std::ranges::reverse(way);
    return way;
}

int node_at(const Typeset& typeset, float x, float y) {
    return innermost(typeset, x, y, [](const Typeset::Term&) { return true; });
}

int term_at(const Typeset& typeset, float x, float y) {
    return innermost(typeset, x, y, [](const Typeset::Term& found) { return found.quantity.has_value(); });
}

std::vector<int> quantity_terms(const Typeset& typeset) {
    std::vector<int> found;
    for (int i = 0; i < static_cast<int>(typeset.terms.size()); ++i)
        if (term(typeset, i).quantity) found.push_back(i);
    return found;
}

std::vector<Typeset::Rect> rects_of(const Typeset& typeset, int index) {
    std::vector<Typeset::Rect> found;
    for (const Typeset::Area& area : typeset.areas)
        if (area.term == index) found.push_back(area.rect);
    return found;
}

} // namespace backstep
