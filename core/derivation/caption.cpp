#include "core/derivation/caption.h"

#include "core/derivation/spoken.h"

#include <fmt/format.h>

#include <cctype>

namespace backstep {
namespace {

class Captions {
public:
    Captions(const Scenario& scenario, const Notation& notation)
        : scenario_(scenario), say_(notation, scenario.network) {}

    std::string of(const Step& step) const {
        const Quantity& first = step.quantities.front();
        if (step.phase == Phase::average) return average(step.quantities.back());
        if (step.phase == Phase::update) return update();
        if (step.quantities.size() == 1) return of(first);
        return step.layer > 0 ? of_layer(step) : of_pass(step.phase);
    }

private:
    bool is_output(int l) const { return l == scenario_.network.depth(); }
    Activation activation(int l) const { return scenario_.network.layer(l).activation; }

    std::string of(const Quantity& q) const {
        switch (q.symbol) {
        case Symbol::weighted_input: return weighted_input(q);
        case Symbol::activation: return activated(q);
        case Symbol::cost: return cost();
        case Symbol::cost_gradient_a: return cost_gradient(q);
        case Symbol::activation_derivative: return slope(q);
        case Symbol::delta: return delta(q);
        case Symbol::weight_gradient: return weight_gradient(q);
        case Symbol::bias_gradient: return bias_gradient();
        default: return update();
        }
    }

    std::string weighted_input(const Quantity& q) const {
        if (q.row > 0)
            return fmt::format("{} sums up what comes into it, each value times its weight, plus the bias",
                               say_.name(q));
        return fmt::format(
            "The weighted input of {} is the sum of its inputs, each times its weight, plus the "
            "bias",
            say_.neurons(q.layer));
    }

    static std::string_view effect(Activation activation) {
        switch (activation) {
        case Activation::sigmoid: return "the sigmoid squeezes it into the range 0 to 1";
        case Activation::tanh: return "tanh squeezes it into the range −1 to 1";
        case Activation::relu: return "ReLU keeps it if it is positive and gives 0 otherwise";
        case Activation::leaky_relu:
            return "leaky ReLU keeps it if it is positive and takes 0.01 of it otherwise";
        default: return "the identity passes it on unchanged";
        }
    }

    std::string activated(const Quantity& q) const {
        if (activation(q.layer) == Activation::softmax)
            return "Softmax turns the weighted inputs of the output layer into probabilities that add up to "
                   "1";
        if (q.row > 0) {
            Quantity z = q;
            z.symbol = Symbol::weighted_input;
            return fmt::format("{} is {} activated: {}", say_.name(q), say_.name(z),
                               effect(activation(q.layer)));
        }
        return fmt::format("The weighted input of {} is activated: {}", say_.neurons(q.layer),
                           effect(activation(q.layer)));
    }

    std::string cost() const {
        const std::string the = fmt::format("The {}", say_.error());
        switch (scenario_.cost) {
        case Cost::half_squared_error:
            return the + " is half the sum of the squared distances of outputs from targets";
        case Cost::mean_squared_error:
            return the + " is half the mean, over the outputs, of the squared distances from the targets";
        case Cost::cross_entropy:
            return the +
                   " is the cross-entropy: how unlikely each target is under its output, −ln of the output "
                   "where the target is 1, −ln of what it lacks to 1 where it is 0";
        case Cost::softmax_cross_entropy:
            return the +
                   " is the cross-entropy: minus the sum of the logarithms of the outputs, each times its "
                   "target";
        }
        return the;
    }

    std::string cost_gradient(const Quantity& q) const {
        if (!is_output(q.layer)) {
            const std::string to =
                q.row > 0 ? say_.name({Symbol::activation, q.layer, q.row, 0, 0}) : say_.neurons(q.layer);
            return fmt::format("The {} comes back to {} along each weight that leaves it: {} there times the "
                               "weight, summed",
                               say_.error(), to, say_.delta());
        }
        switch (scenario_.cost) {
        case Cost::half_squared_error:
            return fmt::format("The {} changes with an output by how far it lies from its target",
                               say_.error());
        case Cost::mean_squared_error:
            return fmt::format(
                "The {} changes with an output by how far it lies from its target, divided by the "
                "number of outputs",
                say_.error());
        case Cost::cross_entropy:
            return "The slope of the cross-entropy grows without bound as an output nears the wrong end";
        case Cost::softmax_cross_entropy:
            return "Only outputs with a target above 0 enter the cross-entropy directly";
        }
        return {};
    }

