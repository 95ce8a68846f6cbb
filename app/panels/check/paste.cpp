#include "app/panels/check/paste.h"

#include "core/check/answers.h"
#include "core/model/input_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace backstep::check {
namespace {

/// A row or column, with nothing where a cell is empty.
using List = std::vector<std::optional<std::string>>;

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (true) {
        const std::size_t end = text.find('\n');
        lines.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    return lines;
}

// One number, or nothing, on each line; what begins with words may be a name above its numbers. A few later
// cells that are no numbers are kept as they are, to be mended in the table.
std::optional<List> column_of(std::string_view text) {
    List list;
    std::ptrdiff_t numbers = 0, others = 0;
    for (const std::string_view line : lines_of(text)) {
        const bool is_number = typed(line).has_value();
        if (!line.empty()) ++(is_number ? numbers : others);
        if (!is_number && !line.empty() && numbers == 0) return std::nullopt;
        if (!is_number && line.find_first_of(",;=[\t") != std::string_view::npos) return std::nullopt;
        list.push_back(line.empty() ? std::nullopt : std::optional<std::string>(line));
    }
    if (list.empty() || (others > 0 && numbers <= 2 * others)) return std::nullopt;
    return list;
}

// Which lines of a column are no numbers.
void note_what_is_no_number(const List& column, Pasted& into) {
    for (std::size_t i = 0; i < column.size(); ++i)
        if (column[i] && !typed(*column[i]))
            into.notes.push_back(fmt::format("Line {}: “{}” is not a number.", i + 1, excerpt(*column[i])));
}

std::optional<List> list_of(const Rows& rows) {
    List list;
    for (const auto& row : rows) {
        if (rows.size() > 1 && row.size() != 1) return std::nullopt;
        for (const Cell& cell : row) list.emplace_back(cell.text);
    }
    return list;
}

void take(const Submission& submission, Pasted& into) {
    for (const Answer& answer : submission.answers) into.answers[answer.quantity] = answer.as_written;
    for (const LineNote& note : submission.notes)
        into.notes.push_back(fmt::format("Line {}: {}.", note.line, note.sentence));
}

void fill_down(const List& list, const Quantity& at, const Work& work, Pasted& into) {
    std::vector<Quantity> all;
    for (const Group& group : work.groups())
        all.insert(all.end(), group.numbers.begin(), group.numbers.end());
    const auto first = static_cast<std::size_t>(std::find(all.begin(), all.end(), at) - all.begin());
    const std::size_t room = all.size() - std::min(first, all.size());
    for (std::size_t i = 0; i < std::min(list.size(), room); ++i)
        if (list[i]) into.answers[all[first + i]] = *list[i];
    if (list.size() > room)
        into.notes.push_back(
            fmt::format("The table ends after {} of the {} pasted numbers.", room, list.size()));
}

bool goes_to_whole_group(const Rows& rows, const std::optional<List>& list, const Group& group,
                         const Quantity& at) {
    if (group.numbers.size() < 2) return false;
    if (!list || (rows.size() > 1 && rows.front().size() > 1)) return true; // a matrix
    return group.numbers.front() == at && list->size() == group.numbers.size();
}

Pasted read_named(std::string_view text, const Work& work, const Notation& notation) {
    Pasted pasted;
    AnswerReader reader(work.scenario(), notation, work.examples());
    const std::vector<Submission> all = reader.read(text, "");
    if (all.size() > 1) {
        pasted.notes.push_back(
            fmt::format("These are the answers of {} students; those of one were expected.", all.size()));
        return pasted;
    }
    for (const Submission& submission : all) take(submission, pasted);
    std::erase_if(pasted.answers, [&](const auto& each) { return work.group_of(each.first) == nullptr; });
    if (pasted.answers.empty() && pasted.notes.empty())
        pasted.notes.emplace_back("No number was found; numbers, a matrix, or lines such as z1[2], 0.25 "
                                  "were expected.");
    return pasted;
}

} // namespace

bool is_block(std::string_view text) {
    text = trimmed(text);
    return !text.empty() && !typed(text) && text.find_first_of("\n\t,;=[ ") != std::string_view::npos;
}

Pasted read_pasted(std::string_view text, const Quantity& at, const Work& work, const Notation& notation) {
    Pasted pasted;
    const Group* group = work.group_of(at);
    if (group == nullptr) return read_named(text, work, notation);
    const auto column = column_of(text);
    const bool as_cells =
        column && !std::ranges::all_of(*column, [](const auto& cell) { return cell && typed(*cell); });
    if (column && (as_cells || column->size() != group->numbers.size())) {
        fill_down(*column, at, work, pasted);
        note_what_is_no_number(*column, pasted);
        return pasted;
    }
    const auto rows = read_block(text);
    if (!rows) return read_named(text, work, notation);
    const auto list = list_of(*rows);
    if (goes_to_whole_group(*rows, list, *group, at)) {
        AnswerReader reader(work.scenario(), notation, work.examples());
        take(reader.read_pasted(text, group->whole), pasted);
    } else if (list) {
        fill_down(*list, at, work, pasted);
    } else {
        pasted.notes.push_back(fmt::format(
            "A matrix of {}×{} numbers was pasted at a single number; a row or a column was expected.",
            rows->size(), rows->front().size()));
    }
    return pasted;
}

} // namespace backstep::check
