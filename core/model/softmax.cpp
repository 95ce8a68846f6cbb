#include "core/model/softmax.h"

#include "core/model/exponential.h"

#include <cmath>
#include <limits>

namespace backstep {
namespace {

using Index = Eigen::Index;

// One column: z_top is its largest, z_second the largest of the others, and the sums leave z_top out.
struct Column {
    const Matrix& z;
    Index m, top = 0;
    double rest;              ///< Σ exp(z_i − z_top)
    double second;            ///< z_second
    double rest_above_second; ///< Σ exp(z_i − z_second)

    Column(const Matrix& all, Index column) : z(all), m(column) {
        z.col(m).maxCoeff(&top);
        second = -std::numeric_limits<double>::infinity();
        for (Index i = 0; i < z.rows(); ++i)
            if (i != top) second = std::max(second, z(i, m));
        rest = sum_above(z(top, m));
        rest_above_second = sum_above(second);
    }

    double sum_above(double reference) const {
        double sum = 0.0;
        for (Index i = 0; i < z.rows(); ++i)
            if (i != top) sum += exp_minus(reference - z(i, m));
        return sum;
    }

    // −ln a_k
    double minus_log(Index k) const { return (z(top, m) - z(k, m)) + std::log1p(rest); }

    // −ln(1 − a_k); 1 − a_top is the share of the rest, which may be too small for a double.
    double minus_log_complement(Index k) const {
        if (k == top) return (z(top, m) - second) + std::log1p(rest) - std::log(rest_above_second);
        return -std::log1p(-exp_minus(z(top, m) - z(k, m)) / (1.0 + rest));
    }

    // a_k / (1 − a_i) for k ≠ i: how the probability that i leaves is shared.
    double share(const Matrix& a, Index k, Index i) const {
        if (i == top) return exp_minus(second - z(k, m)) / rest_above_second;
        return a(k, m) / (1.0 - a(i, m));
    }
};

// weight · value, where a target of 0 makes even an infinite logarithm nothing.
double weighted(double weight, double value) {
    return weight == 0.0 ? 0.0 : weight * value;
}

} // namespace

void softmax(const Matrix& z, Matrix& a) {
    for (Index m = 0; m < z.cols(); ++m) {
        const double largest = z.col(m).maxCoeff();
        double sum = 0.0;
        for (Index k = 0; k < z.rows(); ++k) sum += a(k, m) = exp_minus(largest - z(k, m));
        for (Index k = 0; k < z.rows(); ++k) a(k, m) /= sum;
    }
}

double complement_of_softmax(const Matrix& a, Index k, Index m) {
    if (a(k, m) <= 0.5) return 1.0 - a(k, m);
    double others = 0.0;
    for (Index i = 0; i < a.rows(); ++i)
        if (i != k) others += a(i, m);
    return others;
}

double softmax_cross_entropy(const Matrix& z, const Matrix& y, Index m) {
    const Column column(z, m);
    double sum = 0.0;
    for (Index k = 0; k < z.rows(); ++k) sum += weighted(y(k, m), column.minus_log(k));
    return sum;
}

double cross_entropy_of_softmax(const Matrix& z, const Matrix& y, Index m) {
    const Column column(z, m);
    double sum = 0.0;
    for (Index k = 0; k < z.rows(); ++k)
        sum +=
            weighted(y(k, m), column.minus_log(k)) + weighted(1.0 - y(k, m), column.minus_log_complement(k));
    return sum;
}

void softmax_cross_entropy_delta(const Matrix& a, const Matrix& y, Matrix& delta) {
    for (Index m = 0; m < a.cols(); ++m) {
        double total = 0.0;
        for (Index k = 0; k < a.rows(); ++k) total += y(k, m);
        for (Index k = 0; k < a.rows(); ++k)
            delta(k, m) = a(k, m) * (total - y(k, m)) - y(k, m) * complement_of_softmax(a, k, m);
    }
}

// ∂E/∂a_i = (1 − y_i)/(1 − a_i) − y_i/a_i put into a_k Σ_i a_i (∂E/∂a_k − ∂E/∂a_i): a_i cancels, and what is
// divided by 1 − a_i is a share.
void cross_entropy_of_softmax_delta(const Matrix& z, const Matrix& a, const Matrix& y, Matrix& delta) {
    for (Index m = 0; m < a.cols(); ++m) {
        const Column column(z, m);
        for (Index k = 0; k < a.rows(); ++k) {
            double sum = (1.0 - y(k, m)) * a(k, m) - y(k, m) * complement_of_softmax(a, k, m);
            for (Index i = 0; i < a.rows(); ++i)
                if (i != k) sum += y(i, m) * a(k, m) - (1.0 - y(i, m)) * a(i, m) * column.share(a, k, i);
            delta(k, m) = sum;
        }
    }
}

void softmax_delta(const Matrix& a, const Matrix& dE_da, Matrix& delta) {
    for (Index m = 0; m < a.cols(); ++m)
        for (Index k = 0; k < a.rows(); ++k) {
            double sum = 0.0;
            for (Index i = 0; i < a.rows(); ++i) sum += a(i, m) * (dE_da(k, m) - dE_da(i, m));
            delta(k, m) = a(k, m) * sum;
        }
}

} // namespace backstep
