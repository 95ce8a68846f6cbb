#pragma once

#include "app/panels/check/check_view.h"
#include "app/panels/panel.h"

#include <filesystem>

namespace backstep {

/// The table of hand calculations: rows to type or paste into, the verdict beside each, below it what is to
/// be said of the current one. In the current panel frame.
void draw_check(const Session& session, const Ui& ui, CheckView& view, Wishes& wishes);

/// Before it is drawn: verdicts for what was typed, and the marks that the diagram shows.
void follow_answers(const Session& session, CheckView& view);

/// Where the table is not shown: what was selected before it was, if one has not gone to another row.
void leave_check(const Session& session, CheckView& view, Wishes& wishes);

// What keys ask for.
void give_hint(CheckView& view);
void go_to_next_mistake(CheckView& view);
/// Unfolds all groups of the table; if none is folded, folds the large ones.
void toggle_folds(CheckView& view);
void toggle_derivation(CheckView& view);

/// The answers of a file, for a session at a scenario; and what was not understood in it. Throws InputError.
command::WriteAnswers read_answers(const std::filesystem::path& file, const Session& session,
                                   std::vector<std::string>& notes);

} // namespace backstep
