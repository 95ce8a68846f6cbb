#pragma once

#include "core/notation/names.h"

#include <string>

namespace backstep {

/// What a notation calls things in a sentence, in plain Unicode.
class Spoken {
public:
    Spoken(const Notation& notation, const Network& network) : names_(notation, network) {}

    std::string name(const Quantity& quantity) const;
    std::string delta() const;                  ///< δ, or ∂E/∂z where the notes have no δ
    std::string activation_function() const;    ///< σ
    std::string slope() const;                  ///< σ′
    std::string cost_gradient(int layer) const; ///< ∂E/∂a
    std::string_view error() const { return names_.notation().conventions().error; }

    std::string layer(int l) const;   ///< `the output layer`, `layer 1` as the notes count
    std::string neurons(int l) const; ///< `each output neuron`, `each neuron of layer 1`

private:
    std::string by_letter(Symbol symbol, int layer) const;

    Names names_;
};

} // namespace backstep
