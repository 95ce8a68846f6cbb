#pragma once

#include "app/panels/check/check_view.h"
#include "app/panels/panel.h"

#include <vector>

namespace backstep::check {

struct Row {
    enum class Kind { section, group, number } kind = Kind::number;
    const Group* group = nullptr;
    Quantity quantity;
};

/// What the table shows: a head for each phase, one for each vector or matrix, and its numbers unless it is
/// folded.
std::vector<Row> rows_of(const Session& session, const CheckView& view);

bool is_folded(const Group& group, const CheckView& view);
void toggle_fold(const Group& group, CheckView& view);

/// Makes it the current row, with the field in it, and selects it in the other panels.
void go_to(const Quantity& number, const Session& session, CheckView& view, Wishes& wishes);

/// The number below (`by` 1) or above (−1) in the rows shown.
std::optional<Quantity> neighbour(const Quantity& number, const Session& session, const CheckView& view,
                                  int by);

/// Reads a text into the table at the current row.
void paste(std::string_view text, const Session& session, CheckView& view, Wishes& wishes);

/// Column heads and rows, in the current window.
void draw_table(const Session& session, const Ui& ui, Rect area, CheckView& view, Wishes& wishes);

/// The field of the current row, over its cell.
void draw_entry(const Session& session, const Ui& ui, Rect cell, CheckView& view, Wishes& wishes);

} // namespace backstep::check
