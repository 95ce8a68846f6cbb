#pragma once

#include "app/session/walker.h"

#include <string>

namespace backstep {

/// What was done and can be undone, without limit, and what was undone and can be done again.
class UndoHistory {
public:
    /// An edit called `what` was made at `before`; what had been undone is gone.
    void record(std::string what, Place before);

    /// The place before the last edit, `now` being kept for redo. Nothing if there is none.
    std::optional<Place> undo(const Place& now) { return step(done_, undone_, now); }
    std::optional<Place> redo(const Place& now) { return step(undone_, done_, now); }

    std::optional<std::string> undo_label() const { return label(done_); }
    std::optional<std::string> redo_label() const { return label(undone_); }

private:
    struct Entry {
        std::string what;
        Place place;
    };
    std::vector<Entry> done_, undone_;

    static std::optional<Place> step(std::vector<Entry>& from, std::vector<Entry>& to, const Place& now);
    static std::optional<std::string> label(const std::vector<Entry>& entries);
};

} // namespace backstep
