#include "core/documents/step_words.h"

#include "core/derivation/spoken.h"

#include <fmt/format.h>

namespace backstep {
namespace {

std::string kind(const Quantity& quantity, const Spoken& say) {
    const bool one = is_scalar(quantity);
    const auto of_layer = [&](std::string_view many, std::string_view single) {
        return fmt::format("{} of {}", one ? single : many, say.layer(quantity.layer));
    };
    switch (quantity.symbol) {
    case Symbol::weighted_input: return of_layer("Weighted inputs", "A weighted input");
    case Symbol::activation: return of_layer("Activations", "An activation");
    case Symbol::cost: {
        std::string word(say.error());
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
        return word;
    }
    case Symbol::cost_gradient_a:
        return of_layer("Gradients by the activations", "A gradient by an activation");
    case Symbol::activation_derivative:
        return of_layer("Slopes of the activation", "A slope of the activation");
    case Symbol::delta: return of_layer("Gradients by the weighted inputs", "A gradient by a weighted input");
    case Symbol::weight_gradient: return of_layer("Gradients by the weights", "A gradient by a weight");
    case Symbol::bias_gradient: return of_layer("Gradients by the biases", "A gradient by a bias");
    case Symbol::updated_weight: return of_layer("New weights", "A new weight");
    case Symbol::updated_bias: return of_layer("New biases", "A new bias");
    default: return {};
    }
}

std::string several(const Step& step, const Spoken& say) {
    if (step.phase == Phase::forward)
        return step.layer > 0 ? "Forward through " + say.layer(step.layer) : "Forward through all layers";
    if (step.phase == Phase::update)
        return step.layer > 0 ? "New weights and biases of " + say.layer(step.layer)
                              : "All new weights and biases";
    if (step.phase == Phase::average) return "The whole update's numbers";
    return step.layer > 0 ? "Backward through " + say.layer(step.layer) : "Backward through all layers";
}

} // namespace

std::string phase_word(Phase phase, const Scenario& scenario) {
    switch (phase) {
    case Phase::forward: return "Forward";
    case Phase::error: return "Error";
    case Phase::backward: return "Backward";
    case Phase::average: return scenario.reduction == Reduction::mean ? "Mean" : "Sum";
    case Phase::update: return "Update";
    }
    return {};
}

RichText step_heading(const Step& step, const Setting& setting) {
    const Spoken say(setting.notation(), setting.network());
    const bool one = step.quantities.size() == 1;
    RichText text{one ? kind(step.quantities.front(), say) : several(step, say)};
    if (step.example > 0) text.emplace_back(fmt::format(", example {}", step.example));
    constexpr std::size_t most_names = 3;
    for (std::size_t i = 0; i < step.quantities.size() && step.quantities.size() <= most_names; ++i) {
        text.emplace_back(i == 0 ? ": " : ", ");
        text.emplace_back(setting.names()(step.quantities[i]));
    }
    return text;
}

} // namespace backstep
