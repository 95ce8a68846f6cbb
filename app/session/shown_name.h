#pragma once

#include "app/session/session.h"

#include <string>

namespace backstep {

/// What labels call a quantity in a notation: plain Unicode, with bold letters where the notes have them
/// (𝐳₂). Of several examples the one it belongs to is only named if the quantity says which.
std::string shown_name(const Names& names, const Quantity& quantity);
std::string shown_name(const Session& session, const Quantity& quantity);

/// The same of any formula.
std::string shown_text(Formula formula);

/// A number in full as a tooltip has it: `0.33181222783183389`, or where every number is rounded
/// `0.3318, exactly 0.33181222783183389`. What is given is not rounded.
std::string with_exact_value(const Session& session, const Quantity& scalar, double exact_value);

} // namespace backstep
