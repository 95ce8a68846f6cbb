#include "core/check/recompute.h"

#include <cmath>
#include <limits>

namespace backstep {
namespace {

double sigmoid(double z) {
    return 1.0 / (1.0 + std::exp(-z));
}

// ln(1 + e^z)
double softplus(double z) {
    return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z)));
}

double round_to(double value, int decimals) {
    const double power = std::pow(10.0, decimals), moved = value * power;
    return std::abs(moved) < 1e15 ? std::round(moved) / power : value;
}

// Each of these numbers as it is, or rounded; a half up or down.
Interval with_rounded(Interval value, int decimals) {
    constexpr double nearly_half = 1e-9;
    const double power = std::pow(10.0, decimals);
    const auto within = [&](double moved) { return std::abs(moved) < 1e15; };
    const double low = value.low * power, high = value.high * power;
    return {within(low) ? std::min(value.low, std::ceil(low - 0.5 - nearly_half) / power) : value.low,
            within(high) ? std::max(value.high, std::floor(high + 0.5 + nearly_half) / power) : value.high};
}

bool makes(const Slip* slip, Twist twist) {
    return slip != nullptr && slip->twist == twist;
}
bool makes(const Slip* slip, Twist twist, int index) {
    return makes(slip, twist) && slip->index == index;
}

} // namespace

Update::Update(const Scenario& s, const Network& n, const Trace& t)
    : scenario(s), network(n), trace(t), elements(n, t.examples),
      exact(static_cast<std::size_t>(elements.count()), std::numeric_limits<double>::quiet_NaN()) {
    const auto fill = [&](Symbol symbol, int l, int m) {
        for (int i = 1; i <= elements.rows(symbol, l); ++i)
            for (int j = 1; j <= elements.columns(symbol, l); ++j) {
                const Element e{symbol, l, symbol == Symbol::cost ? 0 : i, is_matrix(symbol) ? j : 0, m};
                const auto value = value_of(elements.quantity(e), network, trace);
                if (value) exact[static_cast<std::size_t>(elements.index(e))] = *value;
            }
    };
    const int count = elements.example_count();
    for (int s_index = 0; s_index <= static_cast<int>(Symbol::updated_bias); ++s_index) {
        const auto symbol = static_cast<Symbol>(s_index);
        const bool reduced = symbol == Symbol::cost || is_gradient(symbol);
        for (int l = has_layer(symbol) ? 1 : 0; l <= (has_layer(symbol) ? n.depth() : 0); ++l) {
            for (int m = 0; m < (is_per_example(symbol) ? count : 1); ++m) fill(symbol, l, m);
            if (reduced && count > 1) fill(symbol, l, all_examples_of_update);
        }
    }
}

void OwnNumbers::set(int element, double value, Interval around) {
    if (!has(element)) {
        given_[static_cast<std::size_t>(element)] = static_cast<int>(values_.size());
        elements_.push_back(element);
        values_.push_back(value);
        around_.push_back(around);
        return;
    }
    values_[place(element)] = value;
    around_[place(element)] = around;
}

void OwnNumbers::clear() {
    for (const int element : elements_) given_[static_cast<std::size_t>(element)] = -1;
    elements_.clear();
    values_.clear();
    around_.clear();
}

template<class Num>
Recompute<Num>::Recompute(const Update& update)
    : update_(update), network_(update.network), elements_(update.elements),
      memo_(static_cast<std::size_t>(update.elements.count())),
      stamp_(static_cast<std::size_t>(update.elements.count()), 0) {}

template<class Num>
Num Recompute<Num>::value(const Element& element, const Ground& ground) {
    ground_ = ground;
    ++now_;
    taken_.clear();
    worked_out_.clear();
    return by_rule(element);
}

template<class Num>
Num Recompute<Num>::own(int index) {
    if constexpr (std::is_same_v<Num, Interval>)
        return ground_.own->around(index);
    else
        return ground_.own->value(index);
}

template<class Num>
Num Recompute<Num>::rounded(Num value) const {
    if (!ground_.rounded_to) return value;
    if constexpr (std::is_same_v<Num, Interval>)
        return with_rounded(value, *ground_.rounded_to);
    else
        return round_to(value, *ground_.rounded_to);
}

template<class Num>
Num Recompute<Num>::get(const Element& e) {
    const int index = elements_.index(e);
    const auto place = static_cast<std::size_t>(index);
    if (stamp_[place] == now_) return memo_[place];
    Num value;
    if (ground_.own != nullptr && ground_.own->has(index)) {
        if (index != ground_.ignored) {
            taken_.push_back(index);
            value = own(index);
        } else {
            value = update_.exact[place];
        }
    } else if (e.symbol <= Symbol::bias) {
        value = update_.exact[place];
    } else {
        value = rounded(by_rule(e));
        worked_out_.push_back(e);
    }
    stamp_[place] = now_;
    memo_[place] = value;
    return value;
}

