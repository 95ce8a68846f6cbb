#pragma once

#include "tests/typeset/samples.h"

namespace backstep::test {

/// Every line of every equation of the notes, for the bundled scenario that it holds for.
std::vector<Sample> equations_of_the_notes();

/// Every line of the derivations of one quantity of each kind in each notation, on the 3-4-2 network.
std::vector<Sample> derivation_lines();

/// What is said beside these, as words.
std::vector<Sample> derivation_reasons();

} // namespace backstep::test
