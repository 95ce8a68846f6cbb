#pragma once

#include "core/notation/notation.h"

namespace backstep {

/// The names of one network's quantities in one notation, as formulas that carry their quantities.
class Names {
public:
    using Index = algebra::Index;
    static Index whole() { return {0, {}}; }
    static Index at(int i) { return {i, {}}; }

    /// `example` (from 1; whole(): none) is the one that per-example names mean.
    Names(const Notation& notation, const Network& network, Index example = whole())
        : notation_(notation), network_(network), example_(std::move(example)) {}

    const Notation& notation() const { return notation_; }
    const Network& network() const { return network_; }
    const Index& example() const { return example_; }
    Names of_example(Index example) const { return {notation_, network_, std::move(example)}; }
    Names of_example(int example) const { return of_example(at(example)); }

    /// Any quantity: its letter, or the derivative or function it is.
    Formula operator()(const Quantity& quantity) const;
    Formula operator()(const Address& address) const;

    // By layer l and neuron i (and j of the layer before); without indices the whole vector or matrix. An
    // activation of layer 0 is an input.
    Formula x(Index i = whole()) const { return make(Symbol::input, whole(), i); }
    Formula y(Index k = whole()) const { return make(Symbol::target, whole(), k); }
    Formula W(Index l, Index i = whole(), Index j = whole()) const { return make(Symbol::weight, l, i, j); }
    Formula b(Index l, Index i = whole()) const { return make(Symbol::bias, l, i); }
    Formula z(Index l, Index i = whole()) const { return make(Symbol::weighted_input, l, i); }
    Formula a(Index l, Index i = whole()) const;
    Formula slope(Index l, Index i = whole()) const { return make(Symbol::activation_derivative, l, i); }
    Formula E() const { return make(Symbol::cost, whole(), whole()); }
    Formula delta(Index l, Index i = whole()) const { return make(Symbol::delta, l, i); }
    Formula dE_da(Index l, Index i = whole()) const { return make(Symbol::cost_gradient_a, l, i); }
    Formula dE_dW(Index l, Index i = whole(), Index j = whole()) const;
    Formula dE_db(Index l, Index i = whole()) const;
    Formula rate(Index l, double value) const;

    /// z, a, x or y of all examples, one in each column: the letter as a capital.
    Formula samples(Symbol symbol, int layer) const;

    /// σ(z) and σ′(z) of layer l, of any argument.
    Formula activation(Index l, Formula argument) const;
    Formula activation_slope(Index l, Formula argument) const;

    /// ∂f/∂x as the notes write it for what x is: a number, a vector, a matrix.
    Formula derivative(Formula f, Formula x) const;

    Formula transposed(Formula inner) const;

private:
    Formula make(Symbol symbol, Index l, Index i, Index j = whole()) const;
    Formula turned(Formula named) const;
    Formula of_cost(const Address& address, Symbol by) const;

    const Notation& notation_;
    const Network& network_;
    Index example_;
};

} // namespace backstep
