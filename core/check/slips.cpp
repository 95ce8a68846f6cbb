#include "core/check/slip.h"

namespace backstep {
namespace {

// In longer sums nobody is suspected of one term.
constexpr int most_terms = 40;

class Enumeration {
public:
    Enumeration(const Element& e, const Scenario& scenario, const Network& network, const Elements& elements)
        : e_(e), scenario_(scenario), network_(network), elements_(elements) {}

    std::vector<Slip> run() {
        switch (e_.symbol) {
        case Symbol::weighted_input: weighted_input(); break;
        case Symbol::activation: activation(); break;
        case Symbol::cost: cost(); break;
        case Symbol::activation_derivative: slope(); break;
        case Symbol::cost_gradient_a:
            if (is_output())
                output_gradient();
            else
                hidden_gradient();
            break;
        case Symbol::delta: delta(); break;
        case Symbol::weight_gradient:
        case Symbol::bias_gradient: gradient(); break;
        case Symbol::updated_weight:
        case Symbol::updated_bias: updated(); break;
        case Symbol::weight: transposed(); break;
        default: break;
        }
        scale(Mistake::sign, -1.0);
        return std::move(slips_);
    }

private:
    const Element& e_;
    const Scenario& scenario_;
    const Network& network_;
    const Elements& elements_;
    std::vector<Slip> slips_;

    int depth() const { return network_.depth(); }
    bool is_output() const { return e_.layer == depth(); }
    int outputs() const { return elements_.rows(Symbol::target, 0); }
    Activation activation_of_layer() const { return network_.layer(e_.layer).activation; }
    bool is_squared() const {
        return scenario_.cost == Cost::half_squared_error || scenario_.cost == Cost::mean_squared_error;
    }
    bool is_reduced() const { return e_.m == all_examples_of_update; }

    void add(Mistake mistake, Twist twist, int index = 0) {
        slips_.push_back({mistake, twist, index, 1.0, {}});
    }
    void scale(Mistake mistake, double factor, int index = 0) {
        if (factor != 1.0) slips_.push_back({mistake, Twist::scaled, index, factor, {}});
    }
    void factor_two() {
        scale(Mistake::factor_two, 2.0);
        scale(Mistake::factor_two, 0.5);
    }

    // The number of outputs divides where it should not, or the reverse.
    void averaged_over_outputs() {
        if (scenario_.cost == Cost::mean_squared_error) scale(Mistake::not_averaged, outputs());
        if (scenario_.cost == Cost::half_squared_error) scale(Mistake::not_averaged, 1.0 / outputs());
    }
    void averaged_over_examples() {
        if (!is_reduced()) return;
        const double count = elements_.example_count();
        scale(Mistake::not_averaged, scenario_.reduction == Reduction::mean ? count : 1.0 / count, 1);
        terms(elements_.example_count());
    }

    void terms(int count) {
        if (count < 2 || count > most_terms) return;
        for (int k = 1; k <= count; ++k) add(Mistake::path_missing, Twist::term_left_out, k);
    }
    void signs(int count) {
        if (count > most_terms) return;
        for (int k = 1; k <= count; ++k) add(Mistake::sign, Twist::term_negated, k);
    }

    // Costs of the other kind: squares for logarithms and the reverse.
    void other_costs() {
        for (const Cost other : all_costs) {
            const bool squares = other == Cost::half_squared_error || other == Cost::mean_squared_error;
            if (other == scenario_.cost || (squares && is_squared())) continue;
            if (fits(other, network_.layer(depth()).activation))
                add(Mistake::other_cost, Twist::cost_of, static_cast<int>(other));
        }
    }

