#include "core/check/answer_lines.h"

#include "core/check/block.h"
#include "core/model/input_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace backstep {
namespace {

constexpr std::size_t longest_block = 400;

std::string_view without_comment(std::string_view line) {
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') quoted = !quoted;
        if (line[i] == '#' && !quoted) return line.substr(0, i);
    }
    return line;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

template<std::size_t count>
int column_titled(const std::vector<std::string>& fields, const std::array<std::string_view, count>& titles) {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (std::find(titles.begin(), titles.end(), lower(fields[i])) != titles.end())
            return static_cast<int>(i);
    return -1;
}

constexpr std::array<std::string_view, 5> quantity_titles{"quantity", "name", "symbol", "variable", "what"};
constexpr std::array<std::string_view, 5> value_titles{"value", "answer", "given", "result", "number"};
constexpr std::array<std::string_view, 3> student_titles{"student", "submission", "student id"};

bool begins_matrix(std::string_view text) {
    return text.starts_with('[') || text.starts_with("array(") || text.starts_with("np.array(") ||
           text.starts_with("numpy.array(") || text.starts_with("np.matrix(") || text.starts_with("matrix(");
}

} // namespace

AnswerLines::AnswerLines(AnswerReader& reader, std::string_view text, std::string_view name)
    : reader_(reader), name_(name) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = without_comment(text.substr(0, end));
        while (line.ends_with('\r')) line.remove_suffix(1);
        // The semicolon that ends a statement separates nothing.
        if (trimmed(line).ends_with("];")) line = line.substr(0, line.rfind(';'));
        lines_.emplace_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::vector<Submission> AnswerLines::read() {
    for (; at_ < lines_.size(); ++at_)
        if (!trimmed(lines_[at_]).empty()) read_line();
    if (submissions_.empty()) submission_of({});
    return std::move(submissions_);
}

Submission& AnswerLines::submission_of(const std::string& student) {
    const std::string& name = student.empty() ? name_ : student;
    for (latest_ = 0; latest_ < submissions_.size(); ++latest_)
        if (submissions_[latest_].name == name) return submissions_[latest_];
    submissions_.push_back({name, {}, {}, {}});
    return submissions_.back();
}

void AnswerLines::note(std::string sentence, bool broken) {
    if (submissions_.empty()) submission_of({});
    submissions_[std::min(latest_, submissions_.size() - 1)].notes.push_back(
        {line_number(), std::move(sentence), broken});
}

// Tab or semicolon, = behind what can be a name, or comma, whichever of these is found first outside of
// brackets and quotation marks. Below column titles it is what separates them, unless another stands behind a
// quantity.
char AnswerLines::separator_of(std::string_view line) {
    const bool as_titles = title_separator_ != 0 && split(line, title_separator_).size() > 1;
    for (const char each : {'\t', ';', '='}) {
        const std::vector<std::string> sides = split(line, each);
        if (sides.size() < 2 || (as_titles && each == title_separator_)) continue;
        // What is no quantity, but has no comma that could separate either, is told of as a wrong name.
        const bool sure = !as_titles && (each != '=' || split(sides.front(), ',').size() == 1);
        if (sure || names_quantity(sides.front())) return each;
    }
    if (as_titles) return title_separator_;
    return split(line, ',').size() > 1 ? ',' : '\0';
}

bool AnswerLines::names_quantity(std::string_view text) {
    try {
        reader_.quantity_named(text);
        return true;
    } catch (const InputError&) {
        return false;
    }
}

void AnswerLines::read_line() {
    const std::string& line = lines_[at_];
    const char separator = separator_of(line);
    std::vector<std::string> fields = separator != 0 ? split(line, separator) : split(line, '\n');
    if (!titled_ && read_titles(fields)) {
        titled_ = true;
        title_separator_ = separator;
        return;
    }
    const bool first = !std::exchange(titled_, true);
    if (!columns_.quantities.empty())
        return read_wide(fields, separator == ',' ? DecimalComma::refused : DecimalComma::understood);
    try {
        read_fields(fields, separator);
    } catch (const InputError& error) {
        // Words in the first line that name no quantity and no number are titles in another language.
        const bool words = fields.size() == 2 && fields[1].find_first_of("0123456789") == std::string::npos;
        if (!first || !words) return note(error.what());
        note("it was taken for column titles", false);
        title_separator_ = separator;
    }
}

bool AnswerLines::read_titles(const std::vector<std::string>& fields) {
    const int student = column_titled(fields, student_titles);
    const int quantity = column_titled(fields, quantity_titles), value = column_titled(fields, value_titles);
    if (quantity >= 0 && value >= 0 && fields.size() > 1) {
        columns_ = {quantity, value, student, {}};
        return true;
    }
    return student >= 0 && read_wide_titles(fields, student);
}

bool AnswerLines::read_wide_titles(const std::vector<std::string>& fields, int student) {
    Columns columns{-1, -1, student, {}};
    for (int i = 0; i < static_cast<int>(fields.size()); ++i) {
        if (i == student) continue;
        try {
            const Quantity quantity = reader_.quantity_named(fields[static_cast<std::size_t>(i)]);
            if (is_scalar(quantity)) columns.quantities.emplace_back(i, quantity);
        } catch (const InputError& error) {
            note(error.what());
        }
    }
    if (columns.quantities.empty()) {
        submissions_.clear();
        return false;
    }
    columns_ = columns;
    return true;
}

