#include "core/check/answers.h"

#include "core/check/answer_lines.h"
#include "core/check/block.h"
#include "core/model/input_error.h"

#include <fmt/format.h>

#include <algorithm>

namespace backstep {
namespace {

// A notation's table has every name of every number there is.
constexpr Eigen::Index most_numbers_for_every_notation = 5000;

Eigen::Index numbers_in(const Network& network) {
    Eigen::Index count = 0;
    for (const Layer& layer : network.layers) count += layer.W.size();
    return count;
}

} // namespace

AnswerReader::AnswerReader(const Scenario& scenario, const Notation& notation, std::span<const int> examples)
    : scenario_(scenario), notation_(notation),
      examples_(examples.begin(), examples.end()), notations_{&notation} {
    for (const auto& other : all_notations())
        if (other.get() != &notation && numbers_in(scenario.network) <= most_numbers_for_every_notation)
            notations_.push_back(other.get());
    tables_.resize(notations_.size());
}

Quantity AnswerReader::quantity_named(std::string_view name) {
    return in_update(look_up(trimmed(name)));
}

const NameTable& AnswerReader::table(std::size_t n) {
    const auto count = static_cast<int>(scenario_.examples.size());
    if (!tables_[n]) tables_[n].emplace(*notations_[n], scenario_.network, count);
    return *tables_[n];
}

// The names of files in brackets first, which no notation means otherwise; then the notation's own, those of
// files with a prime (b1′ is updated, whatever a prime is in other notations), those of the other notations,
// and at last the names of files.
Quantity AnswerReader::look_up(std::string_view name) {
    if (const auto quantity = find_indexed_quantity(name)) return *quantity;
    if (const auto quantity = table(0).find(name)) return *quantity;
    if (name.ends_with('\'') || name.ends_with("′"))
        if (const auto quantity = find_quantity(name)) return *quantity;
    for (std::size_t n = 1; n < notations_.size(); ++n)
        if (const auto quantity = table(n).find(name)) return *quantity;
    return table(0).parse(name); // says what is wrong, if it is not one of the names of files
}

// As the answers have it, if there is such a quantity in this update.
Quantity AnswerReader::in_update(Quantity q) const {
    if (const auto wrong = problem(q, scenario_)) throw InputError(*wrong);
    if (!is_per_example(q.symbol)) return q;
    if (q.example > 0 && std::find(examples_.begin(), examples_.end(), q.example - 1) == examples_.end())
        throw InputError(
            fmt::format("{}: example {} is not among those of this update", to_text(q), q.example));
    const bool reduced = q.symbol == Symbol::cost || is_gradient(q.symbol);
    if (examples_.size() == 1)
        q.example = 0;
    else if (q.example == 0 && !reduced)
        q.example = examples_.front() + 1;
    return q;
}

// Whether the notation writes this matrix with what leads to a neuron in a column.
bool AnswerReader::stands_on_its_side(Symbol symbol) const {
    if (!is_matrix(symbol)) return false;
    const Conventions ways = notation_.conventions();
    const bool numerator = is_gradient(symbol) && ways.arrangement == Arrangement::numerator;
    return ways.transposed_weights != numerator;
}

std::vector<Submission> AnswerReader::read(std::string_view text, std::string_view name) {
    return AnswerLines(*this, text, name).read();
}

Submission AnswerReader::read_pasted(std::string_view text, const Quantity& quantity) {
    Submission submission;
    const auto rows = read_block(text);
    if (!rows) {
        submission.notes.push_back({1, fmt::format("“{}”: numbers were expected", excerpt(text)), true});
        return submission;
    }
    fill(quantity, *rows, 1, submission);
    return submission;
}

void AnswerReader::fill(const Quantity& q, const Rows& rows, int line, Submission& into) const {
    const Shape all = shape_of(q.symbol, q.layer, scenario_.network);
    const Shape shape{q.row > 0 ? 1 : all.rows, q.column > 0 ? 1 : all.columns};
    const bool vector = shape.columns == 1 || shape.rows == 1;
    const auto height = static_cast<int>(rows.size()), width = static_cast<int>(rows.front().size());
    const bool even = std::all_of(rows.begin(), rows.end(),
                                  [&](const auto& row) { return row.size() == rows.front().size(); });
    const bool upright = height == shape.rows && width == shape.columns;
    const bool turned = height == shape.columns && width == shape.rows;
    if (!even || (!upright && !turned)) {
        into.notes.push_back({line, shape_sentence(q, shape, rows, even), true});
        return;
    }
    const bool wanted_turned = !vector && stands_on_its_side(q.symbol);
    const bool read_turned = turned && (!upright || wanted_turned);
    if (!vector && read_turned != wanted_turned)
        into.notes.push_back(
            {line,
             fmt::format("{} stands the other way round, {}×{}; its rows were read as columns", to_text(q),
                         height, width),
             false});
    for (int i = 0; i < shape.rows; ++i)
        for (int j = 0; j < shape.columns; ++j) {
            const auto [row, column] = read_turned ? std::pair{j, i} : std::pair{i, j};
            const Cell& cell = rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
            Quantity one = q;
            if (q.symbol != Symbol::cost && q.row == 0) one.row = i + 1;
            if (is_matrix(q.symbol) && q.column == 0) one.column = j + 1;
            add({one, cell.number, cell.text, line}, into);
        }
}

std::string AnswerReader::shape_sentence(const Quantity& q, Shape shape, const Rows& rows, bool even) const {
    if (!even) return fmt::format("{}: its rows are not equally long", to_text(q));
    if (shape.rows == 1 && shape.columns == 1)
        return fmt::format("{}: one number was expected, but {} are given", to_text(q),
                           rows.size() * rows.front().size());
    if (stands_on_its_side(q.symbol)) std::swap(shape.rows, shape.columns);
    return fmt::format("{}: {}×{} numbers were expected, but {}×{} are given", to_text(q), shape.rows,
                       shape.columns, rows.size(), rows.front().size());
}

void AnswerReader::add(Answer answer, Submission& into) const {
    for (const Answer& before : into.answers)
        if (before.quantity == answer.quantity) {
            into.notes.push_back({answer.line,
                                  fmt::format("{} was given on line {} already; that is the one checked",
                                              to_text(answer.quantity), before.line),
                                  true});
            return;
        }
    into.answers.push_back(std::move(answer));
}

} // namespace backstep
