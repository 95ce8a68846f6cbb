#pragma once

#include "core/formula/formula.h"

#include <string>
#include <vector>

namespace backstep::test {

struct Sample {
    std::string name;
    Formula formula;
};

/// Formulas as lecture notes have them; together they use every kind of node.
std::vector<Sample> samples();

} // namespace backstep::test
