#include "core/model/activation.h"

#include "core/model/exponential.h"
#include "core/model/softmax.h"

#include <cmath>

namespace backstep {
namespace {

using namespace lanes;

template<int N>
struct Values {
    Lanes<N> a, s;
};

// With e = e^−|z| neither direction overflows, and 1 − a is e / (1 + e), without cancellation. A sum that is
// at least 1 for z ≥ 0, and far below e for any z that is less than 0 by enough to change e, stands for the
// choice between 1 and e.
struct Sigmoid {
    template<int N>
    Values<N> operator()(const Lanes<N>& z) const {
        const Lanes<N> e = exp_minus<N>(z.abs());
        const Lanes<N> numerator = (z * 0x1p1023 + 1.0).min(1.0).max(e);
        const Lanes<N> denominator = 1.0 + e;
        return {numerator / denominator, e / (denominator * denominator)};
    }
};

// tanh′(z) = 1/cosh²(z), written with e = e^−2|z| so that it keeps its precision where tanh is almost ±1.
struct Tanh {
    template<int N>
    Values<N> operator()(const Lanes<N>& z) const {
        const Lanes<N> e = exp_minus<N>(2.0 * z.abs());
        const Lanes<N> denominator = 1.0 + e;
        return {z.unaryExpr([](double lane) { return std::tanh(lane); }),
                4.0 * e / (denominator * denominator)};
    }
};

struct Leaky {
    double slope; ///< where z ≤ 0

    template<int N>
    Values<N> operator()(const Lanes<N>& z) const {
        return {(z > 0.0).select(z, slope * z), (z > 0.0).select(Lanes<N>::Constant(1.0), slope)};
    }
};

struct Identity {
    template<int N>
    Values<N> operator()(const Lanes<N>& z) const {
        return {z, Lanes<N>::Constant(1.0)};
    }
};

template<class Function>
void apply(const Matrix& z, Matrix& a, Matrix& s, const Function& function) {
    const double* in = z.data();
    double *value = a.data(), *slope = s.data();
    in_pairs(z.size(), [=]<int N>(Index i) {
        const Values<N> v = function.template operator()<N>(load<N>(in + i));
        at<N>(value + i) = v.a;
        at<N>(slope + i) = v.s;
    });
}

constexpr std::array<std::string_view, all_activations.size()> names{"sigmoid",    "tanh",     "relu",
                                                                     "leaky_relu", "identity", "softmax"};

} // namespace

std::string_view name(Activation activation) {
    return names[static_cast<std::size_t>(activation)];
}

std::optional<Activation> activation_named(std::string_view text) {
    for (const Activation activation : all_activations)
        if (name(activation) == text) return activation;
    return std::nullopt;
}

void activate(Activation activation, const Matrix& z, Matrix& a, Matrix& s) {
    switch (activation) {
    case Activation::sigmoid: return apply(z, a, s, Sigmoid{});
    case Activation::tanh: return apply(z, a, s, Tanh{});
    case Activation::relu: return apply(z, a, s, Leaky{0.0});
    case Activation::leaky_relu: return apply(z, a, s, Leaky{leaky_slope});
    case Activation::identity: return apply(z, a, s, Identity{});
    case Activation::softmax: return softmax(z, a);
    }
}

} // namespace backstep
