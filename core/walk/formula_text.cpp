#include "core/walk/explain.h"

#include <fmt/format.h>

#include <algorithm>

namespace backstep {
namespace {

std::string whole(Symbol symbol, int layer) {
    return to_unicode({.symbol = symbol, .layer = layer});
}

// The activations of layer l: x for the input.
std::string activations(int l) {
    return l == 0 ? "x" : whole(Symbol::activation, l);
}

std::string activation_formula(Activation activation, const std::string& z) {
    switch (activation) {
    case Activation::sigmoid: return "σ(" + z + ")";
    case Activation::tanh: return "tanh(" + z + ")";
    case Activation::relu: return "max(0, " + z + ")";
    case Activation::leaky_relu: return "max(0.01 " + z + ", " + z + ")";
    case Activation::identity: return z;
    case Activation::softmax: return "softmax(" + z + ")";
    }
    return z;
}

std::string derivative_formula(Activation activation, const std::string& z, const std::string& a) {
    switch (activation) {
    case Activation::sigmoid: return a + " ⊙ (1 − " + a + ")";
    case Activation::tanh: return "1 − " + a + " ⊙ " + a;
    case Activation::relu: return "1 where " + z + " > 0, else 0";
    case Activation::leaky_relu: return "1 where " + z + " > 0, else 0.01";
    default: return "1";
    }
}

std::string cost_formula(Cost cost, const std::string& a, Eigen::Index outputs) {
    switch (cost) {
    case Cost::half_squared_error: return "½ ‖" + a + " − y‖²";
    case Cost::mean_squared_error: return fmt::format("1/{} · ‖{} − y‖²", 2 * outputs, a);
    case Cost::cross_entropy: return "−Σ [y ln " + a + " + (1 − y) ln(1 − " + a + ")]";
    case Cost::softmax_cross_entropy: return "−Σ y ln " + a;
    }
    return {};
}

std::string cost_gradient_formula(Cost cost, const std::string& a, Eigen::Index outputs) {
    switch (cost) {
    case Cost::half_squared_error: return a + " − y";
    case Cost::mean_squared_error: return fmt::format("({} − y) / {}", a, outputs);
    case Cost::cross_entropy: return "(1 − y) / (1 − " + a + ") − y / " + a;
    case Cost::softmax_cross_entropy: return "−y / " + a;
    }
    return {};
}

std::string output_delta_formula(const Scenario& scenario, int l) {
    const Activation output = scenario.network.layer(l).activation;
    const std::string a = activations(l), dE_da = whole(Symbol::cost_gradient_a, l);
    if (scenario.cost == Cost::softmax_cross_entropy && !targets_add_up_to_one(scenario))
        return a + " Σy − y";
    if (cancels_derivative(scenario.cost, output)) return a + " − y";
    if (output == Activation::softmax) return a + " ⊙ (" + dE_da + " − Σ " + a + " ⊙ " + dE_da + ")";
    return dE_da + " ⊙ " + whole(Symbol::activation_derivative, l);
}

std::string reduced(const Scenario& scenario, const std::string& term) {
    const int count = examples_per_update(scenario);
    return scenario.reduction == Reduction::mean ? fmt::format("1/{} · Σ {}", count, term) : "Σ " + term;
}

std::string right_side(const Quantity& q, Phase phase, const Scenario& scenario) {
    const int l = q.layer, L = scenario.network.depth();
    const Eigen::Index K = scenario.network.outputs();
    const std::string z = whole(Symbol::weighted_input, l), delta = whole(Symbol::delta, l);
    const bool average = phase == Phase::average;
    switch (q.symbol) {
    case Symbol::weighted_input:
        return whole(Symbol::weight, l) + " " + activations(l - 1) + " + " + whole(Symbol::bias, l);
    case Symbol::activation: return activation_formula(scenario.network.layer(l).activation, z);
    case Symbol::cost:
        return average ? reduced(scenario, "E") : cost_formula(scenario.cost, activations(L), K);
    case Symbol::cost_gradient_a:
        return l == L ? cost_gradient_formula(scenario.cost, activations(L), K)
                      : whole(Symbol::weight, l + 1) + "ᵀ " + whole(Symbol::delta, l + 1);
    case Symbol::activation_derivative:
        return derivative_formula(scenario.network.layer(l).activation, z, activations(l));
    case Symbol::delta:
        return l == L ? output_delta_formula(scenario, l)
                      : whole(Symbol::cost_gradient_a, l) + " ⊙ " + whole(Symbol::activation_derivative, l);
    case Symbol::weight_gradient: {
        const std::string product = delta + " " + activations(l - 1) + "ᵀ";
        return average ? reduced(scenario, product) : product;
    }
    case Symbol::bias_gradient: return average ? reduced(scenario, delta) : delta;
    case Symbol::updated_weight:
        return whole(Symbol::weight, l) + " − α " + whole(Symbol::weight_gradient, l);
    case Symbol::updated_bias: return whole(Symbol::bias, l) + " − α " + whole(Symbol::bias_gradient, l);
    default: return to_unicode(q);
    }
}

} // namespace

std::string formula(const Step& step, const Scenario& scenario) {
    std::string lines;
    for (const Quantity& q : step.quantities) {
        if (!lines.empty()) lines += '\n';
        lines += whole(q.symbol, q.layer) + " = " + right_side(q, step.phase, scenario);
    }
    return lines;
}

} // namespace backstep
