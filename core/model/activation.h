#pragma once

#include "core/model/matrix.h"

#include <array>
#include <optional>
#include <string_view>

namespace backstep {

enum class Activation { sigmoid, tanh, relu, leaky_relu, identity, softmax };

inline constexpr std::array all_activations{Activation::sigmoid,  Activation::tanh,
                                            Activation::relu,     Activation::leaky_relu,
                                            Activation::identity, Activation::softmax};

/// Slope of leaky ReLU for z < 0.
inline constexpr double leaky_slope = 0.01;

/// The name in scenario files, such as `leaky_relu`.
std::string_view name(Activation activation);
std::optional<Activation> activation_named(std::string_view name);

/// Softmax mixes its neurons: its derivative is a full Jacobian, so it has no σ′ per neuron.
constexpr bool is_elementwise(Activation activation) {
    return activation != Activation::softmax;
}

/// A smooth activation has a derivative everywhere; ReLU and leaky ReLU have a kink at 0, where the
/// derivative from the left is taken (0 and 0.01).
constexpr bool is_smooth(Activation activation) {
    return activation != Activation::relu && activation != Activation::leaky_relu;
}

/// a = σ(z) and s = σ′(z), all n×m, one column per example (S13, S29, N1, N3, N12). For softmax s is left as
/// it is. Finite for every finite z; a and s keep full relative precision where the function saturates.
void activate(Activation activation, const Matrix& z, Matrix& a, Matrix& s);

} // namespace backstep
