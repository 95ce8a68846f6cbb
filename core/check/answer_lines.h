#pragma once

#include "core/check/answers.h"

#include <string>
#include <vector>

namespace backstep {

/// Goes through a text line by line.
class AnswerLines {
public:
    AnswerLines(AnswerReader& reader, std::string_view text, std::string_view name);

    std::vector<Submission> read();

private:
    /// Which column holds what, from 0; −1: none.
    struct Columns {
        int quantity = 0, value = 1, student = -1;
        std::vector<std::pair<int, Quantity>> quantities; ///< a table with one row for each student
    };

    AnswerReader& reader_;
    std::string name_;
    std::vector<std::string> lines_; ///< without comments
    std::size_t at_ = 0;             ///< the line being read, from 0
    bool titled_ = false;            ///< column titles, or an answer, were met
    char title_separator_ = 0;       ///< between the column titles
    Columns columns_;
    std::vector<Submission> submissions_;
    std::size_t latest_ = 0; ///< the submission of the line before

    int line_number() const { return static_cast<int>(at_) + 1; }
    Submission& submission_of(const std::string& student);
    void note(std::string sentence, bool broken = true);

    char separator_of(std::string_view line);
    bool names_quantity(std::string_view text);
    void read_line();
    bool read_titles(const std::vector<std::string>& fields);
    bool read_wide_titles(const std::vector<std::string>& fields, int student);
    void read_fields(std::vector<std::string> fields, char separator);
    void read_wide(const std::vector<std::string>& fields, DecimalComma comma);
    void read_value(const Quantity& quantity, const std::string& text, DecimalComma comma, Submission& into);
    bool read_brackets(const Quantity& quantity, std::string text, Submission& into);
    void read_rows_below(const Quantity& quantity, Submission& into);
    bool joins_to_name(std::vector<std::string>& fields);
};

} // namespace backstep
