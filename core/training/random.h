#pragma once

#include <cstdint>
#include <random>

namespace backstep {

/// Seeded random numbers, the same on every machine: the standard fixes the bits of its engine, but not what
/// its distributions make of them.
class Random {
public:
    /// `stream` tells apart the sequences that one seed gives, such as those of each epoch.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

    double unit();                            ///< in [0, 1), all 53 bits random
    std::uint64_t below(std::uint64_t count); ///< 0 … count − 1, each equally likely; count ≥ 1

private:
    std::mt19937_64 engine_;
};

} // namespace backstep
