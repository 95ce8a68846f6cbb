#include "core/model/cost.h"

#include <cmath>
#include <limits>

namespace backstep {
namespace {

using Index = Eigen::Index;

constexpr std::array<std::string_view, all_costs.size()> cost_names{
    "half_squared_error", "mean_squared_error", "cross_entropy", "softmax_cross_entropy"};
constexpr std::array<std::string_view, all_reductions.size()> reduction_names{"mean", "sum"};

double at_least_tiny(double probability) {
    return std::max(probability, std::numeric_limits<double>::min());
}

// 1 − a of output k, without the cancellation that the rounded a would bring.
double complement(Activation output, const Matrix& z, const Matrix& a, Index k, Index m) {
    if (output == Activation::sigmoid) {
        const double e = std::exp(-std::abs(z(k, m)));
        return (z(k, m) < 0.0 ? 1.0 : e) / (1.0 + e);
    }
    double others = 0.0;
    for (Index i = 0; i < a.rows(); ++i)
        if (i != k) others += a(i, m);
    return others;
}

// ln Σ exp(z_i) over the column, leaving out row `skip` (−1: none).
double log_sum_exp(const Matrix& z, Index m, Index skip) {
    double largest = -std::numeric_limits<double>::infinity();
    for (Index i = 0; i < z.rows(); ++i)
        if (i != skip) largest = std::max(largest, z(i, m));
    double sum = 0.0;
    for (Index i = 0; i < z.rows(); ++i)
        if (i != skip) sum += std::exp(z(i, m) - largest);
    return largest + std::log(sum);
}

// −[y ln a + (1 − y) ln(1 − a)] of output k.
double cross_entropy(Activation output, const Matrix& z, double y, Index k, Index m) {
    if (output == Activation::sigmoid) {
        const double x = z(k, m);
        const double tail = std::log1p(std::exp(-std::abs(x)));
        return y * (std::max(-x, 0.0) + tail) + (1.0 - y) * (std::max(x, 0.0) + tail);
    }
    const double all = log_sum_exp(z, m, -1);
    return y * (all - z(k, m)) + (1.0 - y) * (all - log_sum_exp(z, m, k));
}

double squared_error(const Matrix& a, const Matrix& y, Index m) {
    double sum = 0.0;
    for (Index k = 0; k < a.rows(); ++k) sum += (a(k, m) - y(k, m)) * (a(k, m) - y(k, m));
    return sum;
}

double cost_of_column(Cost cost, Activation output, const Matrix& z, const Matrix& a, const Matrix& y,
                      Index m) {
    switch (cost) {
    case Cost::half_squared_error: return 0.5 * squared_error(a, y, m);
    case Cost::mean_squared_error: return squared_error(a, y, m) / (2.0 * static_cast<double>(a.rows()));
    case Cost::cross_entropy: {
        double sum = 0.0;
        for (Index k = 0; k < a.rows(); ++k) sum += cross_entropy(output, z, y(k, m), k, m);
        return sum;
    }
    case Cost::softmax_cross_entropy: {
        const double all = log_sum_exp(z, m, -1);
        double sum = 0.0;
        for (Index k = 0; k < a.rows(); ++k)
            if (y(k, m) != 0.0) sum += y(k, m) * (all - z(k, m));
        return sum;
    }
    }
    return 0.0;
}

double cross_entropy_gradient(double a, double one_minus_a, double y) {
    const double from_one = y == 0.0 ? 0.0 : y / at_least_tiny(a);
    const double from_zero = y == 1.0 ? 0.0 : (1.0 - y) / at_least_tiny(one_minus_a);
    return from_zero - from_one;
}

// a − y, taken as (1 − y) − (1 − a) where a is almost 1.
double residual(const Matrix& z, const Matrix& a, const Matrix& y, Index k, Index m) {
    if (z(k, m) <= 0.0) return a(k, m) - y(k, m);
    return (1.0 - y(k, m)) - complement(Activation::sigmoid, z, a, k, m);
}

// Σ_i ∂E/∂a_i · ∂a_i/∂z_k with ∂a_i/∂z_k = a_i ([i = k] − a_k).
void softmax_delta(const Matrix& z, const Matrix& a, const Matrix& dE_da, Matrix& delta) {
    for (Index m = 0; m < a.cols(); ++m)
        for (Index k = 0; k < a.rows(); ++k) {
            double sum = complement(Activation::softmax, z, a, k, m) * dE_da(k, m);
            for (Index i = 0; i < a.rows(); ++i)
                if (i != k) sum -= a(i, m) * dE_da(i, m);
            delta(k, m) = a(k, m) * sum;
        }
}

void softmax_cross_entropy_delta(const Matrix& a, const Matrix& y, Matrix& delta) {
    for (Index m = 0; m < a.cols(); ++m) {
        double total = 0.0;
        for (Index k = 0; k < a.rows(); ++k) total += y(k, m);
        for (Index k = 0; k < a.rows(); ++k) delta(k, m) = a(k, m) * total - y(k, m);
    }
}

} // namespace

std::string_view name(Cost cost) {
    return cost_names[static_cast<std::size_t>(cost)];
}
std::string_view name(Reduction reduction) {
    return reduction_names[static_cast<std::size_t>(reduction)];
}

std::optional<Cost> cost_named(std::string_view text) {
    for (const Cost cost : all_costs)
        if (name(cost) == text) return cost;
    return std::nullopt;
}

std::optional<Reduction> reduction_named(std::string_view text) {
    for (const Reduction reduction : all_reductions)
        if (name(reduction) == text) return reduction;
    return std::nullopt;
}

bool fits(Cost cost, Activation output) {
    switch (cost) {
    case Cost::half_squared_error:
    case Cost::mean_squared_error: return true;
    case Cost::cross_entropy: return output == Activation::sigmoid || output == Activation::softmax;
    case Cost::softmax_cross_entropy: return output == Activation::softmax;
    }
    return false;
}

bool cancels_derivative(Cost cost, Activation output) {
    return (cost == Cost::cross_entropy && output == Activation::sigmoid) ||
           cost == Cost::softmax_cross_entropy;
}

void cost_of(Cost cost, Activation output, const Matrix& z, const Matrix& a, const Matrix& y, Vector& costs) {
    for (Index m = 0; m < a.cols(); ++m) costs(m) = cost_of_column(cost, output, z, a, y, m);
}

void cost_gradient(Cost cost, Activation output, const Matrix& z, const Matrix& a, const Matrix& y,
                   Matrix& dE_da) {
    const auto K = static_cast<double>(a.rows());
    for (Index m = 0; m < a.cols(); ++m)
        for (Index k = 0; k < a.rows(); ++k) switch (cost) {
            case Cost::half_squared_error: dE_da(k, m) = a(k, m) - y(k, m); break;
            case Cost::mean_squared_error: dE_da(k, m) = (a(k, m) - y(k, m)) / K; break;
            case Cost::cross_entropy:
                dE_da(k, m) = cross_entropy_gradient(a(k, m), complement(output, z, a, k, m), y(k, m));
                break;
            case Cost::softmax_cross_entropy:
                dE_da(k, m) = y(k, m) == 0.0 ? 0.0 : -y(k, m) / at_least_tiny(a(k, m));
                break;
            }
}

void output_delta(Cost cost, Activation output, const Matrix& z, const Matrix& a, const Matrix& y,
                  const Matrix& s, const Matrix& dE_da, Matrix& delta) {
    if (cost == Cost::softmax_cross_entropy) return softmax_cross_entropy_delta(a, y, delta);
    if (output == Activation::softmax) return softmax_delta(z, a, dE_da, delta);
    if (cancels_derivative(cost, output)) {
        for (Index m = 0; m < a.cols(); ++m)
            for (Index k = 0; k < a.rows(); ++k) delta(k, m) = residual(z, a, y, k, m);
        return;
    }
    delta = dE_da.cwiseProduct(s);
}

} // namespace backstep
