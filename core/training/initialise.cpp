#include "core/training/initialise.h"

#include "core/training/random.h"

#include <cmath>

namespace backstep {
namespace {

constexpr std::array<std::string_view, all_initialisations.size()> names{"uniform", "xavier", "he", "zero"};

double bound(Initialisation scheme, const Layer& layer) {
    const auto inputs = static_cast<double>(layer.inputs()), neurons = static_cast<double>(layer.neurons());
    switch (scheme) {
    case Initialisation::uniform: return 0.5;
    case Initialisation::xavier: return std::sqrt(6.0 / (inputs + neurons));
    case Initialisation::he: return std::sqrt(6.0 / inputs);
    case Initialisation::zero: return 0.0;
    }
    return 0.0;
}

// Adding 0 turns −0 into 0.
double to_four_decimals(double value) {
    return std::round(value * 1e4) / 1e4 + 0.0;
}

} // namespace

std::string_view name(Initialisation scheme) {
    return names[static_cast<std::size_t>(scheme)];
}

std::optional<Initialisation> initialisation_named(std::string_view text) {
    for (const Initialisation scheme : all_initialisations)
        if (name(scheme) == text) return scheme;
    return std::nullopt;
}

void initialise(Network& network, Initialisation scheme, std::uint64_t seed) {
    Random random(seed);
    for (Layer& layer : network.layers) {
        const double most = bound(scheme, layer);
        for (Eigen::Index to = 0; to < layer.neurons(); ++to)
            for (Eigen::Index from = 0; from < layer.inputs(); ++from)
                layer.W(to, from) = to_four_decimals(most * (2.0 * random.unit() - 1.0));
        layer.b.setZero();
    }
}

} // namespace backstep
