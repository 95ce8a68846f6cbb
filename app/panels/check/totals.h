#pragma once

#include "app/panels/check/check_view.h"
#include "app/panels/panel.h"

namespace backstep::check {

inline constexpr float totals_height = 60, compact_totals_height = 34;

/// How many are right, carried forward, wrong and not entered, in numbers and as a bar; decimals, whether
/// answers are shown, and the sheet to print. In the current panel frame.
void draw_totals(const Session& session, const Ui& ui, Rect area, CheckView& view, Wishes& wishes);

} // namespace backstep::check
