#pragma once

#include "core/model/scenario.h"

namespace backstep::test {

/// The 3-4-2 sigmoid network of the notes.
inline Scenario notes_scenario() {
    Scenario scenario;
    scenario.learning_rates = {0.5};
    Layer hidden{Activation::sigmoid, Matrix(4, 3), Vector(4)};
    hidden.W << 0.2, -0.4, 0.1, 0.5, 0.3, -0.2, -0.3, 0.6, 0.4, 0.1, -0.1, 0.7;
    hidden.b << 0.2, -0.2, 0.3, 0.05;
    Layer output{Activation::sigmoid, Matrix(2, 4), Vector(2)};
    output.W << 0.6, -0.5, 0.2, 0.3, -0.4, 0.7, 0.1, -0.6;
    output.b << 0.2, -0.1;
    scenario.network.layers = {hidden, output};
    scenario.examples = {{Vector{{1.0, 0.5, -1.0}}, Vector{{1.0, 0.0}}}};
    return scenario;
}

/// The same with three examples in every update.
inline Scenario batch_scenario() {
    Scenario scenario = notes_scenario();
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
