#pragma once

#include "core/derivation/equations.h"

/// The equations of each set of notes, in their order.
namespace backstep {

std::vector<Equation> suresh_sardana_equations(); ///< S1–S29
std::vector<Equation> neal_equations();           ///< N1–N15
std::vector<Equation> richardson_equations();     ///< R1–R17
std::vector<Equation> facts_equations();          ///< F1–F14
std::vector<Equation> regression_equations();     ///< M1–M31

} // namespace backstep
