#include "core/check/elements.h"

#include "core/model/input_error.h"

namespace backstep {
namespace {

constexpr std::int64_t most_elements = 2'000'000;

} // namespace

Elements::Elements(const Network& network, std::span<const int> examples)
    : examples_(examples.begin(), examples.end()), depth_(network.depth()) {
    std::int64_t count = 0;
    for (std::size_t s = 0; s < symbol_count; ++s) {
        const auto symbol = static_cast<Symbol>(s);
        const int last = has_layer(symbol) ? depth_ : 0;
        for (int l = 0; l <= last; ++l) {
            if (l == 0 && has_layer(symbol)) {
                blocks_[s].push_back({});
                continue;
            }
            const Shape shape = shape_of(symbol, l, network);
            const std::int64_t copies =
                is_per_example(symbol) ? example_count() + (is_reduced(symbol) ? 1 : 0) : 1;
            blocks_[s].push_back({static_cast<int>(count), shape.rows, shape.columns});
            count += copies * shape.rows * shape.columns;
            if (count > most_elements)
                throw InputError("the network and its examples are too large for calculations by hand to be "
                                 "checked; at most two million numbers were expected");
        }
    }
    count_ = static_cast<int>(count);
}

int Elements::index(const Element& e) const {
    const Block& b = block(e.symbol, e.layer);
    const int copy = e.m == all_examples_of_update ? example_count() : e.m;
    const int row = e.row == 0 ? 0 : e.row - 1, column = e.column == 0 ? 0 : e.column - 1;
    return b.first + (copy * b.rows + row) * b.columns + column;
}

Element Elements::element(const Quantity& q) const {
    Element e{q.symbol, q.layer, q.row, q.column, 0};
    if (!is_per_example(q.symbol) || example_count() == 1) return e;
    if (q.example == 0) {
        e.m = is_reduced(q.symbol) ? all_examples_of_update : 0;
        return e;
    }
    for (int m = 0; m < example_count(); ++m)
        if (examples_[static_cast<std::size_t>(m)] == q.example - 1) e.m = m;
    return e;
}

Quantity Elements::quantity(const Element& e) const {
    Quantity q{e.symbol, e.layer, e.row, e.column, 0};
    if (is_per_example(e.symbol) && example_count() > 1 && e.m != all_examples_of_update)
        q.example = examples_[static_cast<std::size_t>(e.m)] + 1;
    return q;
}

bool Elements::exists(const Element& e) const {
    const bool layered = has_layer(e.symbol);
    if (layered ? e.layer < 1 || e.layer > depth_ : e.layer != 0) return false;
    const Block& b = block(e.symbol, e.layer);
    return e.row <= b.rows && e.column <= b.columns;
}

std::array<int, 6> Elements::order(const Element& e) const {
    const bool given = e.symbol <= Symbol::bias;
    const bool updated = e.symbol == Symbol::updated_weight || e.symbol == Symbol::updated_bias;
    const int stage = given ? 0 : updated ? 3 : e.m == all_examples_of_update ? 2 : 1;
    const bool forward = e.symbol <= Symbol::activation;
    const int pass = forward ? 0 : e.symbol == Symbol::cost ? 1 : 2;
    const int layer = forward ? e.layer : depth_ - e.layer;
    const int place = e.row * 100'000 + e.column;
    return {stage, e.m, pass, layer, static_cast<int>(e.symbol), place};
}

} // namespace backstep
