#pragma once

#include "core/model/scenario.h"

namespace backstep {

/// Changes to a scenario's shape that leave it consistent: examples are resized, rates per layer stay
/// matched, what is added gets small weights of one decimal that depend only on their place. Layers are
/// counted from 1, 0 being the input; neurons and examples from 1. Throws InputError where the change is
/// impossible.

/// A 2-2-1 sigmoid network with one example.
Scenario new_scenario();

/// A layer as wide as layer `after` (0 … depth) behind it. After the output, it becomes the output.
void add_layer(Scenario& scenario, int after);
/// Never the last one. Where the output goes, the layer before it takes its activation.
void remove_layer(Scenario& scenario, int layer);

/// A neuron at the end of the layer; of layer 0 an input.
void add_neuron(Scenario& scenario, int layer);
/// Neuron `neuron` of the layer, or its last one (0); never the only one.
void remove_neuron(Scenario& scenario, int layer, int neuron = 0);
/// Adds and removes at the end until the layer has so many; typed layers have at most most_neurons.
inline constexpr int most_neurons = 4096;
void set_neurons(Scenario& scenario, int layer, int count);

void add_input(Scenario& scenario);
void remove_input(Scenario& scenario, int input = 0);

/// A copy of the last example, to be typed over.
void add_example(Scenario& scenario);
/// Never the only one.
void remove_example(Scenario& scenario, int example);

/// Softmax is for the output only. If the cost does not fit the new output, it becomes one that does.
void set_activation(Scenario& scenario, int layer, Activation activation);
/// If the output does not fit the new cost, it becomes one that does.
void set_cost(Scenario& scenario, Cost cost);

/// One rate for all layers (layer 0), or that of one layer, the others keeping theirs.
void set_learning_rate(Scenario& scenario, int layer, double rate);

} // namespace backstep
