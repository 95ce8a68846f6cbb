#include "core/training/initialise.h"

#include "tests/core/random_scenario.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace backstep;

namespace {

Network initialised(Initialisation scheme, std::uint64_t seed, Eigen::Index inputs = 30,
                    Eigen::Index neurons = 20) {
    Random random(1);
    Network network{{test::layer(random, inputs, neurons, Activation::tanh)}};
    initialise(network, scheme, seed);
    return network;
}

} // namespace

TEST_CASE("initial weights fill the range of their scheme and biases are 0") {
    const auto largest = [](Initialisation scheme) {
        const Network network = initialised(scheme, 3);
        CHECK(network.layer(1).b == Vector::Zero(20));
        CHECK(std::abs(network.layer(1).W.mean()) < 0.05);
        return network.layer(1).W.cwiseAbs().maxCoeff();
    };
    CHECK(largest(Initialisation::uniform) == doctest::Approx(0.5).epsilon(0.02));
    CHECK(largest(Initialisation::xavier) == doctest::Approx(std::sqrt(6.0 / 50)).epsilon(0.02));
    CHECK(largest(Initialisation::he) == doctest::Approx(std::sqrt(6.0 / 30)).epsilon(0.02));
    CHECK(largest(Initialisation::zero) == 0.0);
}

TEST_CASE("one seed gives the same weights, another others") {
    CHECK(initialised(Initialisation::he, 8) == initialised(Initialisation::he, 8));
    CHECK_FALSE(initialised(Initialisation::he, 8) == initialised(Initialisation::he, 9));
}

TEST_CASE("initial weights have four decimals, so that they can be typed") {
    const Network network = initialised(Initialisation::xavier, 4);
    for (const double weight : network.layer(1).W.reshaped()) {
        CHECK(std::round(weight * 1e4) / 1e4 == weight);
        CHECK_FALSE((weight == 0.0 && std::signbit(weight)));
    }
}

TEST_CASE("the names of the schemes") {
    for (const Initialisation scheme : all_initialisations)
        CHECK(initialisation_named(name(scheme)) == scheme);
    CHECK_FALSE(initialisation_named("Xavier"));
}
