#pragma once

#include "core/model/lanes.h"

#include <array>
#include <bit>
#include <cstdint>

namespace backstep {
namespace exponential {

constexpr int parts = 64; ///< 2^x is tabulated at every 1/64

/// 2^(i/64) as a double, and what rounding left out relative to it. The bits of the double lack i/64 of an
/// exponent, so that adding all of k = 64 e + i there gives those of 2^(k/64).
struct Entry {
    std::uint64_t bits;
    double rest;
};

/// high + low, to about 106 bits.
struct TwoDoubles {
    double high, low;
};

constexpr TwoDoubles sum(double larger, double smaller) {
    const double high = larger + smaller;
    return {high, smaller - (high - larger)};
}

constexpr TwoDoubles product(const TwoDoubles& u, const TwoDoubles& v) {
    constexpr double splitter = 0x1p27 + 1.0; // Dekker: halves whose products are exact
    const double uc = splitter * u.high, vc = splitter * v.high;
    const double u1 = uc - (uc - u.high), u2 = u.high - u1, v1 = vc - (vc - v.high), v2 = v.high - v1;
    const double high = u.high * v.high;
    const double low = u2 * v2 - (((high - u1 * v1) - u2 * v1) - u1 * v2);
    return sum(high, low + (u.high * v.low + u.low * v.high));
}

constexpr std::array<Entry, parts> tabulate() {
    constexpr std::array<TwoDoubles, 6> roots{{{0x1.02c9a3e778061p+0, -0x1.19083535b085dp-56},   // 2^(1/64)
                                               {0x1.059b0d3158574p+0, 0x1.d73e2a475b465p-55},    // 2^(1/32)
                                               {0x1.0b5586cf9890fp+0, 0x1.8a62e4adc610bp-54},    // 2^(1/16)
                                               {0x1.172b83c7d517bp+0, -0x1.19041b9d78a76p-55},   // 2^(1/8)
                                               {0x1.306fe0a31b715p+0, 0x1.6f46ad23182e4p-55},    // 2^(1/4)
                                               {0x1.6a09e667f3bcdp+0, -0x1.bdd3413b26456p-54}}}; // 2^(1/2)
    std::array<Entry, parts> table{};
    for (std::uint64_t i = 0; i < parts; ++i) {
        TwoDoubles power{1.0, 0.0};
        for (std::size_t bit = 0; bit < roots.size(); ++bit)
            if (i >> bit & 1) power = product(power, roots[bit]);
        table[i] = {std::bit_cast<std::uint64_t>(power.high) - (i << 46), power.low / power.high};
    }
    return table;
}

inline constexpr std::array<Entry, parts> table = tabulate();

/// From here on e^−x may be too small for a normal double.
inline constexpr double large = 708.0;

/// e^−x = 2^(k/64) e^r for 0 ≤ x < large, with k = −x · 64/ln 2 rounded and |r| ≤ ln 2/128.
template<int N>
inline lanes::Lanes<N> of_minus(const lanes::Lanes<N>& x) {
    using Lanes = lanes::Lanes<N>;
    constexpr double to_whole = 0x1.8p52; // added, it leaves a whole number in the last bits
    const Lanes shifted = x * -0x1.71547652b82fep+6 + to_whole;
    const Lanes k = shifted - to_whole;
    // ln 2/64 in two parts, so that k times the first is exact.
    const Lanes r = (-x - k * 0x1.62e42fef80000p-7) - k * 0x1.1cf79abc9e3b4p-42;
    const auto bits = [&](int lane) { return std::bit_cast<std::uint64_t>(shifted[lane]); };
    const auto entry = [&](int lane) -> const Entry& { return table[bits(lane) % parts]; };
    const Lanes power = lanes::each<N>(
        [&](int lane) { return std::bit_cast<double>(entry(lane).bits + (bits(lane) << 46)); });
    const Lanes rest = lanes::each<N>([&](int lane) { return entry(lane).rest; });
    // e^r − 1 to 2⁻⁵⁹: the polynomial of smallest relative error.
    const Lanes r2 = r * r;
    const Lanes grown = rest + r +
                        r2 * ((0x1.fffffffffdbc7p-2 + 0x1.555555555767dp-3 * r) +
                              r2 * (0x1.555573cade2eap-5 + 0x1.111108f68292ep-7 * r));
    return power + power * grown;
}

} // namespace exponential

/// e^−x for x ≥ 0, within 0.53 units in the last place of a normal result; 0 where it is too small for any.
/// The system's exp has other last bits on processors without fused multiply-add: this one has the same bits
/// everywhere, and takes several numbers at once.
inline double exp_minus(double x) {
    if (x < exponential::large) return exponential::of_minus<1>(lanes::Lanes<1>(x))[0];
    if (x > 746.0) return 0.0;
    const double root = exp_minus(0.5 * x);
    return root * root;
}

template<int N>
inline lanes::Lanes<N> exp_minus(const lanes::Lanes<N>& x) {
    if (x.maxCoeff() < exponential::large) return exponential::of_minus<N>(x);
    return x.unaryExpr([](double lane) { return exp_minus(lane); });
}

} // namespace backstep
