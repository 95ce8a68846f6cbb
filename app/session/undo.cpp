#include "app/session/undo.h"

namespace backstep {

void UndoHistory::record(EditName what, Place before) {
    done_.push_back({std::move(what), std::move(before)});
    undone_.clear();
}

std::optional<Place> UndoHistory::step(std::vector<Entry>& from, std::vector<Entry>& to, const Place& now) {
    if (from.empty()) return std::nullopt;
    Entry entry = std::move(from.back());
    from.pop_back();
    to.push_back({std::move(entry.what), now});
    return std::move(entry.place);
}

std::optional<EditName> UndoHistory::name(const std::vector<Entry>& entries) {
    if (entries.empty()) return std::nullopt;
    return entries.back().what;
}

} // namespace backstep
