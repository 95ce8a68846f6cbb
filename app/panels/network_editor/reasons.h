#pragma once

#include "core/model/scenario.h"

#include <string>

/// Why a choice is grey: one sentence, or empty if it can be made.
namespace backstep::network_editor {

std::string why_not_activation(const Scenario& scenario, int layer, Activation activation);
std::string why_not_cost(const Scenario& scenario, Cost cost);
std::string why_not_fewer_neurons(const Scenario& scenario, int layer);
std::string why_not_more_neurons(const Scenario& scenario, int layer);
std::string why_not_remove_layer(const Scenario& scenario);
std::string why_not_remove_example(const Scenario& scenario);

/// A name of the scenario file for people: `leaky_relu` as `leaky relu`.
std::string words(std::string_view name);

} // namespace backstep::network_editor
