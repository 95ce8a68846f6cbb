#pragma once

#include "core/documents/rich_text.h"
#include "core/documents/worksheet.h"

#include <string>
#include <vector>

/// The sentences that a worksheet has in each format.
namespace backstep::worksheet_words {

std::string title(const Worksheet& sheet, bool key);
std::string subtitle(const Worksheet& sheet); ///< network, cost, notation
std::vector<std::string> task(const Worksheet& sheet, bool key);

/// Sums want a line to work them out on.
bool wants_room(const Quantity& quantity, const Worksheet& sheet);

/// `Forward`, or nothing if the part goes on with the pass of the one before.
std::string new_pass(const Worksheet& sheet, std::size_t part);

} // namespace backstep::worksheet_words
