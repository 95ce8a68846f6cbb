#pragma once

#include "app/panels/check/work.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace backstep::check {

/// What a pasted text comes to: numbers for the table, and one sentence for each line that was not understood
/// or was read in a way worth telling. Nothing of the table is lost by lines that are not understood.
struct Pasted {
    std::map<Quantity, std::string> answers;
    std::vector<std::string> notes;
};

/// Reads what was pasted at a number of the table: one number; a whole vector or matrix, where the shape fits
/// (NumPy, MATLAB, CSV, spreadsheet cells); a row or column of numbers, which goes on downwards, empty cells
/// being left as they are, and a few cells that are no numbers kept to be mended; or lines with names
/// (`z4, 0.1`, `W1 = [1 2; 3 4]`), which go to where they belong.
Pasted read_pasted(std::string_view text, const Quantity& at, const Work& work, const Notation& notation);

/// Whether a text is more than one number: what a field of the table cannot hold.
bool is_block(std::string_view text);

} // namespace backstep::check
