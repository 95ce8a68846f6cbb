#include "core/walk/explain.h"

#include <fmt/format.h>

#include <algorithm>

namespace backstep {
namespace {

bool is_output(const Quantity& q, const Scenario& scenario) {
    return q.layer == scenario.network.depth();
}

Activation activation_of(const Quantity& q, const Scenario& scenario) {
    return scenario.network.layer(q.layer).activation;
}

std::string neurons(const Quantity& q, const Scenario& scenario) {
    if (q.row > 0) return fmt::format("neuron {} of layer {}", q.row, q.layer);
    return is_output(q, scenario) ? std::string("each output neuron")
                                  : fmt::format("each neuron of layer {}", q.layer);
}

std::string_view spoken(Activation activation) {
    switch (activation) {
    case Activation::sigmoid: return "the sigmoid squeezes it into the range 0 to 1";
    case Activation::tanh: return "tanh squeezes it into the range −1 to 1";
    case Activation::relu: return "ReLU keeps it if it is positive and gives 0 otherwise";
    case Activation::leaky_relu:
        return "leaky ReLU keeps it if it is positive and takes 0.01 of it otherwise";
    case Activation::identity: return "the identity passes it on unchanged";
    case Activation::softmax: return "";
    }
    return "";
}

std::string activation_caption(const Quantity& q, const Scenario& scenario) {
    if (activation_of(q, scenario) == Activation::softmax)
        return "Softmax turns the weighted inputs of the output layer into probabilities that add up to 1";
    return fmt::format("The weighted input of {} is activated: {}", neurons(q, scenario),
                       spoken(activation_of(q, scenario)));
}

std::string_view cost_caption(Cost cost) {
    switch (cost) {
    case Cost::half_squared_error:
        return "The error is half the sum of the squared distances of outputs from targets";
    case Cost::mean_squared_error:
        return "The error is half the mean, over the outputs, of the squared distances from the targets";
    case Cost::cross_entropy:
        return "Cross-entropy counts how unlikely each target is under its output: −ln a where the target is "
               "1, −ln(1 − a) where it is 0";
    case Cost::softmax_cross_entropy:
        return "Cross-entropy is minus the sum of the logarithms of the outputs, each times its target";
    }
    return "";
}

std::string cost_gradient_caption(const Quantity& q, const Scenario& scenario) {
    if (!is_output(q, scenario))
        return fmt::format(
            "The error comes back to {} along each weight that leaves it: δ there times the weight, summed",
            neurons(q, scenario));
    switch (scenario.cost) {
    case Cost::half_squared_error:
        return "The error changes with an output by how far it lies from its target";
    case Cost::mean_squared_error:
        return "The error changes with an output by how far it lies from its target, divided by the number "
               "of outputs";
    case Cost::cross_entropy:
        return "The slope of the cross-entropy grows without bound as an output nears the wrong end";
    case Cost::softmax_cross_entropy:
        return "Only outputs with a target above 0 enter the cross-entropy directly";
    }
    return {};
}

std::string_view derivative_caption(Activation activation) {
    switch (activation) {
    case Activation::sigmoid: return "the slope of the sigmoid, found from its value alone: a (1 − a)";
    case Activation::tanh: return "the slope of tanh, found from its value alone: 1 − a²";
    case Activation::relu: return "the slope of ReLU: 1 where the weighted input is positive, 0 elsewhere";
    case Activation::leaky_relu:
        return "the slope of leaky ReLU: 1 where the weighted input is positive, 0.01 elsewhere";
    case Activation::identity: return "the slope of the identity, which is 1";
    case Activation::softmax: return "";
    }
    return "";
}

std::string delta_caption(const Quantity& q, const Scenario& scenario) {
    if (is_output(q, scenario)) {
        const Activation output = activation_of(q, scenario);
        if (scenario.cost == Cost::softmax_cross_entropy && !targets_add_up_to_one(scenario))
            return "Softmax makes every output answer for all targets: δ is output times their sum, minus "
                   "target";
        if (scenario.cost == Cost::softmax_cross_entropy)
            return "With softmax and cross-entropy the derivatives cancel: δ is output minus target";
        if (cancels_derivative(scenario.cost, output))
            return "With cross-entropy the slope σ′ of the sigmoid cancels: δ is output minus target";
        if (output == Activation::softmax)
            return "Softmax ties its outputs together, so each δ collects from every ∂E/∂a";
    }
    return fmt::format("δ of {} is ∂E/∂a times its slope σ′: how the error changes with the weighted input",
                       neurons(q, scenario));
}

std::string weight_gradient_caption(const Quantity& q, const Scenario& scenario) {
    if (q.row > 0)
        return fmt::format(
            "The weight from {} {} into neuron {} of layer {} gets δ of its target times the activation "
            "of its source",
            q.layer == 1 ? "input" : "neuron", q.column, q.row, q.layer);
    return fmt::format("Each weight into {} gets δ of its target times the activation of its source",
                       is_output(q, scenario) ? "the output layer" : fmt::format("layer {}", q.layer));
}

std::string bias_gradient_caption(const Scenario& scenario) {
    const std::string frozen = scenario.update_biases ? "" : "; the biases stay frozen all the same";
    return "A bias acts like a weight from a neuron that is always 1, so its gradient is δ itself" + frozen;
}

std::string update_caption(const Scenario& scenario) {
    return scenario.update_biases
               ? "Each weight and bias moves against its gradient, by the learning rate times the gradient"
               : "Each weight moves against its gradient, by the learning rate times the gradient; biases "
                 "are frozen";
}

std::string average_caption(const Quantity& q, const Scenario& scenario) {
    const bool mean = scenario.reduction == Reduction::mean;
    if (q.symbol == Symbol::cost)
        return fmt::format("The error of the batch is the {} of the errors of its examples",
                           mean ? "mean" : "sum");
    return fmt::format("The gradient of the batch is the {} of the gradients of its examples",
                       mean ? "mean" : "sum");
}

std::string quantity_caption(const Quantity& q, const Scenario& scenario) {
    switch (q.symbol) {
    case Symbol::weighted_input:
        return fmt::format(
            "The weighted input of {} is the sum of its inputs, each times its weight, plus the bias",
            neurons(q, scenario));
    case Symbol::activation: return activation_caption(q, scenario);
    case Symbol::cost: return std::string(cost_caption(scenario.cost));
    case Symbol::cost_gradient_a: return cost_gradient_caption(q, scenario);
    case Symbol::activation_derivative:
        return fmt::format("σ′ of {} is {}", neurons(q, scenario),
                           derivative_caption(activation_of(q, scenario)));
    case Symbol::delta: return delta_caption(q, scenario);
    case Symbol::weight_gradient: return weight_gradient_caption(q, scenario);
    case Symbol::bias_gradient: return bias_gradient_caption(scenario);
    default: return update_caption(scenario);
    }
}

std::string layer_caption(const Step& step, const Scenario& scenario) {
    const std::string layer =
        step.layer == scenario.network.depth() ? "The output layer" : fmt::format("Layer {}", step.layer);
    if (step.phase == Phase::forward)
        return layer + " weighs its inputs, adds its biases and applies its activation";
    return layer +
           " receives the error, turns it into δ, and from δ come the gradients of its weights and biases";
}

std::string pass_caption(Phase phase) {
    return phase == Phase::forward
               ? "The forward pass carries the inputs through every layer to the outputs"
               : "The backward pass carries the error from the outputs back through every layer";
}

std::string body(const Step& step, const Scenario& scenario) {
    const Quantity& first = step.quantities.front();
    if (step.phase == Phase::average) return average_caption(step.quantities.back(), scenario);
    if (step.phase == Phase::update) return update_caption(scenario);
    if (step.quantities.size() == 1) return quantity_caption(first, scenario);
    return step.layer > 0 ? layer_caption(step, scenario) : pass_caption(step.phase);
}

} // namespace

std::string caption(const Step& step, const Scenario& scenario) {
    const std::string text = body(step, scenario) + ".";
    return step.example == 0 ? text : fmt::format("Example {}: {}", step.example, text);
}

} // namespace backstep
