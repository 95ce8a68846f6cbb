#pragma once

#include "core/derivation/setting.h"
#include "core/walk/walk.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// Which matrices stand in the panel, in which order, and what joins them. No drawing here.
namespace backstep::matrices {

/// Which rows, or columns, of a factor enter one cell of the result: all, or the one with the number of the
/// result's row or column; as they are shown.
enum class Along { all, row, column };
struct Part {
    Along rows = Along::row, columns = Along::column;
    bool operator==(const Part&) const = default;
};

/// A matrix or vector as it is shown.
struct Term {
    std::string before;      ///< the operator or function in front: `×`, `σ(`, `) =`
    Quantity quantity;       ///< whole: no row, no column
    bool transposed = false; ///< columns stand as rows: of what it is called or of itself, see stands_turned
    Part part = {};
    std::optional<double> rate = std::nullopt; ///< a learning rate after `before`, and a dot: `− 0.5 ·`

    bool operator==(const Term&) const = default;
};

/// Among the cells a whole gradient stands for the learning rate in front of it.
bool is_rate(const Quantity& cell);

/// The layer that a rate is set for: 0, all of them, unless each has its own.
int layer_of_rate(const Quantity& rate, const Scenario& scenario);

/// `δ₂ × a₁ᵀ = ∂E/∂W₂`: the factors and, as the last term, what they make.
struct Equation {
    std::vector<Term> terms;

    const Term& result() const { return terms.back(); }
    bool operator==(const Equation&) const = default;
};

/// Whether the notation's name of a whole quantity means its transpose: gradients in numerator layout are
/// rows, and weights may be written from their source to their target.
bool stands_turned(const Names& names, const Quantity& whole);

/// A quantity by itself, as the notation writes it.
Term term_of(const Quantity& whole, const Names& names);

/// How one whole quantity comes about by the notation's matrix form, the last side of rule(), or just itself
/// if it is given (x, y, W, b). A gradient without an example is, when the update uses several (`examples`,
/// from 0), their mean or sum; of more than two the first and the last are shown.
Equation equation_of(const Quantity& quantity, const Setting& setting, std::span<const int> examples);

/// One equation for each quantity that the step makes known; for an element that of its vector or matrix.
std::vector<Equation> equations_of(const Step& step, const Setting& setting, std::span<const int> examples);

/// All vectors and matrices of layer l in the order in which a pass makes them; of 0: the inputs; of depth +
/// 1: targets and E. Those of one example carry it, if the update uses several.
std::vector<Quantity> quantities_of_layer(int l, const Scenario& scenario, std::span<const int> examples,
                                          int example);

/// What comes next, at most two: the next vectors and matrices that are not known and matter most (z, a, δ,
/// the weights' gradients and the updates), and are not among `shown`.
std::vector<Quantity> upcoming(const Walk& walk, Walk::Position position, std::span<const Quantity> shown);

/// Rows and columns as shown.
Shape shown_shape(const Term& term, const Network& network);

/// The number in a row and a column as shown, from 1.
Quantity cell_of(const Term& term, int row, int column);

/// The cell as shown, or nothing if the term does not hold the quantity.
struct Cell {
    int row = 0, column = 0;
    bool operator==(const Cell&) const = default;
};
std::optional<Cell> find_cell(const Term& term, const Quantity& scalar);

/// Whether a cell of a factor enters the result's cell.
bool enters(const Term& factor, Cell cell, Cell result);

/// The whole vector or matrix that a number belongs to.
Quantity whole_of(Quantity quantity);

/// Numbers of the same edge (W, ∂E/∂W, W′), bias (b, ∂E/∂b, b′) or neuron (z, a, …): one may stand for
/// another.
bool same_element(const Quantity& a, const Quantity& b);

/// `δ₂`, `x₁ᵀ`; with `of example 3` left to others.
std::string term_name(const Term& term, const Names& names);

/// What the notation calls the neuron in a row of layer l: in some it is numbered through the network.
std::string neuron_number(const Names& names, int l, int row);

} // namespace backstep::matrices
