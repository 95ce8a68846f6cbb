#pragma once

#include "core/notation/notation.h"

/// One file each.
namespace backstep {

std::unique_ptr<const Notation> suresh_sardana(); ///< S1–S29
std::unique_ptr<const Notation> neal();           ///< N1–N15
std::unique_ptr<const Notation> richardson();     ///< R1–R17
std::unique_ptr<const Notation> facts();          ///< F1–F14
std::unique_ptr<const Notation> regression();     ///< M1–M31

} // namespace backstep
