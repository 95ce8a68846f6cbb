#include "core/derivation/equations/common.h"

#include "core/formula/parts.h"

#include <algorithm>

namespace backstep::equations {

using namespace algebra;

std::optional<std::string> always_holds(const Setting&) {
    return std::nullopt;
}

std::optional<std::string> needs_squared_error(const Setting& setting) {
    const Cost cost = setting.scenario().cost;
    if (cost == Cost::half_squared_error || cost == Cost::mean_squared_error) return std::nullopt;
    return "It is about the squared error; this scenario's cost is a cross-entropy.";
}

std::optional<std::string> needs_half_squared_error(const Setting& setting) {
    if (setting.scenario().cost == Cost::half_squared_error) return std::nullopt;
    return "It is about half the squared error; this scenario has another cost.";
}

std::optional<std::string> needs_output_slope(const Setting& setting) {
    if (is_elementwise(setting.activation(setting.depth()))) return std::nullopt;
    return "The output layer is softmax, which ties its neurons together and has no σ′ for each.";
}

std::optional<std::string> needs_elementwise_output(const Setting& setting) {
    if (is_elementwise(setting.activation(setting.depth()))) return std::nullopt;
    return "The output layer is softmax: what comes out of a node depends on what goes into the others too.";
}

std::optional<std::string> needs_hidden_layer(const Setting& setting) {
    if (setting.depth() > 1) return std::nullopt;
    return "It is about a hidden layer; this network has none.";
}

std::optional<std::string> needs_sigmoid(const Setting& setting) {
    for (int l = 1; l <= setting.depth(); ++l)
        if (setting.activation(l) == Activation::sigmoid) return std::nullopt;
    return "It is about the sigmoid; no layer of this network has it.";
}

Obstacle needs(std::initializer_list<Obstacle> all) {
    return [wanted = std::vector<Obstacle>(all)](const Setting& setting) -> std::optional<std::string> {
        for (const Obstacle& one : wanted)
            if (auto missing = one(setting)) return missing;
        return std::nullopt;
    };
}

Place place_in(int layer, const std::optional<Quantity>& selected) {
    if (!selected || selected->layer != layer || selected->row == 0) return {.layer = layer};
    return {layer, selected->row, std::max(selected->column, 1)};
}

int layer_of(const std::optional<Quantity>& selected, int first, int last) {
    const bool fits = selected && selected->layer >= first && selected->layer <= last;
    return fits ? selected->layer : last;
}

std::vector<int> chosen_first(int count, int chosen, int most) {
    std::vector<int> all{chosen};
    for (int i = 1; i <= count && static_cast<int>(all.size()) < most; ++i)
        if (i != chosen) all.push_back(i);
    return all;
}

Formula half_of(const Setting& setting, Formula squares) {
    if (setting.scenario().cost != Cost::mean_squared_error) return number("½", 0.5) * std::move(squares);
    return fraction(number(1), number(2.0 * setting.neurons(setting.depth()))) * std::move(squares);
}

Formula per_output(const Setting& setting, Formula derivative) {
    const int outputs = setting.neurons(setting.depth());
    if (setting.scenario().cost != Cost::mean_squared_error || outputs == 1) return derivative;
    return fraction(number(1), number(outputs)) * std::move(derivative);
}

Formula activated(const Setting& setting, const Index& l, Formula argument) {
    if (setting.activation(l.value) == Activation::identity) return argument;
    return setting.names().activation(l, std::move(argument));
}

Formula weighted_input(const Setting& setting, int l, int i) {
    return rules::weighted_input(setting, l, i).front();
}

Formula weighted_input(const Setting& setting, int l) {
    const Names& n = setting.names();
    return n.W({l, {}}) * n.a({l - 1, {}}) + n.b({l, {}});
}

Formula activations(const Setting& setting, const Index& l, const Index& i) {
    const Names& n = setting.names();
    if (l.value > 0 || l.letter.empty()) return n.a(l, i);
    Formula lettered = n(Address{Symbol::activation, l, i, Names::whole(), n.example()});
    lettered.quantity = n.x(i).quantity;
    return lettered;
}

Formula written_out(const Setting& setting, const Quantity& whole,
                    const std::function<Formula(int, int)>& entry, bool turned) {
    const Shape shape = shape_of(whole.symbol, whole.layer, setting.network());
    const auto either = [&](int i, int j) {
        if (shape.columns == 1 || (is_shown(i, shape.rows) && is_shown(j, shape.columns))) return entry(i, j);
        Quantity element = whole;
        element.row = i;
        element.column = j;
        return variable({}, element);
    };
    if (turned) return grid(shape.columns, shape.rows, [&](int i, int j) { return either(j, i); });
    return of(grid(shape.rows, shape.columns, either), whole);
}

Formula update(Formula name, const Quantity& updated, Formula right) {
    return of(related(of(std::move(name), updated), Relation::becomes, std::move(right)), updated);
}

Formula learning_rate(const Setting& setting, int l) {
    return setting.names().rate({l, {}}, setting.scenario().learning_rate(l));
}

Formula of_update(const Setting& setting, const std::function<Formula(const Names&)>& term) {
    if (setting.example_count() == 1) return term(setting.names());
    return rules::over_examples(setting, term);
}

std::optional<int> target_class(const Setting& setting) {
    const auto& [scenario, network, trace, example] = setting.numbers();
    const auto y = trace.y.col(example > 0 ? trace.column_of(example - 1) : 0);
    Eigen::Index largest = 0;
    if (y.size() < 2 || y.maxCoeff(&largest) != 1.0 || y.cwiseAbs().sum() != 1.0) return std::nullopt;
    return static_cast<int>(largest) + 1;
}

} // namespace backstep::equations
