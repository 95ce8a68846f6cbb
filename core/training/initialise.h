#pragma once

#include "core/model/network.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace backstep {

enum class Initialisation { uniform, xavier, he, zero };
inline constexpr std::array all_initialisations{Initialisation::uniform, Initialisation::xavier,
                                                Initialisation::he, Initialisation::zero};

std::string_view name(Initialisation scheme);
std::optional<Initialisation> initialisation_named(std::string_view name);

/// New weights from the seed, the same on every machine; biases 0. uniform: in [−0.5, 0.5); xavier: in
/// ±√(6/(p+n)); he: in ±√(6/p), p inputs, n neurons of the layer. Weights are rounded to 4 decimals, so that
/// they can be typed.
void initialise(Network& network, Initialisation scheme, std::uint64_t seed);

} // namespace backstep
