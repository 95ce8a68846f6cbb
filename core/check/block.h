#pragma once

#include "core/check/written_number.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Numbers in rows, as programs and spreadsheets write them.
namespace backstep {

struct Cell {
    WrittenNumber number;
    std::string text;
};
using Rows = std::vector<std::vector<Cell>>;

/// One row: cells between tabs, semicolons, commas or spaces, whichever of these comes first in this list.
/// Commas are decimal commas where tabs or semicolons separate. Nothing if a cell is not a number.
std::optional<std::vector<Cell>> read_row(std::string_view line);

/// `[[1, 2], [3, 4]]`, `array([[1. 2.]\n [3. 4.]])`, `[1 2; 3 4]`, or rows on lines of their own. A list
/// without inner brackets is one row. Nothing if it is none of these, or empty.
std::optional<Rows> read_block(std::string_view text);

/// How many brackets of a text are still open at its end; below 0: one closes that none opened.
int open_brackets(std::string_view text);

/// Where the text is split: at `separator` outside of brackets and quotation marks. Quotation marks around a
/// field go, and so do spaces around it.
std::vector<std::string> split(std::string_view text, char separator);

std::string_view trimmed(std::string_view text);

} // namespace backstep
