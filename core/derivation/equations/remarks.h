#pragma once

#include "core/derivation/equations.h"

namespace backstep::equations {

/// What a reader of an equation has to know about this scenario: which function σ is where it is not the
/// sigmoid, what the notes' network has otherwise, which of two marks is the layer and which the example. A
/// sentence each.
std::vector<std::string> remarks(std::string_view id, const Setting& setting, const Instance& instance);

} // namespace backstep::equations
