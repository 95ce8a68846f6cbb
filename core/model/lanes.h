#pragma once

#include <Eigen/Core>

/// Plain arrays of doubles, a few neighbours at a time, as the vector registers of the processor take them.
namespace backstep::lanes {

using Index = Eigen::Index;

template<int N>
using Lanes = Eigen::Array<double, N, 1>;

template<int N>
inline Eigen::Map<const Lanes<N>> load(const double* from) {
    return Eigen::Map<const Lanes<N>>(from);
}

template<int N>
inline Eigen::Map<Lanes<N>> at(double* to) {
    return Eigen::Map<Lanes<N>>(to);
}

/// (of(0), …, of(N − 1)), in registers from the start; N is 1 or 2.
template<int N, class Of>
inline Lanes<N> each(const Of& of) {
    if constexpr (N == 1)
        return Lanes<1>(of(0));
    else
        return Lanes<2>(of(0), of(1));
}

/// Calls part<N>(i) for the numbers i … i + N − 1 until all `count` are done, four at a time, then two, then
/// one. Small networks are made of short vectors: there is no work before the loop, and little behind it.
template<class Part>
inline void in_lanes(Index count, const Part& part) {
    Index i = 0;
    for (; i + 4 <= count; i += 4) part.template operator()<4>(i);
    if (count & 2) {
        part.template operator()<2>(i);
        i += 2;
    }
    if (count & 1) part.template operator()<1>(i);
}

/// The same two at a time, for what needs many registers.
template<class Part>
inline void in_pairs(Index count, const Part& part) {
    Index i = 0;
    for (; i + 2 <= count; i += 2) part.template operator()<2>(i);
    if (i < count) part.template operator()<1>(i);
}

} // namespace backstep::lanes