    std::string slope(const Quantity& q) const {
        const std::string of_what =
            q.row > 0 ? say_.name(q) : fmt::format("{} of {}", say_.slope(), say_.neurons(q.layer));
        switch (activation(q.layer)) {
        case Activation::sigmoid: return of_what + " is the slope of the sigmoid, found from its value alone";
        case Activation::tanh: return of_what + " is the slope of tanh, found from its value alone";
        case Activation::relu:
            return of_what + " is the slope of ReLU: 1 where the weighted input is positive, 0 elsewhere";
        case Activation::leaky_relu:
            return of_what +
                   " is the slope of leaky ReLU: 1 where the weighted input is positive, 0.01 elsewhere";
        default: return of_what + " is the slope of the identity, which is 1";
        }
    }

    std::string delta(const Quantity& q) const {
        const std::string symbol = q.row > 0 ? say_.name(q) : say_.delta();
        if (is_output(q.layer)) {
            const bool softmax = activation(q.layer) == Activation::softmax;
            if (scenario_.cost == Cost::softmax_cross_entropy && !targets_add_up_to_one(scenario_))
                return fmt::format(
                    "Softmax makes every output answer for all targets: {} is output times their "
                    "sum, minus target",
                    symbol);
            if (scenario_.cost == Cost::softmax_cross_entropy)
                return fmt::format(
                    "With softmax and cross-entropy the derivatives cancel: {} is output minus "
                    "target",
                    symbol);
            if (cancels_derivative(scenario_.cost, activation(q.layer)))
                return fmt::format(
                    "With cross-entropy the slope {} of the sigmoid cancels: {} is output minus "
                    "target",
                    say_.slope(), symbol);
            if (softmax)
                return fmt::format("Softmax ties its outputs together, so each {} collects from every {}",
                                   say_.delta(), say_.cost_gradient(q.layer));
        }
        const std::string whose = q.row > 0 ? symbol : fmt::format("{} of {}", symbol, say_.neurons(q.layer));
        return fmt::format("{} is {} times its slope {}: how the {} changes with the weighted input", whose,
                           say_.cost_gradient(q.layer), say_.slope(), say_.error());
    }

    std::string weight_gradient(const Quantity& q) const {
        if (q.row > 0) {
            const Quantity weight{Symbol::weight, q.layer, q.row, q.column, 0};
            return fmt::format("The weight {} gets {} of its target times the activation of its source",
                               say_.name(weight), say_.delta());
        }
        return fmt::format("Each weight into {} gets {} of its target times the activation of its source",
                           say_.layer(q.layer), say_.delta());
    }

    std::string bias_gradient() const {
        const std::string frozen = scenario_.update_biases ? "" : "; the biases stay frozen all the same";
        return fmt::format("A bias acts like a weight from a neuron that is always 1, so its gradient is {} "
                           "itself{}",
                           say_.delta(), frozen);
    }

    std::string update() const {
        return scenario_.update_biases ? "Each weight and bias moves against its gradient, by the learning "
                                         "rate times the gradient"
                                       : "Each weight moves against its gradient, by the learning rate times "
                                         "the gradient; biases "
                                         "are frozen";
    }

    std::string average(const Quantity& q) const {
        const std::string_view how = scenario_.reduction == Reduction::mean ? "mean" : "sum";
        if (q.symbol == Symbol::cost)
            return fmt::format("The {} of the batch is the {} over its examples", say_.error(), how);
        return fmt::format("The gradient of the batch is the {} of the gradients of its examples", how);
    }

    std::string of_layer(const Step& step) const {
        std::string layer = say_.layer(step.layer);
        layer.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(layer.front())));
        if (step.phase == Phase::forward)
            return layer + " weighs its inputs, adds its biases and applies its activation";
        return fmt::format("{} receives the {}, turns it into {}, and from that come the gradients of its "
                           "weights and biases",
                           layer, say_.error(), say_.delta());
    }

    std::string of_pass(Phase phase) const {
        return phase == Phase::forward
                   ? std::string("The forward pass carries the inputs through every layer to the outputs")
                   : fmt::format("The backward pass carries the {} from the outputs back through every layer",
                                 say_.error());
    }

    const Scenario& scenario_;
    Spoken say_;
};

} // namespace

std::string caption(const Step& step, const Scenario& scenario, const Notation& notation) {
    const std::string text = Captions(scenario, notation).of(step) + ".";
    return step.example == 0 ? text : fmt::format("Example {}: {}", step.example, text);
}

} // namespace backstep
