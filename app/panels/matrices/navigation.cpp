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

// A rate stands between the term before it and the gradient that it multiplies.
std::optional<std::size_t> find_rate(std::span<const Term> terms, const Quantity& rate) {
    const auto found =
        std::ranges::find_if(terms, [&](const Term& term) { return term.rate && term.quantity == rate; });
    if (found == terms.end() || !is_rate(rate)) return std::nullopt;
    return static_cast<std::size_t>(found - terms.begin());
}

Quantity last_of_row(const Term& term, int row, const Network& network) {
    const Shape shape = shown_shape(term, network);
    return cell_of(term, std::min(row, shape.rows), shape.columns);
}

std::optional<Quantity> beside_rate(std::span<const Term> terms, std::size_t at, Direction direction,
                                    const Network& network) {
    switch (direction) {
    case Direction::left: return last_of_row(terms[at - 1], 1, network);
    case Direction::right: return cell_of(terms[at], 1, 1);
    default: return std::nullopt;
    }
}

} // namespace

std::optional<Quantity> cell_beside(std::span<const Term> terms, const Quantity& from, Direction direction,
                                    const Network& network) {
    if (const auto rate = find_rate(terms, from)) return beside_rate(terms, *rate, direction, network);
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
    const Term& next_rate = terms[left ? at : at + 1];
    if (next_rate.rate) return next_rate.quantity;
    if (left) return last_of_row(terms[at - 1], cell.row, network);
    const Term& next = terms[at + 1];
    return cell_of(next, std::min(cell.row, shown_shape(next, network).rows), 1);
}

std::optional<Quantity> cell_after(std::span<const Term> terms, const Quantity& from,
                                   const Network& network) {
    if (find_rate(terms, from)) return from;
    const auto found = find(terms, from);
    if (!found) return std::nullopt;
    const Term& term = terms[found->term];
    const Shape shape = shown_shape(term, network);
    Cell cell = found->cell;
    if (++cell.column > shape.columns) cell = {cell.row % shape.rows + 1, 1};
    return cell_of(term, cell.row, cell.column);
}

} // namespace backstep::matrices
