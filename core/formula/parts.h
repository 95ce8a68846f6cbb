#pragma once

#include "core/formula/formula.h"

#include <type_traits>
#include <variant>
#include <vector>

namespace backstep {

/// Whether row or column `i` of a grid, from 1, is shown: all are, or the first ones and the last.
inline bool is_shown(int i, int count) {
    return count <= Grid::most_shown || i < Grid::most_shown || i == count;
}

/// The indices of those that are, from 0, with `gap` where some are left out.
inline constexpr int gap = -1;
inline std::vector<int> shown(int count) {
    std::vector<int> indices;
    for (int i = 0; i < count; ++i)
        if (is_shown(i + 1, count)) indices.push_back(i);
    if (count > Grid::most_shown) indices.insert(indices.end() - 1, gap);
    return indices;
}

inline int rows_of(const Grid& grid) {
    return static_cast<int>(grid.entries.size()) / grid.columns;
}

inline std::size_t index_of(const Grid& grid, int row, int column) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
           static_cast<std::size_t>(column);
}

/// The derivative is written with what it is taken by before what it is taken of.
inline bool variable_first(DerivativeSign sign) {
    return sign != DerivativeSign::partial && sign != DerivativeSign::inline_;
}

/// Calls `visit` with each part of a node that is drawn, in reading order.
template<class Node, class Visit>
void for_each_part(Node& node, const Visit& visit) {
    const auto all = [&](auto& parts) {
        for (auto& part : parts) visit(part);
    };
    const auto shown_entries = [&](auto& grid) {
        for (const int row : shown(rows_of(grid)))
            for (const int column : shown(grid.columns))
                if (row != gap && column != gap) visit(grid.entries[index_of(grid, row, column)]);
    };
    const auto parts_of = [&]<class Kind>(Kind& kind) {
        using Plain = std::remove_const_t<Kind>;
        if constexpr (std::is_same_v<Plain, Sum>) {
            all(kind.terms);
        } else if constexpr (std::is_same_v<Plain, Product>) {
            all(kind.factors);
        } else if constexpr (std::is_same_v<Plain, Apply>) {
            all(kind.arguments);
        } else if constexpr (std::is_same_v<Plain, Derivative>) {
            const bool swapped = variable_first(kind.sign);
            visit(kind.parts[swapped ? 1 : 0]);
            visit(kind.parts[swapped ? 0 : 1]);
        } else if constexpr (std::is_same_v<Plain, Grid>) {
            shown_entries(kind);
        } else if constexpr (std::is_same_v<Plain, Cases>) {
            for (std::size_t i = 0; i < kind.values.size(); ++i) {
                visit(kind.values[i]);
                visit(kind.conditions[i]);
            }
        } else if constexpr (std::is_same_v<Plain, Chain>) {
            all(kind.sides);
        } else if constexpr (requires { kind.parts; }) {
            all(kind.parts);
        }
    };
    std::visit(parts_of, node);
}

} // namespace backstep
