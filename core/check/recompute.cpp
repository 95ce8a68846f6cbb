#include "core/check/recompute.h"

#include "core/trace/rounding.h"

#include <cmath>

namespace backstep {
namespace {

// Each of these numbers as it is, or rounded; a half up or down.
Interval with_rounded(Interval value, int decimals) {
    constexpr double nearly_half = 1e-9;
    const double power = std::pow(10.0, decimals);
    const auto within = [&](double moved) { return std::abs(moved) < 1e15; };
    const double low = value.low * power, high = value.high * power;
    return {within(low) ? std::min(value.low, std::ceil(low - 0.5 - nearly_half) / power) : value.low,
            within(high) ? std::max(value.high, std::floor(high + 0.5 + nearly_half) / power) : value.high};
}

} // namespace

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
        return round_decimal(value, *ground_.rounded_to);
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

template class Recompute<double>;
template class Recompute<Interval>;

} // namespace backstep
