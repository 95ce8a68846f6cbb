#include "core/model/cost.h"

#include "tests/core/random_scenario.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

using namespace backstep;

namespace {

struct Output {
    Matrix z, a, s, y, dE_da, delta;
    Vector costs{1};
};

Output output_of(Activation activation, Cost cost, const Vector& z, const Vector& y) {
    Output o{z, z, Matrix::Zero(z.size(), 1), y, z, z};
    activate(activation, o.z, o.a, o.s);
    cost_of(cost, activation, o.z, o.a, o.y, o.costs);
    output_errors(cost, activation, o.z, o.a, o.s, o.y, o.dE_da, o.delta);
    return o;
}

Output one(Activation activation, Cost cost, double z, double y) {
    return output_of(activation, cost, Vector::Constant(1, z), Vector::Constant(1, y));
}

using Exact = std::vector<long double>;

Exact softmax(const Vector& z) {
    Exact a;
    for (const double value : z) a.push_back(std::exp(static_cast<long double>(value) - z.maxCoeff()));
    const long double sum = std::accumulate(a.begin(), a.end(), 0.0L);
    for (long double& value : a) value /= sum;
    return a;
}

long double gradient(Cost cost, long double a, long double y, std::size_t K) {
    switch (cost) {
    case Cost::half_squared_error: return a - y;
    case Cost::mean_squared_error: return (a - y) / static_cast<long double>(K);
    case Cost::cross_entropy: return (1 - y) / (1 - a) - y / a;
    case Cost::softmax_cross_entropy: return -y / a;
    }
    return 0;
}

} // namespace

TEST_CASE("cross-entropy of a saturated sigmoid is the distance of z") {
    for (const double z : {1000.0, -1000.0}) {
        const Output wrong = one(Activation::sigmoid, Cost::cross_entropy, z, z > 0 ? 0.0 : 1.0);
        CHECK(wrong.costs(0) == 1000.0);
        CHECK(wrong.delta(0) == (z > 0 ? 1.0 : -1.0));
        CHECK(std::isfinite(wrong.dE_da(0)));
        const Output right = one(Activation::sigmoid, Cost::cross_entropy, z, z > 0 ? 1.0 : 0.0);
        CHECK(right.costs(0) == 0.0);
        CHECK(right.delta(0) == 0.0);
        const Output soft = one(Activation::sigmoid, Cost::cross_entropy, z, 0.25);
        CHECK(soft.costs(0) == doctest::Approx(z > 0 ? 750.0 : 250.0).epsilon(1e-15));
        CHECK(soft.delta(0) == (z > 0 ? 0.75 : -0.25));
    }
}

TEST_CASE("a saturated softmax keeps its cost and its delta") {
    const Vector z = Eigen::Vector3d(1000.0, -1000.0, 0.0), missed = Eigen::Vector3d(0.0, 1.0, 0.0);
    const Output o = output_of(Activation::softmax, Cost::softmax_cross_entropy, z, missed);
    CHECK(o.costs(0) == 2000.0);
    CHECK(o.delta == Eigen::Vector3d(1.0, -1.0, 0.0));
    // −ln(1 − a₁) is 1000: what is left goes to the third.
    const Output both = output_of(Activation::softmax, Cost::cross_entropy, z, missed);
    CHECK(both.costs(0) == 3000.0);
    CHECK(both.delta == Eigen::Vector3d(2.0, -1.0, -1.0));
    CHECK(both.dE_da.allFinite());
}

TEST_CASE("no activation with any cost gives anything but finite numbers, however saturated") {
    for (const auto& [activation, cost] : test::fitting_pairs())
        for (const double top : {-1000.0, -745.0, -36.8, 0.0, 36.8, 745.0, 1000.0})
            for (const double target : {0.0, 0.3, 1.0}) {
                const Vector z = Eigen::Vector3d(top, 0.5, -top),
                             y = Eigen::Vector3d(target, 1.0 - target, 0.0);
                const Output o = output_of(activation, cost, z, y);
                CAPTURE(name(activation));
                CAPTURE(name(cost));
                CAPTURE(top);
                CHECK(o.costs.allFinite());
                CHECK(o.costs(0) >= 0.0);
                CHECK(o.dE_da.allFinite());
                CHECK(o.delta.allFinite());
            }
}

TEST_CASE("delta of a softmax is its Jacobian times the gradient") {
    Random random(5);
    for (const Cost cost : all_costs)
        for (int trial = 0; trial < 100; ++trial) {
            const int K = test::whole(random, 2, 6);
            const Vector z = test::vector(random, K, -4.0, 4.0), y = test::vector(random, K, 0.0, 1.0);
            const Output o = output_of(Activation::softmax, cost, z, y);
            const Exact a = softmax(z);
            for (std::size_t k = 0; k < a.size(); ++k) {
                long double exact = 0;
                for (std::size_t i = 0; i < a.size(); ++i)
                    exact += gradient(cost, a[i], y(static_cast<Eigen::Index>(i)), a.size()) * a[i] *
                             ((i == k ? 1.0L : 0.0L) - a[k]);
                const double delta = o.delta(static_cast<Eigen::Index>(k));
                CHECK(std::abs(delta - static_cast<double>(exact)) < 2e-15 * K);
            }
        }
}

TEST_CASE("soft targets of softmax cross-entropy need not add up to 1") {
    const Vector z = Eigen::Vector2d(0.3, -0.2), y = Eigen::Vector2d(0.5, 0.2);
    const Output o = output_of(Activation::softmax, Cost::softmax_cross_entropy, z, y);
    CHECK(o.delta(0) == doctest::Approx(0.7 * o.a(0) - 0.5).epsilon(1e-14).scale(0));
    CHECK(o.delta(1) == doctest::Approx(0.7 * o.a(1) - 0.2).epsilon(1e-14).scale(0));
}

TEST_CASE("small costs keep their relative precision") {
    const Output sigmoid = one(Activation::sigmoid, Cost::cross_entropy, 40.0, 1.0);
    CHECK(sigmoid.costs(0) == doctest::Approx(std::exp(-40.0)).epsilon(1e-15).scale(0));
    CHECK(sigmoid.delta(0) == doctest::Approx(-std::exp(-40.0)).epsilon(1e-15).scale(0));
    const Output softmax = output_of(Activation::softmax, Cost::softmax_cross_entropy,
                                     Eigen::Vector2d(40.0, 0.0), Eigen::Vector2d(1.0, 0.0));
    CHECK(softmax.costs(0) == doctest::Approx(std::exp(-40.0)).epsilon(1e-15).scale(0));
    CHECK(softmax.delta(0) == doctest::Approx(-std::exp(-40.0)).epsilon(1e-15).scale(0));
}