    void weighted_input() {
        const int l = e_.layer, inputs = elements_.columns(Symbol::weight, l);
        add(Mistake::bias_forgotten, Twist::bias_left_out);
        if (l > 1) add(Mistake::activation_skipped, Twist::z_for_a);
        add(Mistake::transposed_weights, Twist::weights_transposed);
        terms(inputs);
        add(Mistake::sign, Twist::bias_negated);
        signs(inputs);
        const Shape own = shape_of(Symbol::weight, l, network_);
        for (int other = 1; other <= depth(); ++other) {
            if (other == l) continue;
            if (shape_of(Symbol::weight, other, network_) == own)
                add(Mistake::wrong_layer, Twist::weights_of_layer, other);
            if (elements_.rows(Symbol::bias, other) == own.rows)
                add(Mistake::wrong_layer, Twist::bias_of_layer, other);
        }
        for (int before = 0; before < l - 1; ++before)
            if (network_.neurons(before) == inputs) add(Mistake::wrong_layer, Twist::inputs_of_layer, before);
    }

    void activation() {
        add(Mistake::activation_skipped, Twist::z_for_a);
        if (activation_of_layer() == Activation::sigmoid || activation_of_layer() == Activation::softmax)
            add(Mistake::exponent_sign, Twist::exponent_sign);
    }

    void cost() {
        if (is_reduced()) return averaged_over_examples();
        if (is_squared()) factor_two();
        averaged_over_outputs();
        other_costs();
        terms(outputs());
        if (is_squared()) add(Mistake::activation_skipped, Twist::z_for_a);
        add(Mistake::sign, Twist::added);
    }

    void output_gradient() {
        scale(Mistake::target_minus_output, -1.0);
        if (is_squared()) {
            add(Mistake::activation_skipped, Twist::z_for_a);
            factor_two();
        }
        averaged_over_outputs();
        other_costs();
        add(Mistake::sign, Twist::added);
    }

    void hidden_gradient() {
        const int paths = elements_.rows(Symbol::delta, e_.layer + 1);
        terms(paths);
        add(Mistake::transposed_weights, Twist::weights_transposed);
        add(Mistake::updated_weights_used, Twist::updated_weights);
        add(Mistake::missing_activation_derivative, Twist::slope_left_out);
        signs(paths);
        const Shape own = shape_of(Symbol::weight, e_.layer + 1, network_);
        for (int other = 1; other <= depth(); ++other)
            if (other != e_.layer + 1 && shape_of(Symbol::weight, other, network_) == own)
                add(Mistake::wrong_layer, Twist::weights_of_layer, other);
    }

    void slopes() {
        for (const Activation other : all_activations) {
            const bool of_its_own = is_elementwise(other) && other != Activation::identity;
            if (other != activation_of_layer() && of_its_own)
                add(Mistake::other_activation_derivative, Twist::slope_of, static_cast<int>(other));
            if (other != activation_of_layer() && (other == Activation::sigmoid || other == Activation::tanh))
                add(Mistake::other_activation_derivative, Twist::slope_of_a, static_cast<int>(other));
        }
    }

    void slope() {
        add(Mistake::missing_activation_derivative, Twist::slope_left_out);
        add(Mistake::derivative_at_activation, Twist::slope_at_a);
        const bool by_value =
            activation_of_layer() == Activation::sigmoid || activation_of_layer() == Activation::tanh;
        if (by_value) add(Mistake::activation_skipped, Twist::z_for_a);
        slopes();
        if (by_value) add(Mistake::sign, Twist::slope_plus);
        slopes_of_layers();
    }

    void slopes_of_layers() {
        for (int other = 1; other <= depth(); ++other)
            if (other != e_.layer && e_.row <= network_.neurons(other) &&
                is_elementwise(network_.layer(other).activation))
                add(Mistake::wrong_layer, Twist::slope_of_layer, other);
    }

