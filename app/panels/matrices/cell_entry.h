#pragma once

#include "app/panels/panel.h"

#include <array>
#include <string>

namespace backstep::matrices {

/// Only weights, biases, inputs, targets and rates can be typed; everything else follows from them.
bool is_editable(const Quantity& quantity);

/// A number being typed over its cell.
struct CellEntry {
    Quantity quantity; ///< a rate: see is_rate
    std::array<char, 64> text{};
    std::string error; ///< one sentence; empty: none
    bool take_focus = true;
};

CellEntry start_entry(const Quantity& quantity, const Session& session);

enum class EntryResult { going_on, done, next };

/// The field over `cell`. Enter keeps the number, Tab keeps it and goes on to the next cell, Escape keeps
/// nothing; what is not a number is explained and stays.
EntryResult draw_entry(CellEntry& entry, const Rect& cell, const Session& session, const Ui& ui,
                       Wishes& wishes);

} // namespace backstep::matrices
