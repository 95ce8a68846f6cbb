#pragma once

#include "core/derivation/setting.h"

#include <algorithm>
#include <string>

namespace backstep::test {

/// Equal to 1e-12 of the largest entry, or 1e-15.
inline bool agree(const Value& a, const Value& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].rows() != b[i].rows() || a[i].cols() != b[i].cols()) return false;
        const double largest = std::max(a[i].cwiseAbs().maxCoeff(), b[i].cwiseAbs().maxCoeff());
        if (!((a[i] - b[i]).cwiseAbs().maxCoeff() <= 1e-12 * largest + 1e-15)) return false;
    }
    return true;
}

/// Whether all sides of a chain have a value, and the same; else says in `why` which does not.
inline bool sides_agree(const Formula& line, const Numbers& numbers, std::string& why) {
    const auto* chain = std::get_if<Chain>(&line.node);
    if (chain == nullptr) return why = "not a chain", false;
    std::optional<Value> first;
    for (std::size_t i = 0; i < chain->sides.size(); ++i) {
        const auto* words = std::get_if<Words>(&chain->sides[i].node);
        if (words != nullptr && words->text.empty()) continue;
        const auto value = evaluate(chain->sides[i], numbers);
        if (!value) return why = "side " + std::to_string(i + 1) + " has no value", false;
        if (first && !agree(*first, *value)) return why = "side " + std::to_string(i + 1) + " differs", false;
        if (!first) first = value;
    }
    return true;
}

} // namespace backstep::test
