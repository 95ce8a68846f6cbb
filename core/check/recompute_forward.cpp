#include "core/check/recompute.h"

#include <cmath>

namespace backstep {
namespace {

double sigmoid(double z) {
    return 1.0 / (1.0 + std::exp(-z));
}

// ln(1 + e^z)
double softplus(double z) {
    return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z)));
}

} // namespace

// S3, N2: Σ w a + b.
template<class Num>
Num Recompute<Num>::weighted_input(const Element& e, const Slip* slip) {
    const int l = e.layer;
    Num sum = 0.0;
    for (int j = 1; j <= elements_.columns(Symbol::weight, l); ++j) {
        if (makes(slip, Twist::term_left_out, j)) continue;
        const Num a = makes(slip, Twist::z_for_a)           ? get({Symbol::weighted_input, l - 1, j, 0, e.m})
                      : makes(slip, Twist::inputs_of_layer) ? input(slip->index, j, e.m)
                                                            : input(l - 1, j, e.m);
        const Num term = weight(l, e.row, j, slip) * a;
        sum = makes(slip, Twist::term_negated, j) ? sum - term : sum + term;
    }
    if (makes(slip, Twist::bias_left_out)) return sum;
    const Num b = get({Symbol::bias, makes(slip, Twist::bias_of_layer) ? slip->index : l, e.row, 0, 0});
    return makes(slip, Twist::bias_negated) ? sum - b : sum + b;
}

template<class Num>
Num Recompute<Num>::softmax(const Element& e, double sign) {
    const Num own = get({Symbol::weighted_input, e.layer, e.row, 0, e.m});
    Num sum = 1.0;
    for (int k = 1; k <= elements_.rows(Symbol::activation, e.layer); ++k) {
        if (k == e.row) continue;
        const Num z = get({Symbol::weighted_input, e.layer, k, 0, e.m});
        sum = sum + rising(Num(sign) * (z - own), [](double x) { return std::exp(x); });
    }
    return Num(1.0) / sum;
}

// N3; softmax M31.
template<class Num>
Num Recompute<Num>::activation(const Element& e, const Slip* slip) {
    const Activation activation = network_.layer(e.layer).activation;
    const bool turned = makes(slip, Twist::exponent_sign);
    const Num z = get({Symbol::weighted_input, e.layer, e.row, 0, e.m});
    if (makes(slip, Twist::z_for_a)) return z;
    switch (activation) {
    case Activation::sigmoid: return rising(turned ? -z : z, sigmoid);
    case Activation::tanh: return rising(z, [](double x) { return std::tanh(x); });
    case Activation::relu: return rising(z, [](double x) { return std::max(x, 0.0); });
    case Activation::leaky_relu: return rising(z, [](double x) { return std::max(x, leaky_slope * x); });
    case Activation::identity: return z;
    case Activation::softmax: return softmax(e, turned ? -1.0 : 1.0);
    }
    return z;
}

template<class Num>
Num Recompute<Num>::slope_from_a(Activation activation, Num a) const {
    switch (activation) {
    case Activation::sigmoid: return Num(0.25) - squared(a - Num(0.5)); // a (1 − a), each a once
    case Activation::tanh: return Num(1.0) - squared(a);
    default: return slope_from_z(activation, a); // ReLUs keep the sign
    }
}

template<class Num>
Num Recompute<Num>::slope_from_z(Activation activation, Num z) const {
    switch (activation) {
    case Activation::sigmoid: return slope_from_a(activation, rising(z, sigmoid));
    case Activation::tanh: return slope_from_a(activation, rising(z, [](double x) { return std::tanh(x); }));
    case Activation::relu: return step(z, 0.0);
    case Activation::leaky_relu: return step(z, leaky_slope);
    default: return Num(1.0);
    }
}

