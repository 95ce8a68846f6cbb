#pragma once

#include "core/trace/trace.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backstep {

/// What a number is. The order is the one in which a pass makes them.
enum class Symbol {
    input,                 ///< x
    target,                ///< y
    weight,                ///< W
    bias,                  ///< b
    weighted_input,        ///< z
    activation,            ///< a
    cost,                  ///< E
    cost_gradient_a,       ///< ∂E/∂a
    activation_derivative, ///< σ′(z)
    delta,                 ///< δ = ∂E/∂z
    weight_gradient,       ///< ∂E/∂W
    bias_gradient,         ///< ∂E/∂b
    updated_weight,        ///< W′
    updated_bias,          ///< b′
};

/// The address of a number, vector or matrix. All indices start at 1; 0 means "all of them" for a row or
/// column, and "none given" for an example.
struct Quantity {
    Symbol symbol = Symbol::cost;
    int layer = 0;   ///< 0 where the symbol has none (x, y, E)
    int row = 0;     ///< the neuron (for weights: to)
    int column = 0;  ///< for weights: from
    int example = 0; ///< position in the scenario; 0: the example being walked, or, of gradients and E, the
                     ///< mean or sum over the examples of the update

    auto operator<=>(const Quantity&) const = default;
};

bool has_layer(Symbol symbol);
bool is_matrix(Symbol symbol); ///< W, ∂E/∂W, W′
bool is_vector(Symbol symbol); ///< everything else but E
/// Differs from example to example: x, y, z, a, σ′, E, ∂E/∂a, δ and, before averaging, the gradients.
bool is_per_example(Symbol symbol);
bool is_gradient(Symbol symbol); ///< ∂E/∂W, ∂E/∂b
/// A single number: all its indices are given.
bool is_scalar(const Quantity& quantity);

/// Names as files and commands use them: `z1[2]`, `dE/dW1[3,2]`, `W1'`, `delta2[1]@3`.
std::string to_text(const Quantity& quantity);

/// The same for people: `z₁[2]`, `∂E/∂W₁[3,2]`, `W₁′`, `δ₂[1]`; the example is left out.
std::string to_unicode(const Quantity& quantity);

/// `₁₂` for 12.
std::string subscript(int number);

/// Reads the names of `to_text`, spaces allowed. Throws InputError that says what was expected.
Quantity parse_quantity(std::string_view text);
/// The same, or nothing where that would throw.
std::optional<Quantity> find_quantity(std::string_view text);
/// Only of names with indices in brackets, which no notation means otherwise: x[1] is the first input,
/// although x₁ may be a layer's vector.
std::optional<Quantity> find_indexed_quantity(std::string_view text);

/// Rows and columns of the whole quantity: {1, 1} for E, {n, 1} for vectors, {n, p} for matrices.
struct Shape {
    int rows = 0, columns = 0;
    bool operator==(const Shape&) const = default;
};
Shape shape_of(Symbol symbol, int layer, const Network& network);

/// The numbers of a whole vector or matrix, row by row; a number is its own.
std::vector<Quantity> numbers_of(const Quantity& quantity, const Network& network);
/// The first of them.
Quantity first_number(Quantity quantity);

/// Nothing if the quantity exists in this scenario, else one sentence that says what does.
std::optional<std::string> problem(const Quantity& quantity, const Scenario& scenario);

/// The number a scalar quantity stands for, `network` being the weights that the trace was computed with. A
/// per-example quantity without an example means the trace's first example; a gradient or E without one the
/// mean or sum. Nothing if the trace does not hold it (another example, σ′ of softmax) or it does not exist.
std::optional<double> value_of(const Quantity& quantity, const Network& network, const Trace& trace);

} // namespace backstep
