#pragma once

#include "tests/core/walk/scenarios.h"

namespace backstep::test {

/// The network of the notes with three examples in every update.
inline Scenario batch_scenario() {
    Scenario scenario = network_of_the_notes();
    scenario.examples.push_back({Vector{{0.0, 1.0, 0.25}}, Vector{{0.0, 1.0}}});
    scenario.examples.push_back({Vector{{-1.0, 0.75, 0.5}}, Vector{{1.0, 1.0}}});
    scenario.training.mode = TrainingMode::batch;
    return scenario;
}

/// One dense layer from so many inputs.
inline Scenario wide_scenario(Eigen::Index inputs, Eigen::Index outputs) {
    Scenario scenario;
    scenario.learning_rates = {0.1};
    scenario.network.layers = {
        {Activation::sigmoid, Matrix::Constant(outputs, inputs, 0.01), Vector::Zero(outputs)}};
    scenario.examples = {{Vector::Constant(inputs, 0.5), Vector::Constant(outputs, 0.5)}};
    return scenario;
}

} // namespace backstep::test