template<class Num>
const Slip* Recompute<Num>::slip_at(const Element& e) const {
    for (const SlipAt& each : ground_.slips)
        if (each.site.holds(e)) return &each.slip;
    return nullptr;
}

template<class Num>
Num Recompute<Num>::by_rule(const Element& e) {
    const Slip* slip = slip_at(e);
    if (makes(slip, Twist::replaced)) return get(slip->other);
    const Num value = rule(e, slip);
    return makes(slip, Twist::scaled) ? value * Num(slip->factor) : value;
}

template<class Num>
Num Recompute<Num>::rule(const Element& e, const Slip* slip) {
    switch (e.symbol) {
    case Symbol::weighted_input: return weighted_input(e, slip);
    case Symbol::activation: return activation(e, slip);
    case Symbol::cost: return e.m == all_examples_of_update ? reduced(e, slip) : cost(e.m, slip);
    case Symbol::activation_derivative: return slope(e, slip);
    case Symbol::cost_gradient_a:
        return e.layer == network_.depth() ? output_gradient(e, slip) : hidden_gradient(e, slip);
    case Symbol::delta: return delta(e, slip);
    case Symbol::weight_gradient:
    case Symbol::bias_gradient: return e.m == all_examples_of_update ? reduced(e, slip) : gradient(e, slip);
    case Symbol::updated_weight:
    case Symbol::updated_bias: return updated(e, slip);
    default: return update_.exact[static_cast<std::size_t>(elements_.index(e))];
    }
}

template<class Num>
Num Recompute<Num>::input(int l, int j, int m) {
    return l == 0 ? get({Symbol::input, 0, j, 0, m}) : get({Symbol::activation, l, j, 0, m});
}

// W[i, j] of layer l; transposed, the numbers of its rows written into columns.
template<class Num>
Num Recompute<Num>::weight(int l, int i, int j, const Slip* slip) {
    if (makes(slip, Twist::weights_of_layer)) l = slip->index;
    if (makes(slip, Twist::weights_transposed)) {
        const int rows = elements_.rows(Symbol::weight, l), columns = elements_.columns(Symbol::weight, l);
        const int place = (j - 1) * rows + (i - 1);
        i = place / columns + 1;
        j = place % columns + 1;
    }
    return get({makes(slip, Twist::updated_weights) ? Symbol::updated_weight : Symbol::weight, l, i, j, 0});
}

// a_k of the last layer, for the cost.
template<class Num>
Num Recompute<Num>::output(int k, int m, const Slip* slip) {
    return get({makes(slip, Twist::z_for_a) ? Symbol::weighted_input : Symbol::activation, network_.depth(),
                k, 0, m});
}

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

// S4, N13, F5.
template<class Num>
Num Recompute<Num>::output_gradient(const Element& e, const Slip* slip) {
    const Cost cost = makes(slip, Twist::cost_of) ? static_cast<Cost>(slip->index) : update_.scenario.cost;
    const Num y = target(e.row, e.m);
    Num a = output(e.row, e.m, slip);
    const Num difference = makes(slip, Twist::added) ? a + y : a - y;
    switch (cost) {
    case Cost::half_squared_error: return difference;
    case Cost::mean_squared_error: return difference * Num(1.0 / elements_.rows(Symbol::target, 0));
    case Cost::cross_entropy: {
        a = probability(a);
        const Num rest = (Num(1.0) - y) / (Num(1.0) - a);
        return makes(slip, Twist::added) ? rest + y / a : rest - y / a;
    }
    case Cost::softmax_cross_entropy: return -(y / probability(a));
    }
    return difference;
}

// N8, F10: Σ w δ of the layer behind.
template<class Num>
Num Recompute<Num>::hidden_gradient(const Element& e, const Slip* slip) {
    const int behind = e.layer + 1;
    Num sum = 0.0;
    for (int k = 1; k <= elements_.rows(Symbol::delta, behind); ++k) {
        if (makes(slip, Twist::term_left_out, k)) continue;
        const Num w = weight(behind, k, e.row, slip);
        const Num d = makes(slip, Twist::slope_left_out) ? get({Symbol::cost_gradient_a, behind, k, 0, e.m})
                                                         : delta_of(behind, k, e.m);
        sum = makes(slip, Twist::term_negated, k) ? sum - w * d : sum + w * d;
    }
    return sum;
}

