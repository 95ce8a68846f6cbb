#pragma once

#include "core/derivation/equations.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace backstep::notes {

/// Rows of the catalogue that follow each other: places in all_equations(), both included.
struct Part {
    std::string_view title; ///< of the notes or of a section
    std::size_t first = 0, last = 0;
};

struct Chapter {
    Part notes;
    std::vector<Part> sections;
};

/// The five sets of notes with their sections, in order.
const std::vector<Chapter>& chapters();

/// The row with this id, or the rows that have all of the words in their title, section, notes or misprint;
/// upper and lower case are alike. All rows for no words.
std::vector<std::size_t> rows_with(std::string_view words);

} // namespace backstep::notes
