#include "core/model/activation.h"

#include <cmath>

namespace backstep {
namespace {

struct Value {
    double a, s;
};

// With e = exp(-|z|) neither direction overflows, and 1 - a is e / (1 + e), without cancellation.
Value sigmoid(double z) {
    const double e = std::exp(-std::abs(z));
    const double larger = 1.0 / (1.0 + e);
    const double smaller = e * larger;
    return {z < 0.0 ? smaller : larger, larger * smaller};
}

// tanh′(z) = 1/cosh²(z), written with e = exp(-2|z|) so that it keeps its precision where tanh is almost ±1.
Value tanh(double z) {
    const double e = std::exp(-2.0 * std::abs(z));
    return {std::tanh(z), 4.0 * e / ((1.0 + e) * (1.0 + e))};
}

Value leaky(double z, double slope) {
    return z > 0.0 ? Value{z, 1.0} : Value{slope * z, slope};
}

template<class F>
void each(const Matrix& z, Matrix& a, Matrix& s, F value) {
    const double* in = z.data();
    double* out = a.data();
    double* slope = s.data();
    const Eigen::Index count = z.size();
    for (Eigen::Index i = 0; i < count; ++i) {
        const Value v = value(in[i]);
        out[i] = v.a;
        slope[i] = v.s;
    }
}

void softmax(const Matrix& z, Matrix& a) {
    for (Eigen::Index m = 0; m < z.cols(); ++m) {
        const double largest = z.col(m).maxCoeff();
        double sum = 0.0;
        for (Eigen::Index k = 0; k < z.rows(); ++k) sum += a(k, m) = std::exp(z(k, m) - largest);
        for (Eigen::Index k = 0; k < z.rows(); ++k) a(k, m) /= sum;
    }
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
    case Activation::sigmoid: return each(z, a, s, sigmoid);
    case Activation::tanh: return each(z, a, s, tanh);
    case Activation::relu: return each(z, a, s, [](double x) { return leaky(x, 0.0); });
    case Activation::leaky_relu: return each(z, a, s, [](double x) { return leaky(x, leaky_slope); });
    case Activation::identity: return each(z, a, s, [](double x) { return Value{x, 1.0}; });
    case Activation::softmax: return softmax(z, a);
    }
}

} // namespace backstep
