#pragma once

#include "core/check/block.h"
#include "core/notation/parse.h"
#include "core/walk/quantity.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// Hand calculations as they are handed in: files of `quantity,value` lines, or what is pasted.
namespace backstep {

/// One number of a submission. The quantity is a single number of the update (`is_scalar`); its example is
/// given if the update uses several, except of E and of gradients that mean all of them, and is 0 otherwise.
struct Answer {
    Quantity quantity;
    WrittenNumber number;
    std::string as_written; ///< the number's text
    int line = 0;           ///< of the text it was read from, from 1
};

/// What could not be read, or was read in a way worth telling; the rest of the text stands.
struct LineNote {
    int line = 0;
    std::string sentence;
    bool broken = true; ///< the line gave no answer

    bool operator==(const LineNote&) const = default;
};

struct Submission {
    std::string name;            ///< the student, or the file
    std::vector<Answer> answers; ///< in the order of the text; no quantity twice
    std::vector<Quantity> blank; ///< asked for, but without a value
    std::vector<LineNote> notes;
};

/// Reads answers to one update of a scenario.
///
/// A line is a quantity and its value, separated by comma, semicolon, tab or =, the quantity by any
/// notation's name; a first line of column titles may name `quantity`, `value` and `student` in any order.
/// `#` starts a comment. A comma is a decimal comma where semicolon, tab or = separate, or quotes hold it.
/// A quantity without a value is left blank.
/// Vectors and matrices can be given at once: `W1 = [[1, 2], [3, 4]]` (NumPy), `W1 = [1 2; 3 4]` (MATLAB),
/// or the name alone on a line and below it one line for each row (CSV, cells of a spreadsheet); a vector
/// also as `b1' = 0.21, -0.22`. A matrix stands as the notation lays it out; one that only fits the other way
/// round is read so, with a note.
class AnswerReader {
public:
    /// `notation` is whose names come first; `examples` are those of the update (`Trace::examples`).
    AnswerReader(const Scenario& scenario, const Notation& notation, std::span<const int> examples);

    /// The answers of a file. `name` is what a submission is called that names no student. Several students:
    /// one submission each, in the order of their first lines. Never throws for what the text is.
    std::vector<Submission> read(std::string_view text, std::string_view name);

    /// The numbers pasted for a quantity chosen already: one number, or a block that fills it. Where the
    /// quantity is one number and the block is larger, it is refused.
    Submission read_pasted(std::string_view text, const Quantity& quantity);

    /// The quantity of a name, as the answers have it (see Answer), whole vectors and matrices too. Throws
    /// InputError.
    Quantity quantity_named(std::string_view name);

private:
    const Scenario& scenario_;
    const Notation& notation_;
    std::vector<int> examples_;
    std::vector<const Notation*> notations_;       ///< in the order in which they are asked
    std::vector<std::optional<NameTable>> tables_; ///< of each, once it was asked

    friend class AnswerLines;
    const NameTable& table(std::size_t n);
    Quantity look_up(std::string_view name);
    Quantity in_update(Quantity quantity) const;
    bool stands_on_its_side(Symbol symbol) const;
    void fill(const Quantity& quantity, const Rows& rows, int line, Submission& into) const;
    std::string shape_sentence(const Quantity& quantity, Shape shape, const Rows& rows, bool even) const;
    void add(Answer answer, Submission& into) const;
};

} // namespace backstep
