#include "tests/core/check/hand_calculation.h"

#include <fmt/format.h>

#include <cmath>

namespace backstep::test {
namespace {

double f(Activation activation, double z) {
    switch (activation) {
    case Activation::sigmoid: return 1.0 / (1.0 + std::exp(-z));
    case Activation::tanh: return std::tanh(z);
    case Activation::relu: return z > 0.0 ? z : 0.0;
    case Activation::leaky_relu: return z > 0.0 ? z : 0.01 * z;
    default: return z;
    }
}

double derivative(Activation activation, double z) {
    const double a = f(activation, z);
    switch (activation) {
    case Activation::sigmoid: return a * (1.0 - a);
    case Activation::tanh: return 1.0 - a * a;
    case Activation::relu: return z > 0.0 ? 1.0 : 0.0;
    case Activation::leaky_relu: return z > 0.0 ? 1.0 : 0.01;
    default: return 1.0;
    }
}

double rounded(double value, int decimals) {
    const auto number = read_number(fmt::format("{:.{}f}", value, decimals));
    return number ? number->value : value; // divided by a number that was rounded to 0
}

bool is_squared(Cost cost) {
    return cost == Cost::half_squared_error || cost == Cost::mean_squared_error;
}

} // namespace

HandCalculation::HandCalculation(const Scenario& scenario, std::vector<int> examples,
                                 std::optional<int> rounded_to, std::optional<Planted> planted)
    : scenario_(scenario), examples_(std::move(examples)), rounded_to_(rounded_to), planted_(planted) {
    for (const int e : examples_) example(several() ? e + 1 : 0);
    if (several()) reduce();
    update();
}

void HandCalculation::example(int m) {
    forward(m);
    error(m);
    backward(m);
}

double HandCalculation::input(int l, int j, int m) const {
    const int e = m > 0 ? m - 1 : examples_.front();
    if (l == 0) return scenario_.examples[static_cast<std::size_t>(e)].input(j - 1);
    return get(Symbol::activation, l, j, 0, m);
}

double HandCalculation::target(int k, int m) const {
    const int e = m > 0 ? m - 1 : examples_.front();
    return scenario_.examples[static_cast<std::size_t>(e)].target(k - 1);
}

// Rows read as columns: for a square matrix W[j, i]; otherwise its numbers, row after row, put down column
// after column.
double HandCalculation::weight_transposed(int l, int i, int j) const {
    const int at = (j - 1) * neurons(l) + i - 1;
    return weight(l, at / neurons(l - 1) + 1, at % neurons(l - 1) + 1);
}

void HandCalculation::record(const Quantity& quantity, double right) {
    double value = right;
    if (planted_ && planted_->at == quantity)
        if (const auto wrong = mistaken(quantity, right)) {
            value = *wrong;
            made_ = true;
        }
    numbers_[quantity] = rounded_to_ ? rounded(value, *rounded_to_) : value;
    order_.push_back(quantity);
}

void HandCalculation::forward(int m) {
    for (int l = 1; l <= depth(); ++l) {
        for (int i = 1; i <= neurons(l); ++i) {
            double z = scenario_.network.layer(l).b(i - 1);
            for (int j = 1; j <= neurons(l - 1); ++j) z += weight(l, i, j) * input(l - 1, j, m);
            record({Symbol::weighted_input, l, i, 0, m}, z);
        }
        double sum = 0.0;
        for (int i = 1; i <= neurons(l); ++i) sum += std::exp(get(Symbol::weighted_input, l, i, 0, m));
        for (int i = 1; i <= neurons(l); ++i) {
            const double z = get(Symbol::weighted_input, l, i, 0, m);
            record({Symbol::activation, l, i, 0, m},
                   activation(l) == Activation::softmax ? std::exp(z) / sum : f(activation(l), z));
        }
    }
}

double HandCalculation::cost_of(Cost cost, int m) const {
    double sum = 0.0;
    for (int k = 1; k <= neurons(depth()); ++k) {
        const double a = input(depth(), k, m), y = target(k, m);
        switch (cost) {
        case Cost::half_squared_error: sum += 0.5 * (a - y) * (a - y); break;
        case Cost::mean_squared_error: sum += 0.5 * (a - y) * (a - y) / neurons(depth()); break;
        case Cost::cross_entropy: sum -= y * std::log(a) + (1.0 - y) * std::log(1.0 - a); break;
        case Cost::softmax_cross_entropy: sum -= y * std::log(a); break;
        }
    }
    return sum;
}

void HandCalculation::error(int m) {
    record({Symbol::cost, 0, 0, 0, m}, cost_of(scenario_.cost, m));
}

double HandCalculation::cost_gradient(Cost cost, int k, int m) const {
    const double a = input(depth(), k, m), y = target(k, m);
    switch (cost) {
    case Cost::half_squared_error: return a - y;
    case Cost::mean_squared_error: return (a - y) / neurons(depth());
    case Cost::cross_entropy: return (1.0 - y) / (1.0 - a) - y / a;
    case Cost::softmax_cross_entropy: return -y / a;
    }
    return 0.0;
}

double HandCalculation::output_delta(Cost cost, int k, int m) const {
    const int L = depth();
    const double a = input(L, k, m), y = target(k, m);
    if (activation(L) == Activation::softmax) {
        double sum = 0.0;
        for (int i = 1; i <= neurons(L); ++i) {
            const double g =
                cost == scenario_.cost ? get(Symbol::cost_gradient_a, L, i, 0, m) : cost_gradient(cost, i, m);
            sum += g * input(L, i, m) * ((i == k ? 1.0 : 0.0) - a);
        }
        return sum;
    }
    if (cost == Cost::cross_entropy) return a - y;
    const double g =
        cost == scenario_.cost ? get(Symbol::cost_gradient_a, L, k, 0, m) : cost_gradient(cost, k, m);
    return g * get(Symbol::activation_derivative, L, k, 0, m);
}

void HandCalculation::backward(int m) {
    for (int l = depth(); l >= 1; --l) {
        for (int i = 1; i <= neurons(l); ++i) {
            double g = 0.0;
            if (l == depth()) {
                g = cost_gradient(scenario_.cost, i, m);
            } else {
                for (int k = 1; k <= neurons(l + 1); ++k)
                    g += weight(l + 1, k, i) * get(Symbol::delta, l + 1, k, 0, m);
            }
            record({Symbol::cost_gradient_a, l, i, 0, m}, g);
        }
        for (int i = 1; i <= neurons(l) && is_elementwise(activation(l)); ++i)
            record({Symbol::activation_derivative, l, i, 0, m},
                   derivative(activation(l), get(Symbol::weighted_input, l, i, 0, m)));
        for (int i = 1; i <= neurons(l); ++i)
            record({Symbol::delta, l, i, 0, m}, l == depth()
                                                    ? output_delta(scenario_.cost, i, m)
                                                    : get(Symbol::cost_gradient_a, l, i, 0, m) *
                                                          get(Symbol::activation_derivative, l, i, 0, m));
        for (int i = 1; i <= neurons(l); ++i) {
            const double d = get(Symbol::delta, l, i, 0, m);
            for (int j = 1; j <= neurons(l - 1); ++j)
                record({Symbol::weight_gradient, l, i, j, m}, d * input(l - 1, j, m));
            record({Symbol::bias_gradient, l, i, 0, m}, d);
        }
    }
}

void HandCalculation::reduce() {
    const auto reduced = [&](const Quantity& q) {
        double sum = 0.0;
        for (const int e : examples_) sum += get(q.symbol, q.layer, q.row, q.column, e + 1);
        if (scenario_.reduction == Reduction::mean) sum /= static_cast<double>(examples_.size());
        record(q, sum);
    };
    reduced({Symbol::cost, 0, 0, 0, 0});
    for (int l = depth(); l >= 1; --l)
        for (int i = 1; i <= neurons(l); ++i) {
            for (int j = 1; j <= neurons(l - 1); ++j) reduced({Symbol::weight_gradient, l, i, j, 0});
            reduced({Symbol::bias_gradient, l, i, 0, 0});
        }
}

void HandCalculation::update() {
    for (int l = depth(); l >= 1; --l) {
        const double alpha = scenario_.learning_rate(l);
        for (int i = 1; i <= neurons(l); ++i) {
            for (int j = 1; j <= neurons(l - 1); ++j)
                record({Symbol::updated_weight, l, i, j, 0},
                       weight(l, i, j) - alpha * get(Symbol::weight_gradient, l, i, j, 0));
            const double b = scenario_.network.layer(l).b(i - 1);
            record({Symbol::updated_bias, l, i, 0, 0},
                   scenario_.update_biases ? b - alpha * get(Symbol::bias_gradient, l, i, 0, 0) : b);
        }
    }
}

// The number with the planted mistake, or nothing if it cannot be made there.
std::optional<double> HandCalculation::mistaken(const Quantity& q, double right) const {
    switch (planted_->mistake) {
    case Mistake::sign: return -right;
    case Mistake::wrong_element: {
        Quantity other = q;
        const Shape shape = shape_of(q.symbol, q.layer, scenario_.network);
        if (shape.rows < 2) return std::nullopt;
        other.row = (q.row + planted_->pick % (shape.rows - 1)) % shape.rows + 1;
        if (is_matrix(q.symbol)) other.column = planted_->pick % shape.columns + 1;
        if (other == q || (other.row == q.column && other.column == q.row)) return std::nullopt;
        const HandCalculation right_one(scenario_, examples_, rounded_to_, std::nullopt);
        return right_one.at(other);
    }
    default: break;
    }
    switch (q.symbol) {
    case Symbol::weighted_input:
    case Symbol::activation: return mistaken_forward(q);
    case Symbol::cost: return mistaken_error(q, right);
    case Symbol::updated_weight:
    case Symbol::updated_bias: return mistaken_update(q);
    default: return mistaken_backward(q, right);
    }
}

std::optional<double> HandCalculation::mistaken_forward(const Quantity& q) const {
    const int l = q.layer, i = q.row, m = q.example;
    const Mistake mistake = planted_->mistake;
    if (q.symbol == Symbol::activation) {
        const double z = get(Symbol::weighted_input, l, i, 0, m);
        if (mistake == Mistake::activation_skipped) return z;
        if (mistake == Mistake::exponent_sign && activation(l) == Activation::sigmoid)
            return 1.0 / (1.0 + std::exp(z));
        return std::nullopt;
    }
    const double b = scenario_.network.layer(l).b(i - 1);
    double sum = 0.0;
    for (int j = 1; j <= neurons(l - 1); ++j) {
        const bool skips = mistake == Mistake::activation_skipped && l > 1;
        sum += (mistake == Mistake::transposed_weights ? weight_transposed(l, i, j) : weight(l, i, j)) *
               (skips ? get(Symbol::weighted_input, l - 1, j, 0, m) : input(l - 1, j, m));
    }
    switch (mistake) {
    case Mistake::bias_forgotten: return sum;
    case Mistake::transposed_weights: return sum + b;
    case Mistake::activation_skipped: return l > 1 ? std::optional(sum + b) : std::nullopt;
    case Mistake::wrong_layer: {
        const int other = planted_->pick % depth() + 1;
        if (other == l || neurons(other) < i || neurons(other) != neurons(l)) return std::nullopt;
        return sum + scenario_.network.layer(other).b(i - 1);
    }
    default: return std::nullopt;
    }
}

std::optional<Cost> HandCalculation::other_cost(int pick) const {
    const Cost other = all_costs[static_cast<std::size_t>(pick) % all_costs.size()];
    const bool same_kind = other == scenario_.cost || (is_squared(other) && is_squared(scenario_.cost));
    if (same_kind || !fits(other, activation(depth()))) return std::nullopt;
    return other;
}

std::optional<double> HandCalculation::mistaken_error(const Quantity& q, double right) const {
    const bool reduced = several() && q.example == 0;
    const double count = static_cast<double>(examples_.size()), outputs = neurons(depth());
    switch (planted_->mistake) {
    case Mistake::factor_two:
        if (reduced || !is_squared(scenario_.cost)) return std::nullopt;
        return planted_->pick % 2 == 0 ? 2.0 * right : 0.5 * right;
    case Mistake::not_averaged:
        if (reduced) return scenario_.reduction == Reduction::mean ? right * count : right / count;
        if (!is_squared(scenario_.cost)) return std::nullopt;
        return scenario_.cost == Cost::mean_squared_error ? right * outputs : right / outputs;
    case Mistake::other_cost: {
        const auto other = other_cost(planted_->pick);
        return other && !reduced ? std::optional(cost_of(*other, q.example)) : std::nullopt;
    }
    default: return std::nullopt;
    }
}

std::optional<double> HandCalculation::mistaken_backward(const Quantity& q, double right) const {
    const int l = q.layer, i = q.row, j = q.column, m = q.example, L = depth();
    const bool output = l == L, reduced = several() && m == 0;
    const double count = static_cast<double>(examples_.size()), outputs = neurons(L);
    const int pick = planted_->pick;
    const bool is_slope = q.symbol == Symbol::activation_derivative, is_delta = q.symbol == Symbol::delta;
    const bool is_g = q.symbol == Symbol::cost_gradient_a, is_dW = q.symbol == Symbol::weight_gradient;
    const bool squared = is_squared(scenario_.cost);
    switch (planted_->mistake) {
    case Mistake::target_minus_output:
        return output && (is_g || is_delta) ? std::optional(-right) : std::nullopt;
    case Mistake::missing_activation_derivative:
        if (!is_delta || (output && cancels_derivative(scenario_.cost, activation(L)))) return std::nullopt;
        return get(Symbol::cost_gradient_a, l, i, 0, m);
    case Mistake::derivative_at_activation:
        if (!is_slope) return std::nullopt;
        return derivative(activation(l), get(Symbol::activation, l, i, 0, m));
    case Mistake::other_activation_derivative: {
        constexpr std::array others{Activation::sigmoid, Activation::tanh, Activation::relu,
                                    Activation::leaky_relu};
        const Activation other = others[static_cast<std::size_t>(pick) % others.size()];
        if (!is_slope || other == activation(l)) return std::nullopt;
        return derivative(other, get(Symbol::weighted_input, l, i, 0, m));
    }
    case Mistake::activation_skipped:
        if (!is_dW || l < 2 || reduced) return std::nullopt;
        return get(Symbol::delta, l, i, 0, m) * get(Symbol::weighted_input, l - 1, j, 0, m);
    case Mistake::factor_two:
        if (!output || !is_g || !squared) return std::nullopt;
        return pick % 2 == 0 ? 2.0 * right : 0.5 * right;
    case Mistake::not_averaged:
        if (reduced) return scenario_.reduction == Reduction::mean ? right * count : right / count;
        if (!output || !is_g || !squared) return std::nullopt;
        return scenario_.cost == Cost::mean_squared_error ? right * outputs : right / outputs;
    case Mistake::other_cost: {
        const auto other = other_cost(pick);
        if (!other || !output || !(is_g || is_delta)) return std::nullopt;
        return is_g ? cost_gradient(*other, i, m) : output_delta(*other, i, m);
    }
    case Mistake::transposed_gradient:
        if (!is_dW || i == j || j > neurons(l) || i > neurons(l - 1)) return std::nullopt;
        return HandCalculation(scenario_, examples_, rounded_to_, std::nullopt)
            .at({Symbol::weight_gradient, l, j, i, m});
    case Mistake::path_missing:
    case Mistake::transposed_weights:
    case Mistake::updated_weights_used: {
        if (!is_g || output) return std::nullopt;
        if (planted_->mistake == Mistake::path_missing && neurons(l + 1) < 2) return std::nullopt;
        const HandCalculation before(scenario_, examples_, rounded_to_, std::nullopt);
        double sum = 0.0;
        for (int k = 1; k <= neurons(l + 1); ++k) {
            if (planted_->mistake == Mistake::path_missing && k == pick % neurons(l + 1) + 1) continue;
            double w = weight(l + 1, k, i);
            if (planted_->mistake == Mistake::transposed_weights) w = weight_transposed(l + 1, k, i);
            if (planted_->mistake == Mistake::updated_weights_used)
                w = before.at({Symbol::updated_weight, l + 1, k, i, 0});
            sum += w * get(Symbol::delta, l + 1, k, 0, m);
        }
        return sum;
    }
    case Mistake::wrong_layer:
        if (is_dW && !reduced && j <= neurons(l))
            return get(Symbol::delta, l, i, 0, m) * get(Symbol::activation, l, j, 0, m);
        if (is_delta && !output && i <= neurons(l + 1) && is_elementwise(activation(l + 1)))
            return get(Symbol::cost_gradient_a, l, i, 0, m) *
                   get(Symbol::activation_derivative, l + 1, i, 0, m);
        return std::nullopt;
    default: return std::nullopt;
    }
}

std::optional<double> HandCalculation::mistaken_update(const Quantity& q) const {
    const int l = q.layer, i = q.row, j = q.column;
    const bool weights = q.symbol == Symbol::updated_weight;
    if (!weights && !scenario_.update_biases) return std::nullopt;
    const double w = weights ? weight(l, i, j) : scenario_.network.layer(l).b(i - 1);
    const double g = get(weights ? Symbol::weight_gradient : Symbol::bias_gradient, l, i, j, 0);
    const double alpha = scenario_.learning_rate(l);
    switch (planted_->mistake) {
    case Mistake::learning_rate_missing: return w - g;
    case Mistake::learning_rate_twice: return w - alpha * alpha * g;
    case Mistake::added_instead_of_subtracted: return w + alpha * g;
    case Mistake::transposed_gradient:
        if (!weights || i == j || j > neurons(l) || i > neurons(l - 1)) return std::nullopt;
        return w - alpha * get(Symbol::weight_gradient, l, j, i, 0);
    case Mistake::wrong_layer: {
        const double other = scenario_.learning_rate(planted_->pick % depth() + 1);
        return other == alpha ? std::nullopt : std::optional(w - other * g);
    }
    default: return std::nullopt;
    }
}

Scenario small_scenario(Random& random) {
    const auto pairs = fitting_pairs();
    const auto [output, cost] = one_of(random, pairs);
    Scenario scenario;
    scenario.cost = cost;
    scenario.reduction = one_of(random, all_reductions);
    scenario.training.mode = one_of(random, all_training_modes);
    scenario.training.batch_size = 2;
    scenario.update_biases = whole(random, 0, 9) > 0;
    const int depth = whole(random, 1, 3), inputs = whole(random, 1, 5);
    int before = inputs;
    for (int l = 1; l <= depth; ++l) {
        const bool last = l == depth;
        const int fewest = last && output == Activation::softmax ? 2 : 1, neurons = whole(random, fewest, 5);
        scenario.network.layers.push_back(
            layer(random, before, neurons, last ? output : hidden_activation(random)));
        before = neurons;
    }
    const int rates = whole(random, 0, 1) == 0 ? 1 : depth;
    for (int l = 0; l < rates; ++l) scenario.learning_rates.push_back(between(random, 0.05, 0.95));
    for (int m = whole(random, 1, 3); m > 0; --m)
        scenario.examples.push_back({vector(random, inputs, -2.0, 2.0), vector(random, before, 0.0, 1.0)});
    // Softmax with its own cost stands for classes.
    if (cost == Cost::softmax_cross_entropy)
        for (Example& example : scenario.examples) {
            example.target.setZero();
            example.target(whole(random, 0, before - 1)) = 1.0;
        }
    return scenario;
}

bool is_handed(Handed handed, Symbol symbol) {
    switch (handed) {
    case Handed::everything: return true;
    case Handed::main_numbers:
        return symbol != Symbol::activation_derivative && symbol != Symbol::cost_gradient_a &&
               symbol != Symbol::bias_gradient;
    case Handed::gradients_and_update: return symbol >= Symbol::weight_gradient;
    }
    return true;
}

std::vector<Answer> handed_in(const HandCalculation& calculation, Handed handed, int decimals) {
    std::vector<Answer> answers;
    for (const Quantity& q : calculation.order()) {
        if (!is_handed(handed, q.symbol)) continue;
        const std::string text = fmt::format("{:.{}f}", calculation.at(q), decimals);
        if (const auto number = read_number(text)) answers.push_back({q, *number, text, 0});
    }
    return answers;
}

} // namespace backstep::test
