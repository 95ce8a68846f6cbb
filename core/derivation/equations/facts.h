#pragma once

#include "core/derivation/equations/common.h"

namespace backstep::equations {

/// These notes' names of layer l, 0 being the input, and their derivatives: d_u f is a column, D_u x has a
/// column for each component of x.
class Primed {
public:
    explicit Primed(const Setting& setting)
        : L(setting.depth()), setting_(setting), names_(setting.names()) {}

    const int L;
    const Names& names() const { return names_; }

    Formula C() const { return names_.E(); }
    Formula y() const { return names_.y(); }
    Formula a(int l) const { return names_.a({l, {}}); }
    Formula a(int l, const Index& i) const { return names_.a({l, {}}, i); }
    Formula z(int l) const { return names_.z({l, {}}); }
    Formula b(int l) const { return names_.b({l, {}}); }
    Formula W(int l) const { return names_.W({l, {}}); }
    Formula w(int l, const Index& j) const { return names_.W({l, {}}, Names::whole(), j); } ///< a column

    /// Of C: d_a C, d_z C, d_b C, D_W C and d_w C of one column of W.
    Formula d_a(int l) const { return d(C(), a(l)); }
    Formula d_z(int l) const { return names_.delta({l, {}}); }
    Formula d_b(int l) const { return names_.dE_db({l, {}}); }
    Formula D_W(int l) const { return names_.dE_dW({l, {}}); }
    Formula d_w(int l, const Index& j) const { return names_.dE_dW({l, {}}, Names::whole(), j); }

    Formula input(int l) const { return weighted_input(setting_, l); } ///< W a′ + b
    Formula sigma(int l, Formula argument) const; ///< σ with an arrow; of a linear layer the argument
    Formula slope(int l, Formula argument) const; ///< σ′ with an arrow

    static Formula d(Formula f, Formula x);
    static Formula D(Formula f, Formula x);
    static Formula partial(Formula f, Formula x); ///< ∂_x f

    /// A vector of 1s, as many as layer l has neurons.
    Formula ones(int l) const;

private:
    const Setting& setting_;
    const Names& names_;
};

/// A column of n entries.
Formula column_of(int n, const std::function<Formula(const Index&)>& entry);

std::vector<Equation> facts_rules();      ///< F1–F4
std::vector<Equation> facts_of_layers();  ///< F5–F11
std::vector<Equation> facts_algorithms(); ///< F12–F14

} // namespace backstep::equations
