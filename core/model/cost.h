#pragma once

#include "core/model/activation.h"
#include "core/model/matrix.h"

#include <array>
#include <optional>
#include <string_view>

namespace backstep {

/// The cost of one example, for outputs a and targets y over K neurons.
enum class Cost {
    half_squared_error,    ///< ½ Σ (a − y)²  (S1, R9, F1)
    mean_squared_error,    ///< (1/2K) Σ (a − y)²  (M27, M28)
    cross_entropy,         ///< −Σ [y ln a + (1 − y) ln(1 − a)]  (N4)
    softmax_cross_entropy, ///< −Σ y ln a  (M31)
};

/// How the costs of several examples become one number.
enum class Reduction { mean, sum };

inline constexpr std::array all_costs{Cost::half_squared_error, Cost::mean_squared_error, Cost::cross_entropy,
                                      Cost::softmax_cross_entropy};
inline constexpr std::array all_reductions{Reduction::mean, Reduction::sum};

/// The names in scenario files, such as `half_squared_error` and `mean`.
std::string_view name(Cost cost);
std::string_view name(Reduction reduction);
std::optional<Cost> cost_named(std::string_view name);
std::optional<Reduction> reduction_named(std::string_view name);

/// Cross-entropy takes logarithms: its outputs must lie between 0 and 1.
bool fits(Cost cost, Activation output);

/// δ of the output layer is written without σ′, because the cost cancels it (N14): a − y.
bool cancels_derivative(Cost cost, Activation output);

/// The cost of each column: z, a, y are K×m, costs has m entries. Computed from z where logarithms are taken,
/// so it is finite for every finite z.
void cost_of(Cost cost, Activation output, const Matrix& z, const Matrix& a, const Matrix& y, Vector& costs);

/// ∂E/∂a (S4, N13, F5) and δ = ∂E/∂z (S19, N6, N15, F6) of the output layer, for each column; all K×m. In
/// ∂E/∂a 1 − a is taken from z, not from the rounded a, and a probability that underflows counts as the
/// smallest normal double, so that it stays finite; δ does not go through it where the cost takes logarithms.
void output_errors(Cost cost, Activation output, const Matrix& z, const Matrix& a, const Matrix& s,
                   const Matrix& y, Matrix& dE_da, Matrix& delta);

} // namespace backstep
