#include "core/trace/gradient_check.h"

#include "tests/core/random_scenario.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace backstep;
using namespace backstep::test;

namespace {

Trace traced(const Scenario& scenario) {
    Trace trace;
    compute(scenario.network, scenario, all_examples(scenario), trace);
    return trace;
}

struct Tally {
    int checked = 0, at_kink = 0, sharp = 0;
};

// A difference is sharp if it alone tells the gradient to 1e-5.
void check_all(const Scenario& scenario, Tally& tally) {
    for (const GradientCheck& check : check_gradients(scenario.network, scenario, traced(scenario))) {
        ++tally.checked;
        tally.at_kink += check.at_kink;
        tally.sharp += check.uncertainty < 1e-5 * std::abs(check.value);
        INFO(to_text(check.gradient), ": ", check.value, " beside ", check.central_difference, " ± ",
             check.uncertainty);
        CHECK(check.agrees);
    }
}

} // namespace

TEST_CASE("the gradients of 1,000 random networks agree with central differences") {
    Random random(2024);
    Tally tally;
    const auto pairs = fitting_pairs();
    REQUIRE(pairs.size() == 15);
    for (std::size_t i = 0; i < 1000; ++i) {
        const auto [output, cost] = pairs[i % pairs.size()];
        const Scenario scenario = random_scenario(random, output, cost);
        REQUIRE_FALSE(problem(scenario));
        CAPTURE(i);
        check_all(scenario, tally);
    }
    CHECK(tally.checked > 50'000);
    CHECK(tally.at_kink < tally.checked / 500);
    CHECK(tally.sharp > tally.checked * 7 / 10);
}

TEST_CASE("a gradient that is off by a ten-thousandth is found") {
    Random random(7);
    const Scenario scenario = random_scenario(random, Activation::sigmoid, Cost::half_squared_error);
    Trace trace = traced(scenario);
    int found = 0, large = 0;
    for (const GradientCheck& honest : check_gradients(scenario.network, scenario, trace)) {
        if (honest.gradient.symbol != Symbol::weight_gradient || std::abs(honest.value) < 1e-4) continue;
        ++large;
        Trace wrong = trace;
        wrong.layer(honest.gradient.layer).dE_dW(honest.gradient.row - 1, honest.gradient.column - 1) *=
            1.0001;
        found += !check_gradient(scenario.network, scenario, wrong, honest.gradient).agrees;
    }
    REQUIRE(large > 0);
    CHECK(found == large);
}

TEST_CASE("the gradient of one example is checked against that example's cost") {
    Random random(11);
    Scenario scenario = random_scenario(random, Activation::tanh, Cost::mean_squared_error);
    scenario.examples.resize(1);
    scenario.examples.push_back(scenario.examples.front());
    scenario.examples.back().input *= -0.5;
    scenario.reduction = Reduction::mean;
    const Trace trace = traced(scenario);
    const auto at = [&](int example) {
        return check_gradient(scenario.network, scenario, trace, {Symbol::weight_gradient, 1, 1, 1, example});
    };
    CHECK(at(1).agrees);
    CHECK(at(2).agrees);
    CHECK(at(1).value != at(2).value);
    CHECK(at(0).value == doctest::Approx((at(1).value + at(2).value) / 2).epsilon(1e-12).scale(0));
}

TEST_CASE("a ReLU at its kink is said to be there, and one beside it is checked") {
    Scenario scenario;
    scenario.learning_rates = {0.1};
    scenario.network.layers = {{Activation::relu, Matrix::Constant(1, 1, 0.5), Vector::Constant(1, -0.5)}};
    scenario.examples = {{Vector::Constant(1, 1.0), Vector::Constant(1, 1.0)}};
    const Quantity weight{Symbol::weight_gradient, 1, 1, 1, 0};
    CHECK(check_gradient(scenario.network, scenario, traced(scenario), weight).at_kink);
    scenario.network.layers[0].b(0) = -0.499;
    const GradientCheck beside = check_gradient(scenario.network, scenario, traced(scenario), weight);
    CHECK_FALSE(beside.at_kink);
    CHECK(beside.agrees);
    CHECK(beside.value == doctest::Approx(-0.999).epsilon(1e-12));
}
