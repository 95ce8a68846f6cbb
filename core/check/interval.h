#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

/// Every value that a number may have which was rounded on the way: [low, high]. Results hold whatever the
/// operation gives for any members of its operands; what is undefined for some of them holds everything.
namespace backstep {

struct Interval {
    double low = 0, high = 0;

    Interval() = default;
    Interval(double value) : low(value), high(value) {}
    Interval(double l, double h) : low(l), high(h) {
        if (std::isnan(l)) low = -std::numeric_limits<double>::infinity();
        if (std::isnan(h)) high = std::numeric_limits<double>::infinity();
    }

    bool contains(double value) const { return low <= value && value <= high; }
    Interval widened(double by) const { return {low - by, high + by}; }
};

inline Interval operator+(Interval a, Interval b) {
    return {a.low + b.low, a.high + b.high};
}
inline Interval operator-(Interval a, Interval b) {
    return {a.low - b.high, a.high - b.low};
}
inline Interval operator-(Interval a) {
    return {-a.high, -a.low};
}

inline Interval operator*(Interval a, Interval b) {
    // 0 times a bound without end is 0: the other number is finite, however large.
    const auto times = [](double x, double y) { return x == 0.0 || y == 0.0 ? 0.0 : x * y; };
    const auto [low, high] =
        std::minmax({times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)});
    return {low, high};
}

inline Interval operator/(Interval a, Interval b) {
    constexpr double endless = std::numeric_limits<double>::infinity();
    if (b.low < 0.0 && b.high > 0.0) return {-endless, endless};
    const double at_low = b.low == 0.0 ? endless : 1.0 / b.low;
    const double at_high = b.high == 0.0 ? -endless : 1.0 / b.high;
    return a * Interval{at_high, at_low};
}

inline Interval squared(Interval a) {
    const double low = a.low * a.low, high = a.high * a.high;
    return {a.low < 0.0 && a.high > 0.0 ? 0.0 : std::min(low, high), std::max(low, high)};
}
inline double squared(double a) {
    return a * a;
}

/// Of a function that only rises.
template<class Function>
Interval rising(Interval a, Function f) {
    return {f(a.low), f(a.high)};
}
template<class Function>
double rising(double a, Function f) {
    return f(a);
}

/// Where the number is positive (1) or not (`otherwise`).
inline double step(double z, double otherwise) {
    return z > 0.0 ? 1.0 : otherwise;
}
inline Interval step(Interval z, double otherwise) {
    return {step(z.low, otherwise), step(z.high, otherwise)};
}

/// Between 0 and 1, as probabilities are however they were rounded.
inline double probability(double a) {
    return a;
}
inline Interval probability(Interval a) {
    return {std::clamp(a.low, 0.0, 1.0), std::clamp(a.high, 0.0, 1.0)};
}

} // namespace backstep
