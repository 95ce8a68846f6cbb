#pragma once

#include "core/derivation/equations/common.h"

namespace backstep::equations {

/// What these notes say of one sample m, once with letters for the sample and the neurons, once with their
/// numbers. L is the output layer, H the hidden layer before it.
class Sample {
public:
    Sample(const Setting& setting, bool letters);

    const Setting& s;
    const Names n; ///< of this sample
    const int L, H, K, M;
    const bool letters;

    Index at(int value, const char* letter) const { return {value, letters ? letter : ""}; }
    /// Σ up to the notes' name for the count, or the terms one by one.
    Formula total(int count, const char* letter, const char* up_to,
                  const std::function<Formula(const Index&)>& term) const;
    Formula over_outputs(const std::function<Formula(const Index&)>& term) const {
        return total(K, "k", "K", term);
    }
    /// Σ over the samples of the update, each being `terms` terms itself; and their mean where the scenario
    /// takes it.
    Formula over_samples(const std::function<Formula(const Names&)>& term, int terms = 1) const;
    Formula mean(const std::function<Formula(const Names&)>& term) const;

    Formula y(const Index& k) const { return n.a({L, {}}, k); }
    Formula z(int l, const Index& i) const { return n.z({l, {}}, i); }
    Formula a(int l, const Index& i) const { return n.a({l, {}}, i); }
    Formula w(int l, const Index& row, const Index& column) const { return n.W({l, {}}, row, column); }
    Formula b(int l, const Index& i) const { return n.b({l, {}}, i); }
    Formula by(Formula f, Formula x) const { return n.derivative(std::move(f), std::move(x)); }

    /// y_k − t_k; with g′(z_k), where the output is not its weighted input.
    Formula residual(const Names& names, const Index& k) const;
    Formula scaled_residual(const Names& names, const Index& k) const;
    bool has_linear_output() const { return s.activation(L) == Activation::identity; }
};

/// 1/K in front, if the cost is the mean over the K outputs; 1/M likewise.
Formula one_over_K(const Setting& setting, Formula f);
Formula one_over_M(const Setting& setting, Formula f);

/// The lines with letters, then those with numbers.
Formulas for_sample(const Setting& setting, const std::function<Formulas(const Sample&)>& lines);

/// Z, A or X of a layer, whose number may be a letter: one column per sample.
Formula columns(const Setting& setting, Symbol symbol, const Index& l);
Formula W(const Setting& setting, int l); ///< from a layer's inputs to its neurons
Formula B(const Setting& setting, const Index& l);
Formula outputs(const Setting& setting); ///< Y
Formula targets(const Setting& setting); ///< T

std::vector<Equation> regression_forward();  ///< M1–M10
std::vector<Equation> regression_error();    ///< M11–M21
std::vector<Equation> regression_hidden();   ///< M22–M28
std::vector<Equation> regression_the_rest(); ///< M29–M31

} // namespace backstep::equations
