#pragma once

#include "core/derivation/equations/common.h"

#include <algorithm>

namespace backstep::equations {

/// These notes' names by layer and neuron, and the sums that they write out again and again. L is the output
/// layer, H the hidden layer before it.
class Nodes {
public:
    explicit Nodes(const Setting& setting)
        : L(setting.depth()), H(L - 1), K(setting.neurons(L)), setting_(setting), names_(setting.names()) {}

    const int L, H, K;
    const Names& names() const { return names_; }
    const Setting& setting() const { return setting_; }

    Formula n(int l, int i) const { return names_.a({l, {}}, {i, {}}); }
    Formula w(int l, int i, int j) const { return names_.W({l, {}}, {i, {}}, {j, {}}); }
    Formula slope(int l, int i) const { return names_.slope({l, {}}, {i, {}}); } ///< σ′8
    Formula dE_dw(const Place& p) const { return names_.dE_dW(p.l(), p.i(), p.j()); }
    Formula dE_db(const Place& p) const { return names_.dE_db(p.l(), p.i()); }

    Formula x(int l) const { return names_.a({l, {}}); }
    Formula W(int l) const { return names_.W({l, {}}); }
    Formula y() const { return names_.y(); }
    Formula delta(int l) const { return names_.delta({l, {}}); }
    Formula dE_dW(int l) const { return names_.dE_dW({l, {}}); }
    Formula dE_db(int l) const { return names_.dE_db({l, {}}); }

    Formula inner(int l, int i) const { return weighted_input(setting_, l, i); } ///< w48 n4 + … + b8
    Formula sigma(int l, int i) const { return activated(setting_, {l, {}}, inner(l, i)); }
    Formula sigma_slope(int l, int i) const { return names_.activation_slope({l, {}}, inner(l, i)); }
    Formula slope_of_layer(int l) const; ///< σ′(W x + b)

    Formula residual(const Index& k) const; ///< n8 − y1
    Formula residual(int k) const { return residual(Names::at(k)); }

    /// What stands for each output, added up.
    Formula over_outputs(const std::function<Formula(const Index&)>& term) const;
    /// (n8 − y1) σ′8 w48 + (n9 − y2) σ′9 w49: how the error changes with node j before the output, but for
    /// the 1/K of a mean.
    Formula error_behind(int j) const;

    // Written out in square brackets.
    Formula entries(const Formula& vector, const std::function<Formula(int)>& entry) const;
    Formula weights(int l, bool turned = false) const;
    Formula nodes(int l) const;
    Formula output_errors() const; ///< (n8 − y1) σ′8 …
    Formula residuals() const;
    Formula slopes(int l) const;
    Formula row_of_nodes(int l) const;
    Formula partials(int l) const; ///< ∂E/∂w for each w of the layer

    Formula output_delta() const; ///< (x2 − y) ⊙ σ′(W2 x1 + b2)

    /// A row that has a line for each layer shows no more of them than this.
    int layers_shown() const { return std::min(L, 6); }

private:
    const Setting& setting_;
    const Names& names_;
};

inline constexpr int most_lines = 24;

std::vector<Equation> suresh_sardana_scalar(); ///< S1–S11
std::vector<Equation> suresh_sardana_matrix(); ///< S12–S20
std::vector<Equation> suresh_sardana_layers(); ///< S21–S29

} // namespace backstep::equations