// S29, N12.
template<class Num>
Num Recompute<Num>::slope(const Element& e, const Slip* slip) {
    const int l = makes(slip, Twist::slope_of_layer) ? slip->index : e.layer;
    const Element a{Symbol::activation, l, e.row, 0, e.m}, z{Symbol::weighted_input, l, e.row, 0, e.m};
    const Activation activation = network_.layer(l).activation;
    if (makes(slip, Twist::slope_left_out)) return Num(1.0);
    if (makes(slip, Twist::slope_at_a)) return slope_from_z(activation, get(a));
    if (makes(slip, Twist::z_for_a)) return slope_from_a(activation, get(z));
    if (makes(slip, Twist::slope_of)) return slope_from_z(static_cast<Activation>(slip->index), get(z));
    if (makes(slip, Twist::slope_of_a)) return slope_from_a(static_cast<Activation>(slip->index), get(a));
    if (makes(slip, Twist::slope_plus)) {
        const Num value = get(a);
        return activation == Activation::sigmoid ? value + squared(value) : Num(1.0) + squared(value);
    }
    const bool smooth = activation == Activation::sigmoid || activation == Activation::tanh;
    const bool from_a = smooth ? !ground_.route.other_slope : ground_.route.other_slope && tells_side(a);
    return from_a ? slope_from_a(activation, get(a)) : slope_from_z(activation, get(z));
}

// A ReLU's value given by the submission tells on which side of 0 its z was, unless it may be 0.
template<class Num>
bool Recompute<Num>::tells_side(const Element& a) {
    const int index = elements_.index(a);
    return ground_.own != nullptr && ground_.own->has(index) && !ground_.own->around(index).contains(0.0);
}

// No slip and no number of the submission stands between z and a, so logarithms may be taken from z.
template<class Num>
bool Recompute<Num>::is_free(int l, int k, int m) const {
    const Element a{Symbol::activation, l, k, 0, m};
    return slip_at(a) == nullptr && network_.layer(l).activation == Activation::sigmoid &&
           (ground_.own == nullptr || !ground_.own->has(elements_.index(a))) && !ground_.rounded_to;
}

// S2, N4, M27, M31: one output's part.
template<class Num>
Num Recompute<Num>::cost_of_output(Cost cost, int k, int m, const Slip* slip) {
    const Num y = target(k, m);
    const int L = network_.depth();
    if (cost == Cost::half_squared_error || cost == Cost::mean_squared_error) {
        const Num a = output(k, m, slip);
        const Num square = squared(makes(slip, Twist::added) ? a + y : a - y);
        const double parts = cost == Cost::half_squared_error ? 1.0 : elements_.rows(Symbol::target, 0);
        return square * Num(0.5 / parts);
    }
    const auto logarithm = [](double x) { return std::log(x); };
    const bool free = is_free(L, k, m) && !makes(slip, Twist::z_for_a);
    Num ln_a, ln_rest;
    if (free) {
        const Num z = get({Symbol::weighted_input, L, k, 0, m});
        ln_a = -rising(-z, softplus);
        ln_rest = -rising(z, softplus);
    } else {
        const Num a = probability(output(k, m, slip));
        ln_a = rising(a, logarithm);
        ln_rest = rising(Num(1.0) - a, logarithm);
    }
    const Num one = y * ln_a;
    if (cost == Cost::softmax_cross_entropy) return -one;
    const Num rest = (Num(1.0) - y) * ln_rest;
    return makes(slip, Twist::added) ? rest - one : -one - rest;
}

template<class Num>
Num Recompute<Num>::cost(int m, const Slip* slip) {
    const Cost cost = makes(slip, Twist::cost_of) ? static_cast<Cost>(slip->index) : update_.scenario.cost;
    Num sum = 0.0;
    for (int k = 1; k <= elements_.rows(Symbol::target, 0); ++k)
        if (!makes(slip, Twist::term_left_out, k)) sum = sum + cost_of_output(cost, k, m, slip);
    return sum;
}

template class Recompute<double>;
template class Recompute<Interval>;

} // namespace backstep
