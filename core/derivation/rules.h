#pragma once

#include "core/derivation/setting.h"

namespace backstep {

/// How a quantity comes about from those just before it in the walk, by the notation's names: a Chain whose
/// first side is the quantity's name and whose other sides all have its value, the last one the one to
/// compute with. A number by its elements, a vector or matrix in the notation's matrix form. What is given
/// has its name alone.
/// (S1–S3, S13, S19, S24–S29; N1–N15; R9–R13; F1–F10; M3–M8, M13–M30.)
Formula rule(const Quantity& quantity, const Setting& setting);

/// The last side of `rule`.
Formula right_side(const Quantity& quantity, const Setting& setting);

/// Sums of more terms than this are written with Σ.
inline constexpr int most_written_terms = 8;

namespace rules {

// By elements: neuron i of layer l, j of the layer before.
Formulas weighted_input(const Setting& setting, int l, int i);
Formulas activation(const Setting& setting, int l, int i);
Formulas slope(const Setting& setting, int l, int i);
Formulas cost(const Setting& setting);
Formulas output_gradient(const Setting& setting, int k);        ///< ∂E/∂a of output k
Formulas hidden_gradient(const Setting& setting, int l, int j); ///< ∂E/∂a
Formulas output_delta(const Setting& setting, int k);
Formulas delta(const Setting& setting, int l, int i);

/// t(1) + … + t(count), or Σ_letter where that is long.
Formula total(int count, const std::string& letter, const std::function<Formula(const Names::Index&)>& t);

/// The mean or sum over the examples of what `term` says of one.
Formula over_examples(const Setting& setting, const std::function<Formula(const Names&)>& term);

/// δ of a whole layer as ∂E/∂a through σ′, in the notation's arrangement.
Formula delta_through_slope(const Setting& setting, int l);

/// The cost's ∂E/∂a is a difference, so a derivation may write it in place of the derivative.
bool is_residual(Cost cost);

/// δ of this layer does not go through σ′: the cost cancels it, or softmax ties its outputs together.
bool has_own_delta(const Setting& setting, int l);

} // namespace rules

} // namespace backstep