void AnswerLines::read_wide(const std::vector<std::string>& fields, DecimalComma comma) {
    const auto field = [&](int i) {
        return static_cast<std::size_t>(i) < fields.size() ? fields[static_cast<std::size_t>(i)]
                                                           : std::string();
    };
    Submission& into = submission_of(field(columns_.student));
    for (const auto& [column, quantity] : columns_.quantities)
        if (const std::string text = field(column); !text.empty()) read_value(quantity, text, comma, into);
}

// A name with commas that are not in brackets: w_1,2.
bool AnswerLines::joins_to_name(std::vector<std::string>& fields) {
    std::string name = fields.front();
    for (std::size_t i = 1; i + 1 < fields.size(); ++i) name += "," + fields[i];
    try {
        if (!is_scalar(reader_.quantity_named(name))) return false;
    } catch (const InputError&) {
        return false;
    }
    fields = {name, fields.back()};
    return true;
}

void AnswerLines::read_fields(std::vector<std::string> fields, char separator) {
    const DecimalComma comma = separator == ',' ? DecimalComma::refused : DecimalComma::understood;
    // Behind a space only a number can be meant.
    if (separator == 0) {
        const std::string line = fields.front();
        const std::size_t space = line.find_last_of(" \t");
        if (space != std::string::npos && read_number(line.substr(space + 1), comma))
            fields = {std::string(trimmed(line.substr(0, space))), line.substr(space + 1)};
    }
    const auto field = [&](int i) {
        return i >= 0 && static_cast<std::size_t>(i) < fields.size() ? fields[static_cast<std::size_t>(i)]
                                                                     : std::string();
    };
    const std::size_t wanted =
        static_cast<std::size_t>(std::max({columns_.quantity, columns_.value, columns_.student})) + 1;
    const bool two_columns = columns_.student < 0 && columns_.quantity == 0 && columns_.value == 1;
    if (separator == ',' && two_columns && fields.size() > 2) joins_to_name(fields);
    const std::string name = field(columns_.quantity), value = field(columns_.value);
    if (name == "cost_after_update") return note("cost_after_update is not checked", false);
    const Quantity quantity = reader_.quantity_named(name);
    Submission& into = submission_of(field(columns_.student));
    if (value.empty()) {
        if (!is_scalar(quantity)) return read_rows_below(quantity, into);
        into.blank.push_back(quantity);
        return;
    }
    if (begins_matrix(value)) {
        if (!read_brackets(quantity, value, into)) throw InputError(name + ": its brackets are not closed");
        return;
    }
    if (fields.size() > wanted && two_columns) {
        Rows one_row(1);
        for (std::size_t i = 1; i < fields.size(); ++i) {
            const auto number = read_number(fields[i], comma);
            if (!number) break;
            one_row.front().push_back({*number, fields[i]});
        }
        const bool all_numbers = one_row.front().size() + 1 == fields.size();
        if (all_numbers && !is_scalar(quantity)) return reader_.fill(quantity, one_row, line_number(), into);
        if (all_numbers)
            throw InputError(
                fmt::format("{}: one number was expected, but {} are given; a decimal comma needs "
                            "a semicolon, tab or = before the value, or quotation marks",
                            to_text(quantity), fields.size() - 1));
    }
    if (separator == '=' && !is_scalar(quantity) && !read_number(value, comma))
        if (const auto row = read_row(value)) return reader_.fill(quantity, {*row}, line_number(), into);
    read_value(quantity, value, comma, into);
}

void AnswerLines::read_value(const Quantity& quantity, const std::string& text, DecimalComma comma,
                             Submission& into) {
    // What still has a comma here had quotation marks around it.
    const bool had_quotes = text.find(',') != std::string::npos;
    const auto number = read_number(text, had_quotes ? DecimalComma::understood : comma);
    if (!number) return note(fmt::format("{}: “{}” is not a number", to_text(quantity), excerpt(text)));
    if (is_scalar(quantity))
        reader_.add({quantity, *number, text, line_number()}, into);
    else
        reader_.fill(quantity, {{{*number, text}}}, line_number(), into);
}

// A matrix in brackets, which may go on for some lines.
bool AnswerLines::read_brackets(const Quantity& quantity, std::string text, Submission& into) {
    // Fields lose their line's end, so brackets are counted from the line itself.
    const std::size_t first = at_, last = std::min(lines_.size(), at_ + longest_block);
    std::size_t end = at_;
    while (open_brackets(text) > 0 && end + 1 < last) text += "\n" + lines_[++end];
    if (open_brackets(text) != 0) return false;
    const auto rows = read_block(text);
    if (rows)
        reader_.fill(quantity, *rows, static_cast<int>(first) + 1, into);
    else
        note(fmt::format("{}: “{}” is not a matrix of numbers", to_text(quantity), excerpt(text)));
    at_ = end;
    return true;
}

// A name alone, and the rows of its numbers on the lines below.
void AnswerLines::read_rows_below(const Quantity& quantity, Submission& into) {
    Rows rows;
    const std::size_t first = at_;
    while (at_ + 1 < lines_.size() && rows.size() < longest_block) {
        const auto row = read_row(lines_[at_ + 1]);
        if (!row) break;
        rows.push_back(*row);
        ++at_;
    }
    if (rows.empty() && at_ + 1 < lines_.size() && begins_matrix(trimmed(lines_[at_ + 1]))) {
        ++at_;
        if (read_brackets(quantity, std::string(trimmed(lines_[at_])), into)) return;
        --at_;
    }
    if (rows.empty())
        note(fmt::format("{}: its numbers were expected on the lines below", to_text(quantity)));
    else
        reader_.fill(quantity, rows, static_cast<int>(first) + 1, into);
}

} // namespace backstep
