#include "core/documents/variant.h"

#include "core/trace/trace.h"
#include "core/training/order.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using namespace backstep;

namespace {

bool is_tidy(double value) {
    return value != 0.0 && std::abs(value) < 1.0 && std::abs(value * 10.0 - std::round(value * 10.0)) < 1e-12;
}

Trace trace_of(const Scenario& scenario) {
    Trace trace;
    compute(scenario.network, scenario, examples_of_update(scenario, 0), trace);
    return trace;
}

} // namespace

TEST_CASE("variants differ from each other and are always the same") {
    const Scenario notes = test::network_of_the_notes();
    std::set<std::string> titles;
    std::vector<Scenario> all;
    for (int number = 1; number <= most_variants; ++number) {
        all.push_back(variant(notes, number));
        titles.insert(all.back().title);
        CHECK(variant(notes, number) == all.back());
        CHECK_FALSE(problem(all.back()));
        for (std::size_t other = 0; other + 1 < all.size(); ++other)
            CHECK_FALSE(all[other].network == all.back().network);
    }
    CHECK(titles.size() == all.size());
    CHECK(titles.contains("The 3-4-2 network of the notes, variant 30"));
}

TEST_CASE("weights, biases and inputs are tidy, and the shape and rules stay") {
    Scenario batch = test::batch_of_three();
    batch.network.layers[1].b.setZero();
    for (int number = 1; number <= 10; ++number) {
        const Scenario other = variant(batch, number);
        CHECK(other.network.layers[0].W.unaryExpr(&is_tidy).all());
        CHECK(other.network.layers[1].W.unaryExpr(&is_tidy).all());
        CHECK(other.network.layers[0].b.unaryExpr(&is_tidy).all());
        CHECK(other.network.layers[1].b.isZero(0.0));
        for (const Example& example : other.examples) CHECK(example.input.unaryExpr(&is_tidy).all());
        CHECK(other.learning_rates == batch.learning_rates);
        CHECK(other.cost == batch.cost);
        CHECK(other.network.neurons(1) == 4);
    }
}

TEST_CASE("no unit is saturated and nothing is zero by chance") {
    for (const Activation hidden : {Activation::sigmoid, Activation::tanh, Activation::relu})
        for (int number = 1; number <= most_variants; ++number) {
            Scenario scenario = test::network_of_the_notes();
            scenario.network.layers[0].activation = hidden;
            const Trace trace = trace_of(variant(scenario, number));
            for (const LayerTrace& layer : trace.layers) {
                CHECK((layer.delta.array().abs() >= 1e-4).all());
                CHECK((layer.dE_dW.array().abs() >= 1e-4).all());
            }
            const Matrix& z = trace.layer(1).z;
            if (hidden == Activation::sigmoid) CHECK((z.array().abs() <= 2.5).all());
            if (hidden == Activation::tanh) CHECK((z.array().abs() <= 1.3).all());
            if (hidden == Activation::relu) CHECK((z.array() > 0.0).all());
        }
}

TEST_CASE("labels stay labels, and probabilities go on adding up to 1") {
    Scenario scenario = test::network_of_the_notes();
    scenario.network.layers[1].activation = Activation::softmax;
    scenario.cost = Cost::softmax_cross_entropy;
    std::set<double> first;
    for (int number = 1; number <= most_variants; ++number) {
        const Vector target = variant(scenario, number).examples[0].target;
        CHECK(target.sum() == 1.0);
        CHECK(target.maxCoeff() == 1.0);
        first.insert(target[0]);
    }
    CHECK(first.size() == 2);
}