    void delta() {
        const bool cancels = is_output() && cancels_derivative(scenario_.cost, activation_of_layer());
        const bool elementwise = is_elementwise(activation_of_layer());
        if (is_output()) {
            scale(Mistake::target_minus_output, -1.0);
            other_costs();
            if (is_squared()) factor_two();
            averaged_over_outputs();
            if (is_squared() && elementwise) {
                add(Mistake::activation_skipped, Twist::z_for_a);
                add(Mistake::sign, Twist::added);
            }
        }
        if (cancels) return;
        add(Mistake::missing_activation_derivative, Twist::slope_left_out);
        if (elementwise) add(Mistake::derivative_at_activation, Twist::slope_at_a);
        slopes();
        if (elementwise) slopes_of_layers();
    }

    void gradient() {
        if (is_squared()) factor_two();
        if (e_.symbol == Symbol::weight_gradient) transposed();
        if (is_reduced()) return averaged_over_examples();
        if (e_.symbol == Symbol::bias_gradient) return;
        if (e_.layer > 1) add(Mistake::activation_skipped, Twist::z_for_a);
        for (int other = 0; other <= depth(); ++other)
            if (other != e_.layer - 1 && e_.column <= network_.neurons(other))
                add(Mistake::wrong_layer, Twist::inputs_of_layer, other);
    }

    // The number that stands at [j, i].
    void transposed() {
        Element other = e_;
        std::swap(other.row, other.column);
        if (other.row == other.column || !elements_.exists(other)) return;
        const Mistake mistake =
            is_gradient(e_.symbol) ? Mistake::transposed_gradient : Mistake::transposed_weights;
        slips_.push_back({mistake, Twist::replaced, 0, 1.0, other});
    }

    void updated() {
        add(Mistake::added_instead_of_subtracted, Twist::added);
        add(Mistake::learning_rate_missing, Twist::rate_left_out);
        add(Mistake::learning_rate_twice, Twist::rate_squared);
        const int m = elements_.example_count() > 1 ? all_examples_of_update : 0;
        if (e_.symbol == Symbol::updated_bias) {
            add(Mistake::bias_forgotten, Twist::bias_left_out);
        } else if (e_.row != e_.column) {
            const Element other{Symbol::weight_gradient, e_.layer, e_.column, e_.row, m};
            if (elements_.exists(other))
                slips_.push_back({Mistake::transposed_gradient, Twist::gradient_of, 0, 1.0, other});
        }
        for (int other = 1; other <= depth(); ++other)
            if (scenario_.learning_rate(other) != scenario_.learning_rate(e_.layer))
                add(Mistake::wrong_layer, Twist::rate_of_layer, other);
    }
};

} // namespace

std::vector<Slip> slips_in(const Element& element, const Scenario& scenario, const Network& network,
                           const Elements& elements) {
    return Enumeration(element, scenario, network, elements).run();
}

std::vector<Slip> confusions_of(const Element& e, const Elements& elements) {
    constexpr int most = 400;
    std::vector<Slip> slips;
    const auto add = [&](const Element& other) {
        if (other != e && std::ssize(slips) < most)
            slips.push_back({other.layer == e.layer ? Mistake::wrong_element : Mistake::wrong_layer,
                             Twist::replaced, 0, 1.0, other});
    };
    const bool transposable = is_matrix(e.symbol);
    for (int i = 1; i <= elements.rows(e.symbol, e.layer) && e.symbol != Symbol::cost; ++i)
        for (int j = 1; j <= elements.columns(e.symbol, e.layer); ++j) {
            const Element other{e.symbol, e.layer, i, transposable ? j : 0, e.m};
            if (!transposable || i != e.column || j != e.row) add(other);
        }
    if (is_per_example(e.symbol) && e.m != all_examples_of_update)
        for (int m = 0; m < elements.example_count(); ++m) add({e.symbol, e.layer, e.row, e.column, m});
    for (int l = 1; has_layer(e.symbol) && l <= elements.depth(); ++l)
        if (const Element other{e.symbol, l, e.row, e.column, e.m}; elements.exists(other)) add(other);
    return slips;
}

} // namespace backstep
