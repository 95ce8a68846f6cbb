#pragma once

#include "core/walk/quantity.h"

namespace backstep {

enum class Direction { left, right, up, down };

/// The scalar beside `from` as the network is drawn: x, W1, b1, a1, W2, …, y, E from left to right, neurons
/// from top to bottom, the numbers of a matrix row by row. Gradients and updated weights keep their symbol
/// while they stay in their layer. Every weight, bias, input and target can be reached. Nothing selected, or
/// what does not exist: x[1].
Quantity move_selection(const std::optional<Quantity>& from, Direction direction, const Scenario& scenario);

/// A single weight, bias, input or target: what SetValue takes.
bool can_be_set(const Quantity& quantity);

} // namespace backstep
