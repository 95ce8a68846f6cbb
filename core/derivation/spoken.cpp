#include "core/derivation/spoken.h"

#include "core/formula/text.h"

#include <fmt/format.h>

namespace backstep {
namespace {

using namespace algebra;

bool is_output(int l, const Names& names) {
    return l == names.network().depth();
}

// The letter of one number, not of the vector: n, not x.
Name bare(Symbol symbol, int layer, const Names& names) {
    Address one{symbol, {layer, {}}, {1, {}}, {0, {}}, {0, {}}};
    Name name = names.notation().letter(one, names.network()).value_or(Name{.base = "E"});
    return {.base = name.base, .face = name.face, .accent = name.accent};
}

} // namespace

std::string Spoken::name(const Quantity& quantity) const {
    return to_plain_text(names_(quantity));
}

std::string Spoken::by_letter(Symbol symbol, int layer) const {
    const Formula x = variable(bare(symbol, layer, names_), {.symbol = symbol, .layer = layer, .row = 1});
    return to_plain_text(names_.derivative(variable(bare(Symbol::cost, 0, names_)), x));
}

std::string Spoken::delta() const {
    const Address one{Symbol::delta, {1, {}}, {1, {}}, {0, {}}, {0, {}}};
    const auto own = names_.notation().letter(one, names_.network());
    return own ? own->base : by_letter(Symbol::weighted_input, 1);
}

std::string Spoken::activation_function() const {
    return names_.notation().activation_function({0, {}}, names_.network()).base;
}

std::string Spoken::slope() const {
    return activation_function() + "′";
}

std::string Spoken::cost_gradient(int layer) const {
    return by_letter(Symbol::activation, layer);
}

std::string Spoken::layer(int l) const {
    if (is_output(l, names_)) return "the output layer";
    return fmt::format("layer {}", l - 1 + names_.notation().conventions().first_layer);
}

std::string Spoken::neurons(int l) const {
    return is_output(l, names_) ? "each output neuron" : fmt::format("each neuron of {}", layer(l));
}

} // namespace backstep