// N14, M31; otherwise, or by the long way, through ∂E/∂a.
template<class Num>
Num Recompute<Num>::output_delta(const Element& e, Cost cost, const Slip* slip) {
    const Activation activation = network_.layer(e.layer).activation;
    const Num a = output(e.row, e.m, slip), y = target(e.row, e.m);
    const Num difference = makes(slip, Twist::added) ? a + y : a - y;
    if (cancels_derivative(cost, activation) && !ground_.route.other_delta) {
        if (cost != Cost::softmax_cross_entropy || targets_add_up_to_one(update_.scenario)) return difference;
        Num sum = 0.0;
        for (int k = 1; k <= elements_.rows(Symbol::target, 0); ++k) sum = sum + target(k, e.m);
        return a * sum - y;
    }
    const auto gradient = [&](int k) {
        const Element of{Symbol::cost_gradient_a, e.layer, k, 0, e.m};
        if (cost == update_.scenario.cost) return get(of);
        const Slip as_other{Mistake::other_cost, Twist::cost_of, static_cast<int>(cost), 1.0, {}};
        return output_gradient(of, &as_other);
    };
    const Num own = gradient(e.row);
    if (is_elementwise(activation)) return own * get({Symbol::activation_derivative, e.layer, e.row, 0, e.m});
    Num sum = 0.0;
    for (int k = 1; k <= elements_.rows(Symbol::delta, e.layer); ++k)
        sum = sum + get({Symbol::activation, e.layer, k, 0, e.m}) * (own - gradient(k));
    return a * sum;
}

// S19, S24, N6, N8.
template<class Num>
Num Recompute<Num>::delta(const Element& e, const Slip* slip) {
    const Activation activation = network_.layer(e.layer).activation;
    const bool is_output = e.layer == network_.depth();
    if (makes(slip, Twist::cost_of)) return output_delta(e, static_cast<Cost>(slip->index), nullptr);
    const Element gradient{Symbol::cost_gradient_a, e.layer, e.row, 0, e.m};
    if (makes(slip, Twist::slope_left_out)) return get(gradient);
    const bool own_way =
        is_output && (cancels_derivative(update_.scenario.cost, activation) || !is_elementwise(activation));
    if (own_way && !makes(slip, Twist::slope_of) && !makes(slip, Twist::slope_of_a))
        return output_delta(e, update_.scenario.cost, slip);
    const Element slope_here{Symbol::activation_derivative, e.layer, e.row, 0, e.m};
    const bool slope_twisted = makes(slip, Twist::slope_at_a) || makes(slip, Twist::slope_of) ||
                               makes(slip, Twist::slope_of_a) || makes(slip, Twist::slope_of_layer) ||
                               makes(slip, Twist::slope_plus);
    const Num s = slope_twisted ? slope(slope_here, slip) : get(slope_here);
    if (is_output && (makes(slip, Twist::z_for_a) || makes(slip, Twist::added)))
        return output_gradient(gradient, slip) * s;
    return get(gradient) * s;
}

// S20, N10, N11.
template<class Num>
Num Recompute<Num>::gradient(const Element& e, const Slip* slip) {
    const Num d = delta_of(e.layer, e.row, e.m);
    if (e.symbol == Symbol::bias_gradient) return d;
    if (makes(slip, Twist::z_for_a)) return d * get({Symbol::weighted_input, e.layer - 1, e.column, 0, e.m});
    const int l = makes(slip, Twist::inputs_of_layer) ? slip->index : e.layer - 1;
    return d * input(l, e.column, e.m);
}

// The mean or sum over the examples of the update.
template<class Num>
Num Recompute<Num>::reduced(const Element& e, const Slip* slip) {
    const int count = elements_.example_count();
    Num sum = 0.0;
    for (int m = 0; m < count; ++m) {
        if (makes(slip, Twist::term_left_out, m + 1)) continue;
        sum = sum + get({e.symbol, e.layer, e.row, e.column, m});
    }
    return update_.scenario.reduction == Reduction::mean ? sum * Num(1.0 / count) : sum;
}

// S28, M12.
template<class Num>
Num Recompute<Num>::updated(const Element& e, const Slip* slip) {
    const bool weight = e.symbol == Symbol::updated_weight;
    const Num before = get({weight ? Symbol::weight : Symbol::bias, e.layer, e.row, e.column, 0});
    if (!weight && (!update_.scenario.update_biases || makes(slip, Twist::bias_left_out))) return before;
    const int m = elements_.example_count() > 1 ? all_examples_of_update : 0;
    Element of{weight ? Symbol::weight_gradient : Symbol::bias_gradient, e.layer, e.row, e.column, m};
    if (makes(slip, Twist::gradient_of)) of = slip->other;
    const double alpha =
        update_.scenario.learning_rate(makes(slip, Twist::rate_of_layer) ? slip->index : e.layer);
    const double factor = makes(slip, Twist::rate_left_out)  ? 1.0
                          : makes(slip, Twist::rate_squared) ? alpha * alpha
                                                             : alpha;
    const Num move = Num(factor) * get(of);
    return makes(slip, Twist::added) ? before + move : before - move;
}

template class Recompute<double>;
template class Recompute<Interval>;

} // namespace backstep
