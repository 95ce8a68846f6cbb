#pragma once

#include "core/model/scenario.h"

#include <random>
#include <vector>

namespace backstep::test {

/// The network of the notes: 3-4-2, sigmoid, half squared error, one example.
inline Scenario network_of_the_notes() {
    Scenario scenario;
    scenario.title = "The 3-4-2 network of the notes";
    scenario.learning_rates = {0.5};
    Matrix W1(4, 3), W2(2, 4);
    W1 << 0.2, -0.4, 0.1, 0.5, 0.3, -0.2, -0.3, 0.6, 0.4, 0.1, -0.1, 0.7;
    W2 << 0.6, -0.5, 0.2, 0.3, -0.4, 0.7, 0.1, -0.6;
    Vector b1(4), b2(2), input(3), target(2);
    b1 << 0.2, -0.2, 0.3, 0.05;
    b2 << 0.2, -0.1;
    input << 1.0, 0.5, -1.0;
    target << 1.0, 0.0;
    scenario.network.layers = {{Activation::sigmoid, W1, b1}, {Activation::sigmoid, W2, b2}};
    scenario.examples = {{input, target}};
    return scenario;
}

/// The same network with three examples in one batch.
inline Scenario batch_of_three() {
    Scenario scenario = network_of_the_notes();
    Example second = scenario.examples.front(), third = second;
    second.input << 0.25, -0.75, 1.0;
    second.target << 0.0, 1.0;
    third.input << -1.0, 0.0, 0.5;
    third.target << 0.5, 0.5;
    scenario.examples.push_back(second);
    scenario.examples.push_back(third);
    return scenario;
}

} // namespace backstep::test
