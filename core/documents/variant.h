#pragma once

#include "core/model/scenario.h"

namespace backstep {

inline constexpr int most_variants = 30;

/// The scenario with other numbers, the same on every machine for the same number (1 … most_variants):
/// weights, biases and inputs of one decimal, none of them 0 (biases that are all 0 in a layer stay so);
/// targets of one decimal, or, where all are 0 or 1, those dealt anew among the outputs. Sigmoid and tanh
/// stay out of saturation, ReLUs on their positive side where that can be had, and what the update computes
/// does not round to 0 by chance, so that no number hides the work behind it.
Scenario variant(const Scenario& scenario, int number);

} // namespace backstep
