#include "core/notation/scripts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace backstep {

using algebra::Index;

std::string written(const Index& index) {
    if (!index.letter.empty()) return index.letter;
    return index.value == 0 ? std::string() : std::to_string(index.value);
}

std::string side_by_side(std::initializer_list<Index> indices) {
    const bool commas = std::any_of(indices.begin(), indices.end(),
                                    [](const Index& i) { return i.letter.empty() && i.value > 9; });
    if (commas) return with_commas(indices);
    std::string all;
    for (const Index& index : indices) all += written(index);
    return all;
}

std::string with_commas(std::initializer_list<Index> indices) {
    std::string all;
    for (const Index& index : indices) {
        const std::string one = written(index);
        if (one.empty()) continue;
        if (!all.empty()) all += ",";
        all += one;
    }
    return all;
}

std::string in_brackets(const Index& index) {
    const std::string inner = written(index);
    return inner.empty() ? inner : "(" + inner + ")";
}

Index moved(const Index& index, int by) {
    if (index.letter.empty() || by == 0) return {index.value + by, index.letter};
    return {index.value + by, fmt::format("{}{}{}", index.letter, by < 0 ? "−" : "+", std::abs(by))};
}

} // namespace backstep
