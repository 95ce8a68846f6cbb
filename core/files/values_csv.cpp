#include "core/files/exact_text.h"
#include "core/files/values.h"
#include "core/walk/parting.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace backstep {
namespace {

// Names with two indices hold a comma, so CSV wants them in quotes.
std::string csv_field(const std::string& text) {
    return text.find(',') == std::string::npos ? text : fmt::format("\"{}\"", text);
}

class CsvWriter {
public:
    CsvWriter(const Scenario& scenario, const Values& values)
        : network_(scenario.network), trace_(values.trace), rounded_to_(values.rounded_to) {}

    void add_given();
    void add_example(int example);
    void add_update();
    std::string take() { return std::move(text_); }

    void add_line(const std::string& name, double value) {
        text_ += fmt::format("{},{}\n", csv_field(name), exact_text(value));
    }

private:
    const Network& network_;
    const Trace& trace_;
    std::optional<int> rounded_to_;
    std::string text_ = "quantity,value\n";

    std::optional<double> number(const Quantity& quantity) const {
        return rounded_to_ ? rounded_value_of(quantity, network_, trace_, *rounded_to_)
                           : value_of(quantity, network_, trace_);
    }

    /// Every number of a vector or matrix; σ′ of softmax does not exist and gives no line.
    void add(Symbol symbol, int layer, int example) {
        const Shape shape = shape_of(symbol, layer, network_);
        const bool indexed = is_vector(symbol) || is_matrix(symbol);
        for (int i = 1; i <= shape.rows; ++i)
            for (int j = 1; j <= shape.columns; ++j) {
                const Quantity quantity{symbol, layer, indexed ? i : 0, is_matrix(symbol) ? j : 0, example};
                if (const auto value = number(quantity)) add_line(to_text(quantity), *value);
            }
    }
};

void CsvWriter::add_given() {
    for (int l = 1; l <= network_.depth(); ++l)
        for (const Symbol symbol : {Symbol::weight, Symbol::bias}) add(symbol, l, 0);
}

// With one example its gradients are those of the update, which add_update lists.
void CsvWriter::add_example(int example) {
    const bool several = trace_.examples.size() > 1;
    const int m = several ? example : 0;
    add(Symbol::input, 0, m);
    add(Symbol::target, 0, m);
    for (int l = 1; l <= network_.depth(); ++l)
        for (const Symbol symbol : {Symbol::weighted_input, Symbol::activation}) add(symbol, l, m);
    if (several) add(Symbol::cost, 0, m);
    for (int l = network_.depth(); l >= 1; --l) {
        for (const Symbol symbol : {Symbol::cost_gradient_a, Symbol::activation_derivative, Symbol::delta})
            add(symbol, l, m);
        if (!several) continue;
        for (const Symbol symbol : {Symbol::weight_gradient, Symbol::bias_gradient}) add(symbol, l, m);
    }
}

void CsvWriter::add_update() {
    add_line(to_text({.symbol = Symbol::cost}), trace_.cost);
    for (int l = network_.depth(); l >= 1; --l)
        for (const Symbol symbol : {Symbol::weight_gradient, Symbol::bias_gradient}) add(symbol, l, 0);
    for (int l = network_.depth(); l >= 1; --l)
        for (const Symbol symbol : {Symbol::updated_weight, Symbol::updated_bias}) add(symbol, l, 0);
}

} // namespace

std::string values_csv(const Scenario& scenario, const Values& values) {
    CsvWriter csv(scenario, values);
    csv.add_given();
    for (const int example : values.trace.examples) csv.add_example(example + 1);
    csv.add_update();
    csv.add_line("cost_after_update", values.cost_after_update);
    return csv.take();
}

} // namespace backstep
