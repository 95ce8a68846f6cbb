#include "core/check/recompute.h"

namespace backstep {

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
