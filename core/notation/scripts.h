#pragma once

#include "core/notation/notation.h"

#include <initializer_list>
#include <string>

namespace backstep {

/// An index as it is written: its letter, its number, or nothing.
std::string written(const algebra::Index& index);

/// Indices in one script: side by side (`48`, `ij`) if each number has one digit, with commas otherwise
/// (`4,12`).
std::string side_by_side(std::initializer_list<algebra::Index> indices);

/// With commas always; those that are left out are skipped.
std::string with_commas(std::initializer_list<algebra::Index> indices);

/// `(2)`, or nothing.
std::string in_brackets(const algebra::Index& index);

/// The letter moved by `by`: `l` and −1 give `l−1`; the number likewise.
algebra::Index moved(const algebra::Index& index, int by);

} // namespace backstep
