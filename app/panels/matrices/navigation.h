#pragma once

#include "app/panels/matrices/layout.h"
#include "app/session/selection.h"

/// Going from cell to cell by keys, among the matrices shown.
namespace backstep::matrices {

/// The cell beside `from`; over the edge at left and right to the rate or into the matrix next to it, in the
/// row nearest.
/// Nothing if `from` is not shown, or there is no more.
std::optional<Quantity> cell_beside(std::span<const Term> terms, const Quantity& from, Direction direction,
                                    const Network& network);

/// The cell after `from`, row by row; after the last one the first of the same matrix, after a rate itself.
std::optional<Quantity> cell_after(std::span<const Term> terms, const Quantity& from, const Network& network);

} // namespace backstep::matrices
