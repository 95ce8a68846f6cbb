#include "core/documents/given.h"

#include "core/derivation/rules.h"
#include "core/derivation/spoken.h"

#include <fmt/format.h>

namespace backstep {
namespace {

using namespace algebra;

std::string_view word(Activation activation) {
    switch (activation) {
    case Activation::sigmoid: return "sigmoid";
    case Activation::tanh: return "tanh";
    case Activation::relu: return "ReLU";
    case Activation::leaky_relu: return "leaky ReLU";
    case Activation::identity: return "identity";
    case Activation::softmax: return "softmax";
    }
    return "";
}

Formula typed(double value) {
    return number(value);
}

Formula equals(Formula name, double value) {
    return equation(std::move(name), typed(value));
}

void add(RichText& text, std::string before, Formula formula) {
    text.emplace_back(std::move(before));
    text.emplace_back(std::move(formula));
}

RichText listed(const Formulas& formulas) {
    RichText text;
    for (const Formula& formula : formulas) {
        if (!text.empty()) text.emplace_back("\u2060,\u2003");
        text.emplace_back(formula);
    }
    return text;
}

class Given {
public:
    explicit Given(const Setting& setting) : setting_(setting), names_(setting.names()) {}

    std::vector<GivenLine> lines() && {
        for (const int example : setting_.trace().examples) add_example(example);
        for (int l = 1; l <= setting_.depth(); ++l) add_layer(l);
        lines_.push_back({"Cost", {rule({.symbol = Symbol::cost, .example = example_of_names()}, setting_)}});
        add_rates();
        return std::move(lines_);
    }

private:
    const Setting& setting_;
    const Names& names_;
    std::vector<GivenLine> lines_;

    int example_of_names() const { return setting_.example_count() > 1 ? setting_.numbers().example : 0; }

    void add_example(int example) {
        const bool several = setting_.example_count() > 1;
        const Names names = several ? names_.of_example(example + 1) : names_;
        const Example& given = setting_.scenario().examples[static_cast<std::size_t>(example)];
        const std::string of = several ? fmt::format(", example {}", example + 1) : "";
        Formulas inputs, targets;
        for (int j = 1; j <= setting_.neurons(0); ++j)
            inputs.push_back(equals(names.x(Names::at(j)), given.input(j - 1)));
        for (int k = 1; k <= setting_.neurons(setting_.depth()); ++k)
            targets.push_back(equals(names.y(Names::at(k)), given.target(k - 1)));
        lines_.push_back({"Inputs" + of, listed(inputs)});
        lines_.push_back({"Targets" + of, listed(targets)});
    }

    void add_layer(int l) {
        const Layer& layer = setting_.network().layer(l);
        for (int i = 1; i <= setting_.neurons(l); ++i) {
            Formulas numbers;
            for (int j = 1; j <= setting_.neurons(l - 1); ++j)
                numbers.push_back(
                    equals(names_.W({l, {}}, Names::at(i), Names::at(j)), layer.W(i - 1, j - 1)));
            numbers.push_back(equals(names_.b({l, {}}, Names::at(i)), layer.b(i - 1)));
            lines_.push_back({fmt::format("Layer {}, neuron {}", l - 1 + first_layer(), i), listed(numbers)});
        }
        const Quantity first{Symbol::activation, l, 1, 0, example_of_names()};
        RichText activation{fmt::format("{}: ", word(layer.activation)), rule(first, setting_)};
        if (setting_.neurons(l) > 1) activation.emplace_back(" and so on");
        lines_.push_back({fmt::format("Layer {}, activation", l - 1 + first_layer()), std::move(activation)});
    }

    int first_layer() const { return setting_.notation().conventions().first_layer; }

    void add_rates() {
        const auto& rates = setting_.scenario().learning_rates;
        Formulas all;
        for (int l = 1; l <= static_cast<int>(rates.size()); ++l)
            all.push_back(equals(names_.rate({l, {}}, setting_.scenario().learning_rate(l)),
                                 setting_.scenario().learning_rate(l)));
        lines_.push_back({rates.size() == 1 ? "Learning rate" : "Learning rates", listed(all)});
    }
};

std::string factors_of(const Scenario& scenario) {
    switch (scenario.cost) {
    case Cost::half_squared_error:
        return "The cost of an example is half the sum of squares over the outputs: the factor ½ is there, a "
               "division by the number of outputs is not.";
    case Cost::mean_squared_error:
        return fmt::format(
            "The cost of an example is half the mean of squares: the sum over the {} outputs is "
            "divided by {}.",
            scenario.network.outputs(), 2 * scenario.network.outputs());
    case Cost::cross_entropy:
        return "The cost of an example is the cross-entropy with natural logarithms, summed over the "
               "outputs.";
    case Cost::softmax_cross_entropy:
        return "The cost of an example is the cross-entropy of its softmax, with natural logarithms.";
    }
    return {};
}

RichText sign_of_delta(const Setting& setting) {
    const Names& names = setting.names();
    const int L = setting.depth();
    const Formula delta = names.delta({L, {}}, Names::at(1));
    const Formula derivative = names.derivative(names.E(), names.z({L, {}}, Names::at(1)));
    RichText text;
    if (!(delta == derivative) && std::holds_alternative<Variable>(delta.node)) {
        add(text, "", equation(delta, derivative));
        text.emplace_back(": an output above its target gives a positive one.");
    } else {
        add(text, "The sign of ", derivative);
        text.emplace_back(" is that of output minus target.");
    }
    return text;
}

} // namespace

std::vector<GivenLine> given_lines(const Setting& setting) {
    return Given(setting).lines();
}

std::vector<RichText> conventions(const Setting& setting) {
    const Scenario& scenario = setting.scenario();
    const Names& names = setting.names();
    std::vector<RichText> all;
    RichText weight;
    add(weight, "", names.W({1, {}}, Names::at(1), Names::at(setting.neurons(0))));
    add(weight, " leads from ", names.x(Names::at(setting.neurons(0))));
    add(weight, " to ", names.a({1, {}}, Names::at(1)));
    weight.emplace_back(".");
    all.push_back(std::move(weight));
    all.push_back({factors_of(scenario)});
    if (setting.example_count() > 1)
        all.push_back(
            {fmt::format("The cost and the gradients of the update are the {} over its {} examples.",
                         scenario.reduction == Reduction::mean ? "mean" : "sum", setting.example_count())});
    all.push_back(sign_of_delta(setting));
    all.push_back({"All gradients are taken at the old weights; only then every weight changes."});
    all.push_back({scenario.update_biases ? "Biases are updated like weights." : "Biases stay as they are."});
    for (const Layer& layer : scenario.network.layers)
        if (!is_smooth(layer.activation)) {
            all.push_back({"At its kink ReLU takes the slope from the left."});
            break;
        }
    return all;
}

std::string shape_text(const Network& network) {
    std::string text = std::to_string(network.inputs());
    for (int l = 1; l <= network.depth(); ++l) text += fmt::format("-{}", network.neurons(l));
    return text;
}

} // namespace backstep
