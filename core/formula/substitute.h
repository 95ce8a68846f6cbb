#pragma once

#include "core/formula/evaluate.h"

#include <functional>

namespace backstep {

/// The formula with its numbers plugged in: each name becomes its number, or its matrix of numbers, with
/// `decimals` places and still standing for its quantity; derivatives become their values, big sums are
/// written out (the middle of long ones left out), negative factors take brackets, struck terms are gone.
/// A side that reads as the one before it is left out. What has no value stays as it is.
Formula with_numbers(const Formula& formula, const Numbers& numbers, int decimals);

/// The same, where that is too wide: each bracket in a matrix's entries is one number.
Formula with_brackets_worked_out(Formula formula, const Numbers& numbers, int decimals);

/// What the entry in a row and column (from 1) of a matrix stands for.
using EntryQuantity = std::function<std::optional<Quantity>(int, int)>;

/// A number or a matrix of numbers; the entries of a large one that no printer shows have no text.
Formula shown_value(const Matrix& value, int decimals, const EntryQuantity& entry);

/// The entries of the whole `quantity`, or of its transpose.
EntryQuantity entries_of(const std::optional<Quantity>& quantity, bool transposed = false);

} // namespace backstep
