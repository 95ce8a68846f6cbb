#include "core/model/activation.h"

#include "tests/core/random_scenario.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace backstep;

namespace {

struct Point {
    double a, s;
};

Point at(Activation activation, double z) {
    Matrix a(1, 1), s = Matrix::Constant(1, 1, 1.0);
    activate(activation, Matrix::Constant(1, 1, z), a, s);
    return {a(0, 0), s(0, 0)};
}

double relative_error(double value, long double exact) {
    return static_cast<double>(std::abs((value - exact) / exact));
}

long double sigmoid(long double z) {
    return 1 / (1 + std::exp(-z));
}

} // namespace

TEST_CASE("sigmoid and tanh keep their relative precision in both tails") {
    for (long double z = -700; z <= 700; z += 0.37L) {
        const auto rounded = static_cast<double>(z);
        const long double x = rounded;
        CAPTURE(rounded);
        const Point sigma = at(Activation::sigmoid, rounded);
        CHECK(relative_error(sigma.a, sigmoid(x)) < 4e-16);
        CHECK(relative_error(sigma.s, sigmoid(x) * sigmoid(-x)) < 1e-15);
        if (std::abs(x) > 350) continue;
        const Point tanh = at(Activation::tanh, rounded);
        CHECK(relative_error(tanh.a, std::tanh(x)) < 4e-16);
        CHECK(relative_error(tanh.s, 4 * sigmoid(2 * x) * sigmoid(-2 * x)) < 1e-15);
    }
}

TEST_CASE("every activation is finite and right at z = ±1000") {
    CHECK(at(Activation::sigmoid, 1000).a == 1.0);
    CHECK(at(Activation::sigmoid, -1000).a == 0.0);
    CHECK(at(Activation::sigmoid, 1000).s == 0.0);
    CHECK(at(Activation::sigmoid, -1000).s == 0.0);
    CHECK(at(Activation::tanh, 1000).a == 1.0);
    CHECK(at(Activation::tanh, -1000).a == -1.0);
    CHECK(at(Activation::tanh, -1000).s == 0.0);
    CHECK(at(Activation::relu, 1000).a == 1000.0);
    CHECK(at(Activation::relu, -1000).a == 0.0);
    CHECK(at(Activation::leaky_relu, -1000).a == -10.0);
    CHECK(at(Activation::leaky_relu, -1000).s == 0.01);
    CHECK(at(Activation::identity, -1000).a == -1000.0);
    CHECK(at(Activation::identity, -1000).s == 1.0);
}

TEST_CASE("at the kink ReLU takes the derivative from the left") {
    CHECK(at(Activation::relu, 0.0).s == 0.0);
    CHECK(at(Activation::leaky_relu, 0.0).s == leaky_slope);
    CHECK(at(Activation::relu, 1e-300).s == 1.0);
}

TEST_CASE("near zero the sigmoid is smooth") {
    for (const double z : {0.0, -0.0, 5e-324, -5e-324, 1e-310, -1e-310, 1e-17, -1e-17}) {
        CHECK(at(Activation::sigmoid, z).a == 0.5);
        CHECK(at(Activation::sigmoid, z).s == 0.25);
    }
}

TEST_CASE("softmax sums to 1, ignores a common shift and survives 2,000 between its inputs") {
    Matrix z(3, 2), a(3, 2), s(3, 2);
    z << 1.0, 1001.0, 2.0, 1002.0, 3.0, 1003.0;
    activate(Activation::softmax, z, a, s);
    CHECK(a.col(0) == a.col(1));
    CHECK(a.col(0).sum() == doctest::Approx(1.0).epsilon(1e-15));
    CHECK(a(2, 0) == doctest::Approx(0.66524095577482190).epsilon(1e-15));
    z << 1000.0, 0.0, -1000.0, 0.0, 0.0, 0.0;
    activate(Activation::softmax, z, a, s);
    CHECK(a.col(0) == Eigen::Vector3d(1.0, 0.0, 0.0));
}

TEST_CASE("a neuron has the same bits whatever its place") {
    Random random(3);
    for (const Activation activation : all_activations) {
        if (!is_elementwise(activation)) continue;
        Matrix z = test::vector(random, 9, -30.0, 30.0), a = z, s = z;
        activate(activation, z, a, s);
        for (int i = 0; i < 9; ++i) {
            CHECK(a(i) == at(activation, z(i)).a);
            CHECK(s(i) == at(activation, z(i)).s);
        }
    }
}
