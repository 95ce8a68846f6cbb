#include "core/model/cost.h"

#include "core/model/exponential.h"
#include "core/model/lanes.h"
#include "core/model/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace backstep {
namespace {

using Index = Eigen::Index;

constexpr std::array<std::string_view, all_costs.size()> cost_names{
    "half_squared_error", "mean_squared_error", "cross_entropy", "softmax_cross_entropy"};
constexpr std::array<std::string_view, all_reductions.size()> reduction_names{"mean", "sum"};

// A probability that underflows counts as this in a denominator.
double at_least_tiny(double probability) {
    return std::max(probability, std::numeric_limits<double>::min());
}

// 1 − σ(z), without the cancellation that the rounded σ(z) would bring.
double complement_of_sigmoid(double z) {
    const double e = exp_minus(std::abs(z));
    return (z < 0.0 ? 1.0 : e) / (1.0 + e);
}

double squared_error(const Matrix& a, const Matrix& y, Index m) {
    double sum = 0.0;
    for (Index k = 0; k < a.rows(); ++k) sum += (a(k, m) - y(k, m)) * (a(k, m) - y(k, m));
    return sum;
}

// −ln σ(z) = max(−z, 0) + ln(1 + e^−|z|), and −ln(1 − σ(z)) with −z for z.
double cross_entropy_of_sigmoid(const Matrix& z, const Matrix& y, Index m) {
    double sum = 0.0;
    for (Index k = 0; k < z.rows(); ++k) {
        const double x = z(k, m), target = y(k, m);
        const double tail = std::log1p(exp_minus(std::abs(x)));
        sum += target * (std::max(-x, 0.0) + tail) + (1.0 - target) * (std::max(x, 0.0) + tail);
    }
    return sum;
}

bool is_squared_error(Cost cost) {
    return cost == Cost::half_squared_error || cost == Cost::mean_squared_error;
}

double cost_of_column(Cost cost, Activation output, const Matrix& z, const Matrix& a, const Matrix& y,
                      Index m) {
    switch (cost) {
    case Cost::half_squared_error: return 0.5 * squared_error(a, y, m);
    case Cost::mean_squared_error: return squared_error(a, y, m) / (2.0 * static_cast<double>(a.rows()));
    case Cost::cross_entropy:
        return output == Activation::softmax ? cross_entropy_of_softmax(z, y, m)
                                             : cross_entropy_of_sigmoid(z, y, m);
    case Cost::softmax_cross_entropy: return softmax_cross_entropy(z, y, m);
    }
    return 0.0;
}

void squared_error_gradient(Cost cost, const Matrix& a, const Matrix& y, Matrix& dE_da) {
    using namespace lanes;
    const double *output = a.data(), *target = y.data();
    double* result = dE_da.data();
    if (cost == Cost::half_squared_error)
        return in_lanes(
            a.size(), [=]<int N>(Index i) { at<N>(result + i) = load<N>(output + i) - load<N>(target + i); });
    in_lanes(a.size(), [=, K = static_cast<double>(a.rows())]<int N>(Index i) {
        at<N>(result + i) = (load<N>(output + i) - load<N>(target + i)) / K;
    });
}

// (1 − y)/(1 − a) − y/a, a term without target being 0 whatever its denominator.
double logarithms_gradient(double a, double one_minus_a, double y, double one_minus_y) {
    const double from_one = y == 0.0 ? 0.0 : y / at_least_tiny(a);
    const double from_zero = one_minus_y == 0.0 ? 0.0 : one_minus_y / at_least_tiny(one_minus_a);
    return from_zero - from_one;
}

void logarithms_gradient(Cost cost, Activation output, const Matrix& z, const Matrix& a, const Matrix& y,
                         Matrix& dE_da) {
    for (Index m = 0; m < a.cols(); ++m)
        for (Index k = 0; k < a.rows(); ++k) {
            const double one_minus_a = output == Activation::softmax ? complement_of_softmax(a, k, m)
                                                                     : complement_of_sigmoid(z(k, m));
            const double one_minus_y = cost == Cost::cross_entropy ? 1.0 - y(k, m) : 0.0;
            dE_da(k, m) = logarithms_gradient(a(k, m), one_minus_a, y(k, m), one_minus_y);
        }
}

// ∂E/∂a ⊙ σ′(z)
void delta_of_neurons(const Matrix& dE_da, const Matrix& s, Matrix& delta) {
    using namespace lanes;
    const double *gradient = dE_da.data(), *slope = s.data();
    double* result = delta.data();
    in_lanes(delta.size(),
             [=]<int N>(Index i) { at<N>(result + i) = load<N>(gradient + i) * load<N>(slope + i); });
}

// a − y, taken as (1 − y) − (1 − a) where a is almost 1.
void cross_entropy_of_sigmoid_delta(const Matrix& z, const Matrix& a, const Matrix& y, Matrix& delta) {
    for (Index i = 0; i < delta.size(); ++i) {
        const double x = z.data()[i], target = y.data()[i];
        delta.data()[i] = x <= 0.0 ? a.data()[i] - target : (1.0 - target) - complement_of_sigmoid(x);
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

void output_errors(Cost cost, Activation output, const Matrix& z, const Matrix& a, const Matrix& s,
                   const Matrix& y, Matrix& dE_da, Matrix& delta) {
    if (is_squared_error(cost))
        squared_error_gradient(cost, a, y, dE_da);
    else
        logarithms_gradient(cost, output, z, a, y, dE_da);

    if (output != Activation::softmax && !cancels_derivative(cost, output))
        delta_of_neurons(dE_da, s, delta);
    else if (cost == Cost::softmax_cross_entropy)
        softmax_cross_entropy_delta(a, y, delta);
    else if (cost != Cost::cross_entropy)
        softmax_delta(a, dE_da, delta);
    else if (output == Activation::softmax)
        cross_entropy_of_softmax_delta(z, a, y, delta);
    else
        cross_entropy_of_sigmoid_delta(z, a, y, delta);
}

} // namespace backstep
