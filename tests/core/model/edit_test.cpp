#include "core/model/edit.h"

#include "core/model/input_error.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace backstep;

namespace {

// 3-4-2 with a rate per layer and two examples.
Scenario sample() {
    Scenario scenario = new_scenario();
    set_neurons(scenario, 0, 3);
    set_neurons(scenario, 1, 4);
    set_neurons(scenario, 2, 2);
    add_example(scenario);
    scenario.examples[1].input = Vector{{1.0, 2.0, 3.0}};
    scenario.examples[1].target = Vector{{4.0, 5.0}};
    scenario.learning_rates = {0.1, 0.2};
    return scenario;
}

bool tidy(double weight) {
    return weight != 0.0 && std::abs(weight) <= 0.5 &&
           std::abs(weight * 10.0 - std::round(weight * 10.0)) < 1e-12;
}

} // namespace

TEST_CASE("a new scenario is a 2-2-1 sigmoid network that can be computed") {
    const Scenario scenario = new_scenario();
    CHECK_FALSE(problem(scenario));
    CHECK(scenario.network.depth() == 2);
    CHECK(scenario.network.inputs() == 2);
    CHECK(scenario.network.neurons(1) == 2);
    CHECK(scenario.network.outputs() == 1);
    CHECK(scenario == new_scenario());
    for (const Layer& layer : scenario.network.layers) {
        CHECK(layer.activation == Activation::sigmoid);
        for (const double weight : layer.W.reshaped()) CHECK(tidy(weight));
    }
    CHECK(scenario.network.layers[0].W.row(0) != scenario.network.layers[0].W.row(1));
}

TEST_CASE("a layer can be added anywhere and removed again") {
    for (int after = 0; after <= 2; ++after) {
        const Scenario before = sample();
        Scenario scenario = before;
        add_layer(scenario, after);
        CHECK_FALSE(problem(scenario));
        CHECK(scenario.network.depth() == 3);
        CHECK(scenario.network.neurons(after + 1) == before.network.neurons(after));
        CHECK(scenario.learning_rates.size() == 3);
        for (const double weight : scenario.network.layer(after + 1).W.reshaped()) CHECK(tidy(weight));
        remove_layer(scenario, after + 1);
        CHECK(scenario == before);
    }
}

TEST_CASE("one rate for all layers stays one") {
    Scenario scenario = new_scenario();
    add_layer(scenario, 1);
    CHECK(scenario.learning_rates == std::vector{0.5});
}

TEST_CASE("removing the output resizes the targets and keeps the activation that the cost needs") {
    Scenario scenario = sample();
    set_cost(scenario, Cost::softmax_cross_entropy);
    CHECK(scenario.network.layer(2).activation == Activation::softmax);
    remove_layer(scenario, 2);
    CHECK_FALSE(problem(scenario));
    CHECK(scenario.network.layer(1).activation == Activation::softmax);
    CHECK(scenario.examples[1].target == Vector{{4.0, 5.0, 0.0, 0.0}});
    CHECK(scenario.learning_rates == std::vector{0.1});
    CHECK_THROWS_AS(remove_layer(scenario, 1), InputError);
}

TEST_CASE("a layer after a softmax output takes it over") {
    Scenario scenario = sample();
    set_cost(scenario, Cost::softmax_cross_entropy);
    add_layer(scenario, 2);
    CHECK_FALSE(problem(scenario));
    CHECK(scenario.network.layer(2).activation == Activation::sigmoid);
    CHECK(scenario.network.layer(3).activation == Activation::softmax);
}

TEST_CASE("neurons, inputs and outputs come at the end and go from anywhere") {
    for (int layer = 0; layer <= 2; ++layer) {
        const Scenario before = sample();
        Scenario scenario = before;
        add_neuron(scenario, layer);
        CHECK_FALSE(problem(scenario));
        CHECK(scenario.network.neurons(layer) == before.network.neurons(layer) + 1);
        remove_neuron(scenario, layer);
        CHECK(scenario == before);
    }
    Scenario scenario = sample();
    const Matrix W1 = scenario.network.layer(1).W, W2 = scenario.network.layer(2).W;
    remove_neuron(scenario, 1, 2);
    CHECK_FALSE(problem(scenario));
    CHECK(scenario.network.layer(1).W.row(1) == W1.row(2));
    CHECK(scenario.network.layer(2).W.col(1) == W2.col(2));
    remove_input(scenario, 1);
    CHECK_FALSE(problem(scenario));
    CHECK(scenario.examples[1].input == Vector{{2.0, 3.0}});
    CHECK(scenario.network.layer(1).W(0, 0) == W1(0, 1));
    remove_neuron(scenario, 2, 1);
    CHECK_FALSE(problem(scenario));
    CHECK(scenario.examples[1].target == Vector{{5.0}});
    CHECK_THROWS_AS(remove_neuron(scenario, 2), InputError);
    CHECK_THROWS_AS(remove_neuron(scenario, 1, 4), InputError);
    CHECK_THROWS_AS(add_neuron(scenario, 3), InputError);
    CHECK_THROWS_AS(set_neurons(scenario, 1, 0), InputError);
    CHECK_THROWS_AS(set_neurons(scenario, 1, most_neurons + 1), InputError);
}

TEST_CASE("examples are added as copies and removed, but never the only one") {
    Scenario scenario = sample();
    add_example(scenario);
    CHECK(scenario.examples[2] == scenario.examples[1]);
    remove_example(scenario, 1);
    CHECK(scenario.examples[0].target == Vector{{4.0, 5.0}});
    CHECK_THROWS_AS(remove_example(scenario, 3), InputError);
    remove_example(scenario, 2);
    CHECK_THROWS_AS(remove_example(scenario, 1), InputError);
}

TEST_CASE("activation and cost keep fitting") {
    for (const Cost cost : all_costs)
        for (const Activation activation : all_activations) {
            Scenario scenario = sample();
            scenario.examples[1].target = Vector{{0.0, 1.0}};
            set_activation(scenario, 2, activation);
            CHECK_FALSE(problem(scenario));
            CHECK(scenario.network.layer(2).activation == activation);
            set_cost(scenario, cost);
            CHECK_FALSE(problem(scenario));
            CHECK(scenario.cost == cost);
            set_activation(scenario, 2, activation);
            CHECK_FALSE(problem(scenario));
            CHECK(scenario.network.layer(2).activation == activation);
        }
    Scenario scenario = sample();
    CHECK_THROWS_AS(set_activation(scenario, 1, Activation::softmax), InputError);
}

TEST_CASE("a rate of one layer leaves the others") {
    Scenario scenario = new_scenario();
    set_learning_rate(scenario, 2, 0.1);
    CHECK(scenario.learning_rates == std::vector{0.5, 0.1});
    set_learning_rate(scenario, 0, 0.3);
    CHECK(scenario.learning_rates == std::vector{0.3});
    CHECK_THROWS_AS(set_learning_rate(scenario, 3, 0.1), InputError);
}
