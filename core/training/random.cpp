#include "core/training/random.h"

#include <limits>

namespace backstep {
namespace {

// SplitMix64's mixing step: seeds that differ in one bit give engines that have nothing in common.
std::uint64_t mixed(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15u;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}

} // namespace

Random::Random(std::uint64_t seed, std::uint64_t stream) : engine_(mixed(mixed(seed) + stream)) {}

double Random::unit() {
    return static_cast<double>(engine_() >> 11) * 0x1p-53;
}

std::uint64_t Random::below(std::uint64_t count) {
    // Bits beyond the last whole multiple of count would favour small results.
    const std::uint64_t surplus = (std::numeric_limits<std::uint64_t>::max() % count + 1) % count;
    std::uint64_t bits = engine_();
    while (bits > std::numeric_limits<std::uint64_t>::max() - surplus) bits = engine_();
    return bits % count;
}

} // namespace backstep
