#pragma once

#include "app/panels/check/work.h"
#include "app/panels/diagram/marks.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace backstep {

/// A number of the table being typed.
struct CheckEntry {
    Quantity quantity;
    std::array<char, 1024> text{};
    bool take_focus = true;
    bool dirty = false; ///< changed, and Enter not yet pressed
};

/// What the table of hand calculations keeps between frames. What was typed is the session's.
struct CheckView {
    check::Work work;
    std::optional<Quantity> current;  ///< the row that the card below explains
    std::optional<CheckEntry> entry;  ///< the field in it
    std::optional<Quantity> go_to;    ///< a row that is to become the current one, with the field in it
    std::optional<Quantity> followed; ///< the selection that the current row went with
    std::set<Quantity> toggled;       ///< groups folded or unfolded by hand
    bool this_step = false;           ///< only the numbers of the walk's step
    bool answers_shown = false;
    bool derivation_shown = false;
    std::optional<bool> wants_derivation;               ///< to show it, or to hide it
    bool entered = false;                               ///< a frame was drawn since it was opened
    std::optional<Quantity> selected_before, opened_at; ///< what was selected then, and the first row
    bool scroll_to_current = false;
    float card_height = 0;          ///< in the frame before
    std::map<Quantity, int> hints;  ///< how many were given: 1 to 3; 4: the answer
    std::vector<std::string> notes; ///< about what was pasted last

    std::optional<DiagramMarks> marks;
    int marks_version = -1, marks_example = 0; ///< what they were made for
};

} // namespace backstep
