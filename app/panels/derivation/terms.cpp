#include "app/panels/derivation/roles.h"
#include "app/panels/derivation/sheet.h"
#include "app/widgets/button.h"

#include <algorithm>

namespace backstep::derivation {
namespace {

Rect moved(const Typeset::Rect& rect, ImVec2 by) {
    return {{by.x + rect.x, by.y + rect.y}, {by.x + rect.x + rect.width, by.y + rect.y + rect.height}};
}

} // namespace

std::vector<Stop> stops_of(const Sheet& sheet, const Ui& ui) {
    std::vector<Stop> stops;
    for (const Sheet::Set& set : sheet.formulas)
        for (const int term : quantity_terms(set.typeset)) {
            const auto areas = rects_of(set.typeset, term);
            const Quantity quantity = unmarked(*set.typeset.terms[static_cast<std::size_t>(term)].quantity);
            if (!areas.empty())
                stops.push_back(
                    {"derivation/term/" + to_text(quantity), moved(areas.front(), set.at), quantity});
        }
    for (const Sheet::Jump& jump : sheet.jumps)
        stops.push_back({"derivation/jump/" + to_text(jump.quantity),
                         {jump.at, {jump.at.x + button_width(ui, "Go there"), jump.at.y + ui.px(26)}},
                         jump.quantity,
                         true});
    return stops;
}

std::optional<Quantity> quantity_at(const Sheet& sheet, ImVec2 point) {
    for (const Sheet::Set& set : sheet.formulas) {
        const int term = term_at(set.typeset, point.x - set.at.x, point.y - set.at.y);
        if (term >= 0) return unmarked(*set.typeset.terms[static_cast<std::size_t>(term)].quantity);
    }
    for (const Sheet::Row& row : sheet.rows)
        if (row.selects && row.rect.contains(point)) return row.selects;
    return std::nullopt;
}

} // namespace backstep::derivation
