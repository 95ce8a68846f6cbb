#pragma once

#include "core/walk/quantity.h"

#include <array>
#include <span>
#include <vector>

/// The single numbers of one update, numbered, so that working one out again needs no look-up by name.
namespace backstep {

/// A number by its place: like a Quantity, but the example is a column of the trace.
struct Element {
    Symbol symbol = Symbol::cost;
    int layer = 0, row = 0, column = 0;
    int m = 0; ///< column of the trace; 0 of what has no example; all_examples of a mean or sum over several

    auto operator<=>(const Element&) const = default;
};

inline constexpr int all_examples_of_update = -1;

class Elements {
public:
    /// Throws InputError if they are more than anyone computes by hand.
    Elements(const Network& network, std::span<const int> examples);

    int count() const { return count_; }
    int depth() const { return depth_; }
    int example_count() const { return static_cast<int>(examples_.size()); }

    /// The number of an element, from 0.
    int index(const Element& element) const;

    /// An answer's quantity (see Answer) and the element that it is.
    Element element(const Quantity& quantity) const;
    Quantity quantity(const Element& element) const;

    bool exists(const Element& element) const;
    int rows(Symbol symbol, int layer) const { return block(symbol, layer).rows; }
    int columns(Symbol symbol, int layer) const { return block(symbol, layer).columns; }

    /// The order in which numbers become known: what is given, each example, the means, the update.
    std::array<int, 6> order(const Element& element) const;

private:
    struct Block {
        int first = 0, rows = 0, columns = 0;
    };
    static constexpr std::size_t symbol_count = 14;

    std::vector<int> examples_;
    int depth_;
    std::array<std::vector<Block>, symbol_count> blocks_; ///< of each symbol, by layer
    int count_ = 0;

    const Block& block(Symbol symbol, int layer) const {
        return blocks_[static_cast<std::size_t>(symbol)][static_cast<std::size_t>(layer)];
    }
    bool is_reduced(Symbol symbol) const { return symbol == Symbol::cost || is_gradient(symbol); }
};

} // namespace backstep
