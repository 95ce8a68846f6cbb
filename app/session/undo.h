#pragma once

#include "app/session/walker.h"

#include <string>

namespace backstep {

/// `Set w₄₈ to 0.7`: a quantity is named when the label is asked for, in the notation of then.
struct EditName {
    std::string before;
    std::optional<Quantity> quantity = {};
    std::string after = {};
};

/// What was done and can be undone, without limit, and what was undone and can be done again.
class UndoHistory {
public:
    /// An edit called `what` was made at `before`; what had been undone is gone.
    void record(EditName what, Place before);

    /// The place before the last edit, `now` being kept for redo. Nothing if there is none.
    std::optional<Place> undo(const Place& now) { return step(done_, undone_, now); }
    std::optional<Place> redo(const Place& now) { return step(undone_, done_, now); }

    std::optional<EditName> undo_name() const { return name(done_); }
    std::optional<EditName> redo_name() const { return name(undone_); }

private:
    struct Entry {
        EditName what;
        Place place;
    };
    std::vector<Entry> done_, undone_;

    static std::optional<Place> step(std::vector<Entry>& from, std::vector<Entry>& to, const Place& now);
    static std::optional<EditName> name(const std::vector<Entry>& entries);
};

} // namespace backstep
