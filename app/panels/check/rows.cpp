#include "app/panels/check/paste.h"
#include "app/panels/check/table.h"

#include <algorithm>
#include <utility>

namespace backstep::check {
namespace {

constexpr std::size_t most_unfolded = 40; ///< larger vectors and matrices are folded at first

// Whether the step of the walk makes it known, or part of it.
bool in_step(const Step& step, const Quantity& whole) {
    return std::ranges::any_of(step.quantities, [&](const Quantity& made) {
        const bool same_example = made.example == whole.example || made.example == 0 || whole.example == 0;
        return made.symbol == whole.symbol && made.layer == whole.layer && same_example;
    });
}

bool begins_section(const Group& group, const Group* before) {
    return before == nullptr || before->phase != group.phase || before->example != group.example;
}

} // namespace

bool is_folded(const Group& group, const CheckView& view) {
    return (group.numbers.size() > most_unfolded) != view.toggled.contains(group.whole);
}

void toggle_fold(const Group& group, CheckView& view) {
    if (view.toggled.erase(group.whole) == 0) view.toggled.insert(group.whole);
}

std::vector<Row> rows_of(const Session& session, const CheckView& view) {
    std::vector<Row> rows;
    const auto step = view.this_step ? session.step() : std::nullopt;
    const Group* before = nullptr;
    for (const Group& group : view.work.groups()) {
        if (step && !in_step(*step, group.whole)) continue;
        if (begins_section(group, before)) rows.push_back({Row::Kind::section, &group, {}});
        before = &group;
        const bool several = group.numbers.size() > 1;
        if (several) rows.push_back({Row::Kind::group, &group, group.whole});
        if (several && is_folded(group, view)) continue;
        for (const Quantity& number : group.numbers) rows.push_back({Row::Kind::number, &group, number});
    }
    return rows;
}

std::optional<Quantity> neighbour(const Quantity& number, const Session& session, const CheckView& view,
                                  int by) {
    const std::vector<Row> rows = rows_of(session, view);
    const auto here = std::ranges::find_if(
        rows, [&](const Row& row) { return row.kind == Row::Kind::number && row.quantity == number; });
    if (here == rows.end()) return std::nullopt;
    for (auto i = here - rows.begin() + by; i >= 0 && i < std::ssize(rows); i += by)
        if (const Row& row = rows[static_cast<std::size_t>(i)]; row.kind == Row::Kind::number)
            return row.quantity;
    return std::nullopt;
}

void go_to(const Quantity& number, const Session& session, CheckView& view, Wishes& wishes) {
    const Group* group = view.work.group_of(number);
    if (group == nullptr) return;
    if (is_folded(*group, view)) toggle_fold(*group, view);
    if (view.this_step && session.step() && !in_step(*session.step(), group->whole)) view.this_step = false;
    view.current = number;
    view.followed = number;
    view.scroll_to_current = true;
    wishes.commands.push_back(command::Select{number});
    CheckEntry entry;
    entry.quantity = number;
    if (const auto text = session.answers().find(number); text != session.answers().end())
        text->second.copy(entry.text.data(), entry.text.size() - 1);
    view.entry = entry;
}

void paste(std::string_view text, const Session& session, CheckView& view, Wishes& wishes) {
    const Quantity at = view.current.value_or(Quantity{});
    Pasted pasted = read_pasted(text, at, view.work, session.notation());
    view.notes = std::move(pasted.notes);
    view.entry.reset(); // its text is no longer what stands there
    if (pasted.answers.empty()) return;
    for (const auto& [quantity, number] : pasted.answers)
        if (const Group* group = view.work.group_of(quantity); group != nullptr && is_folded(*group, view))
            toggle_fold(*group, view);
    wishes.commands.push_back(command::WriteAnswers{std::move(pasted.answers)});
}

} // namespace backstep::check
