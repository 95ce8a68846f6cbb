#pragma once

#include "core/derivation/equations.h"
#include "core/derivation/rules.h"

#include <initializer_list>

/// What the equations of several sets of notes share.
namespace backstep::equations {

using Index = Names::Index;
using Obstacle = std::function<std::optional<std::string>(const Setting&)>;

/// What an equation needs, for Equation::obstacle.
std::optional<std::string> always_holds(const Setting& setting);
std::optional<std::string> needs_squared_error(const Setting& setting);      ///< half or mean
std::optional<std::string> needs_half_squared_error(const Setting& setting); ///< without 1/K
std::optional<std::string> needs_output_slope(const Setting& setting); ///< σ′ of the output: no softmax
std::optional<std::string> needs_elementwise_output(const Setting& setting); ///< each a from its own z
std::optional<std::string> needs_hidden_layer(const Setting& setting);
std::optional<std::string> needs_sigmoid(const Setting& setting); ///< in some layer
/// The first that is missing.
Obstacle needs(std::initializer_list<Obstacle> all);

/// Neuron `row` of a layer, and `column` of the layer before.
struct Place {
    int layer = 1, row = 1, column = 1;
    Index l() const { return {layer, {}}; }
    Index before() const { return {layer - 1, {}}; }
    Index i() const { return {row, {}}; }
    Index j() const { return {column, {}}; }
};

/// The selected weight, bias or neuron, if it is in this layer; otherwise the layer's first.
Place place_in(int layer, const std::optional<Quantity>& selected);

/// The layer of what is selected, if it lies between the two; otherwise `last`.
int layer_of(const std::optional<Quantity>& selected, int first, int last);

/// 1 … count, the chosen one first, at most `most` of them.
std::vector<int> chosen_first(int count, int chosen, int most);

/// In front of the squared error's terms: ½, or 1/(2K) for the mean over K outputs; nothing, or 1/K, in front
/// of their derivatives.
Formula half_of(const Setting& setting, Formula squares);
Formula per_output(const Setting& setting, Formula derivative);

/// σ of layer l; of a linear layer the argument itself, so that no line says that it is σ of it.
Formula activated(const Setting& setting, const Index& l, Formula argument);

/// Σ_j w_ij a′_j + b_i and W a′ + b.
Formula weighted_input(const Setting& setting, int l, int i);
Formula weighted_input(const Setting& setting, int l);

/// The activations of layer l, also where a letter stands for the layer of the inputs.
Formula activations(const Setting& setting, const Index& l, const Index& i = Names::whole());

/// The whole quantity in a matrix, each entry written out by `entry(i, j)`, or the transpose of that. Entries
/// that no printer shows are left as plain numbers of the quantity, so that large layers stay quick.
Formula written_out(const Setting& setting, const Quantity& whole,
                    const std::function<Formula(int, int)>& entry, bool turned = false);

/// left ← right, the left name being that of the old value.
Formula update(Formula name, const Quantity& updated, Formula right);
Formula learning_rate(const Setting& setting, int l);

/// The mean (or sum) over the examples of the update; of a single one just the term.
Formula of_update(const Setting& setting, const std::function<Formula(const Names&)>& term);

/// The class, from 1, of a target that is 0 but for one 1; nothing of any other, or of a single output.
std::optional<int> target_class(const Setting& setting);

} // namespace backstep::equations
