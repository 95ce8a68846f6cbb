#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace backstep {

/// What is made wrong when computing by hand. The order is the one in which they are believed, where two
/// explain a number equally.
enum class Mistake {
    target_minus_output,           ///< y − a for a − y
    added_instead_of_subtracted,   ///< w + α ∂E/∂w
    missing_activation_derivative, ///< δ without σ′
    bias_forgotten,                ///< z without b, b′ without its step
    activation_skipped,            ///< z for a
    derivative_at_activation,      ///< σ′(a) for σ′(z)
    transposed_gradient,           ///< ∂E/∂W of [j, i]
    transposed_weights,            ///< W for Wᵀ, rows read as columns
    updated_weights_used,          ///< back through W′
    path_missing,                  ///< a term of a sum left out
    factor_two,                    ///< ½ left out, or once too often
    not_averaged,                  ///< sum for mean over examples or outputs, or the reverse
    learning_rate_missing,         ///< w − ∂E/∂w
    learning_rate_twice,           ///< w − α² ∂E/∂w
    other_cost,                    ///< the formula of another cost
    other_activation_derivative,   ///< the derivative of another activation
    exponent_sign,                 ///< 1/(1 + e^z)
    sign,
    wrong_layer,   ///< a number of another layer
    wrong_element, ///< the number at another index
    digits_swapped,
    decimal_point,
};

inline constexpr std::array all_mistakes{Mistake::target_minus_output,
                                         Mistake::added_instead_of_subtracted,
                                         Mistake::missing_activation_derivative,
                                         Mistake::bias_forgotten,
                                         Mistake::activation_skipped,
                                         Mistake::derivative_at_activation,
                                         Mistake::transposed_gradient,
                                         Mistake::transposed_weights,
                                         Mistake::updated_weights_used,
                                         Mistake::path_missing,
                                         Mistake::factor_two,
                                         Mistake::not_averaged,
                                         Mistake::learning_rate_missing,
                                         Mistake::learning_rate_twice,
                                         Mistake::other_cost,
                                         Mistake::other_activation_derivative,
                                         Mistake::exponent_sign,
                                         Mistake::sign,
                                         Mistake::wrong_layer,
                                         Mistake::wrong_element,
                                         Mistake::digits_swapped,
                                         Mistake::decimal_point};

/// The id in reports, such as `target_minus_output`.
std::string_view name(Mistake mistake);
std::optional<Mistake> mistake_named(std::string_view name);

} // namespace backstep
