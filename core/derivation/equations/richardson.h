#pragma once

#include "core/derivation/equations/common.h"

namespace backstep::equations {

/// A factor of a product of Jacobians, with its rows and columns.
struct Factor {
    Formula formula;
    int rows, columns;
};
using Factors = std::vector<Factor>;

/// These notes' names and what they abbreviate: r = ŷ − y, x̃ = (x, 1), W̃ = [W | b], I. L is the output layer,
/// d(l) the neurons of layer l.
class Jacobians {
public:
    explicit Jacobians(const Setting& setting)
        : s(setting), n(setting.names()), L(setting.depth()), K(setting.neurons(L)) {}

    const Setting& s;
    const Names& n;
    const int L, K;
    int d(int l) const { return s.neurons(l); }

    Formula loss() const { return n.E(); }
    Formula r() const;
    Formula r(const Index& k) const;
    Formula r_transposed() const { return n.transposed(r()); }
    Formula a(int l, const Index& i = Names::whole()) const { return n.a({l, {}}, i); } ///< x, s, ŷ
    Formula z(int l, const Index& i = Names::whole()) const { return n.z({l, {}}, i); }
    Formula b(int l, const Index& i = Names::whole()) const { return n.b({l, {}}, i); }
    Formula W(int l, const Index& i = Names::whole(), const Index& j = Names::whole()) const {
        return n.W({l, {}}, i, j);
    }
    Formula a_tilde(int l) const;
    Formula W_tilde(int l) const;
    Formula identity(int size) const;
    Formula delta(const Index& i, const Index& j) const; ///< Kronecker's
    Formula diagonal(int l) const;                       ///< diag(σ′(z)); of softmax the whole Jacobian
    Formula by(Formula f, Formula x) const { return n.derivative(std::move(f), std::move(x)); }

    /// The output is its weighted input, as in these notes; any other has one factor more.
    bool has_linear_output() const { return s.activation(L) == Activation::identity; }

    /// From rᵀ back to z of layer l, and the derivatives that these factors are; 1/K of a mean is left out.
    Factors back_to_z(int l) const;
    Factors derivatives_back_to_z(int l) const;
};

/// Their product, each with its dimensions under it, or bare.
Formula product_of(const Factors& factors, bool with_dimensions);
Formula with_dimensions(const Factor& factor);
Formula with_dimensions(Formula tensor, const std::vector<int>& dimensions);

/// f's entry in row i and column j, named as `name` with the indices below it. It is picked from all of f,
/// unless f is large: `element` is the same entry by itself.
Formula entry(Name name, const Formula& f, Shape shape, const Index& i, const Index& j,
              const Formula& element);
/// Entry ijk of a tensor with these dimensions.
Formula entry(Name name, const Formula& tensor, const std::vector<int>& dimensions, const Index& i,
              const Index& j, const Index& k, const Formula& element);

std::vector<Equation> richardson_notation();  ///< R1–R8
std::vector<Equation> richardson_gradients(); ///< R9–R14
std::vector<Equation> richardson_diagrams();  ///< R15–R17

} // namespace backstep::equations
