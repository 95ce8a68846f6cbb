#include "core/derivation/equations/remarks.h"

#include "core/derivation/spoken.h"
#include "core/formula/parts.h"
#include "core/formula/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace backstep::equations {
namespace {

/// What is drawn of a formula, wherever in it.
void visit_all(const Formula& formula, const std::function<void(const Formula&)>& visit) {
    visit(formula);
    for_each_part(formula.node, [&](const Formula& part) { visit_all(part, visit); });
}

/// The layer whose z it is, or whose weights and biases make it.
int layer_of_input(const Formula& argument) {
    int layer = 0;
    visit_all(argument, [&](const Formula& f) {
        if (layer > 0 || !f.quantity || !std::holds_alternative<Variable>(f.node)) return;
        using enum Symbol;
        const Symbol symbol = f.quantity->symbol;
        if (symbol == weighted_input || symbol == weight || symbol == bias) layer = f.quantity->layer;
    });
    return layer;
}

/// The layers whose σ or σ′ an equation shows.
std::set<int> layers_with_functions(const Instance& instance) {
    std::set<int> layers;
    const auto look = [&](const Formula& f) {
        if (f.quantity && f.quantity->symbol == Symbol::activation_derivative) {
            layers.insert(f.quantity->layer);
            return;
        }
        const auto* apply = std::get_if<Apply>(&f.node);
        const bool is_function = apply != nullptr && (apply->function == Function::activation ||
                                                      apply->function == Function::activation_derivative);
        if (is_function) layers.insert(layer_of_input(apply->arguments.front()));
    };
    for (const Formula& line : instance.lines) visit_all(line, look);
    layers.erase(0);
    return layers;
}

std::string_view in_words(Activation activation) {
    switch (activation) {
    case Activation::sigmoid: return "the sigmoid";
    case Activation::tanh: return "tanh";
    case Activation::relu: return "ReLU";
    case Activation::leaky_relu: return "leaky ReLU";
    case Activation::softmax: return "softmax";
    case Activation::identity: break;
    }
    return "the identity";
}

std::string listed(const std::vector<std::string>& all) {
    if (all.size() == 1) return all.front();
    return fmt::format("{} and {}", fmt::join(all.begin(), all.end() - 1, ", "), all.back());
}

/// Which function σ is, where it is not the sigmoid or not the same everywhere.
std::optional<std::string> function_remark(const Setting& s, const Instance& instance) {
    const Spoken spoken(s.notation(), s.network());
    std::map<Activation, std::vector<std::string>> layers;
    for (const int l : layers_with_functions(instance)) layers[s.activation(l)].push_back(spoken.layer(l));
    if (layers.empty() || (layers.size() == 1 && layers.contains(Activation::sigmoid))) return std::nullopt;
    const std::string sigma = spoken.activation_function();
    const std::string linear =
        layers.contains(Activation::identity) ? ", whose " + spoken.slope() + " is 1" : "";
    if (layers.size() == 1)
        return fmt::format("Here {} is {}{}.", sigma, in_words(layers.begin()->first), linear);
    std::vector<std::string> parts;
    for (const auto& [activation, where] : layers)
        parts.push_back(fmt::format("{} in {}{}", in_words(activation), listed(where),
                                    activation == Activation::identity ? linear : ""));
    return fmt::format("Here {} is {}.", sigma, listed(parts));
}

bool is_among(std::string_view id, std::initializer_list<std::string_view> all) {
    return std::ranges::find(all, id) != all.end();
}

/// The third and the fifth notes stop at z in the output layer.
std::optional<std::string> output_remark(std::string_view id, const Setting& s, const Instance& instance) {
    const int L = s.depth();
    if (s.activation(L) == Activation::identity) return std::nullopt;
    if (is_among(id, {"R9", "M10", "M19"}))
        return "In the notes the output layer is linear; here it has an activation function.";
    if (!is_among(id, {"R11", "R12", "R13", "R14", "R15", "R16", "R17", "M20", "M21", "M24", "M26", "M27",
                       "M28", "M29", "M30"}))
        return std::nullopt;
    if (!layers_with_functions(instance).contains(L) && is_elementwise(s.activation(L))) return std::nullopt;
    return fmt::format("In the notes the output layer is linear; here it has an activation function, whose "
                       "derivative is one factor more.");
}

/// (1) is the first layer's on W, the first example's on x.
std::optional<std::string> mark_remark(const Setting& s, const Instance& instance) {
    if (s.notation().id() != "richardson" || s.example_count() == 1) return std::nullopt;
    bool weights = false;
    std::optional<Quantity> of_example;
    const auto look = [&](const Formula& f) {
        if (!f.quantity || !std::holds_alternative<Variable>(f.node)) return;
        weights = weights || f.quantity->symbol == Symbol::weight;
        if (f.quantity->example > 0 && !of_example) of_example = f.quantity;
    };
    for (const Formula& line : instance.lines) visit_all(line, look);
    if (!weights || !of_example) return std::nullopt;
    const Names& n = s.names();
    const Quantity W{Symbol::weight, 1}, x{.symbol = Symbol::input, .example = of_example->example};
    return fmt::format("The mark on {} is its layer; that on {} is the example.", to_plain_text(n(W)),
                       to_plain_text(n(x)));
}

/// (27) and (28) are the derivatives of a mean over samples and outputs.
std::optional<std::string> mean_remark(std::string_view id, const Setting& s) {
    if (!is_among(id, {"M27", "M28"})) return std::nullopt;
    const bool over_outputs = s.scenario().cost == Cost::mean_squared_error;
    const bool over_samples = s.scenario().reduction == Reduction::mean;
    if (over_outputs && over_samples) return std::nullopt;
    if (over_samples)
        return "The notes have 1/K too, of a mean over the outputs; this scenario's error is their sum.";
    if (over_outputs)
        return "The notes have 1/M too, of a mean over the samples; this scenario adds them up.";
    return "The notes have 1/M and 1/K, of means over samples and outputs; this scenario's error is their "
           "sum.";
}

} // namespace

std::vector<std::string> remarks(std::string_view id, const Setting& setting, const Instance& instance) {
    std::vector<std::string> all;
    for (auto& remark : {function_remark(setting, instance), output_remark(id, setting, instance),
                         mark_remark(setting, instance), mean_remark(id, setting)})
        if (remark) all.push_back(*remark);
    return all;
}

} // namespace backstep::equations
