#include "app/panels/matrices/navigation.h"

#include <algorithm>

namespace backstep::matrices {

namespace {

struct Found {
    std::size_t term;
    Cell cell;
};

std::optional<Found> find(std::span<const Term> terms, const Quantity& quantity) {
    for (std::size_t i = terms.size(); i-- > 0;)
        if (const auto cell = find_cell(terms[i], quantity)) return Found{i, *cell};
    return std::nullopt;
}

} // namespace

std::optional<Quantity> cell_beside(std::span<const Term> terms, const Quantity& from, Direction direction,
                                    const Network& network) {
    const auto found = find(terms, from);
    if (!found) return std::nullopt;
    auto [at, cell] = *found;
    const Shape shape = shown_shape(terms[at], network);
    switch (direction) {
    case Direction::up: --cell.row; break;
    case Direction::down: ++cell.row; break;
    case Direction::left: --cell.column; break;
    case Direction::right: ++cell.column; break;
    }
    if (cell.row < 1 || cell.row > shape.rows) return std::nullopt;
    if (cell.column >= 1 && cell.column <= shape.columns) return cell_of(terms[at], cell.row, cell.column);
    const bool left = cell.column < 1;
    if (left ? at == 0 : at + 1 == terms.size()) return std::nullopt;
    const Term& next = terms[left ? at - 1 : at + 1];
    const Shape beside = shown_shape(next, network);
    return cell_of(next, std::min(cell.row, beside.rows), left ? beside.columns : 1);
}

std::optional<Quantity> cell_after(std::span<const Term> terms, const Quantity& from,
                                   const Network& network) {
    const auto found = find(terms, from);
    if (!found) return std::nullopt;
    const Term& term = terms[found->term];
    const Shape shape = shown_shape(term, network);
    Cell cell = found->cell;
    if (++cell.column > shape.columns) cell = {cell.row % shape.rows + 1, 1};
    return cell_of(term, cell.row, cell.column);
}

} // namespace backstep::matrices
