#include "core/files/values.h"

#include "core/files/exact_text.h"
#include "core/trace/rounding.h"
#include "core/training/order.h"

#include <fmt/format.h>

#include <cmath>

namespace backstep {
namespace {

// After an update that diverges the cost may be infinite, for which JSON has no number.
std::string json_number(double value) {
    return std::isfinite(value) ? exact_text(value) : "null";
}

std::string json_list(const auto& numbers) {
    std::string result = "[";
    for (const double number : numbers) {
        if (result.size() > 1) result += ", ";
        result += json_number(number);
    }
    return result + "]";
}

std::string json_rows(const Matrix& matrix, std::string_view margin) {
    std::string result = "[";
    for (Eigen::Index i = 0; i < matrix.rows(); ++i)
        result += fmt::format("{}\n{}  {}", i == 0 ? "" : ",", margin, json_list(matrix.row(i)));
    return fmt::format("{}\n{}]", result, margin);
}

Matrix example_gradients(const Values& values, int l, Eigen::Index m) {
    const Trace& trace = values.trace;
    Matrix gradients(trace.layer(l).delta.rows(), trace.activations(l - 1).rows());
    for (Eigen::Index i = 0; i < gradients.rows(); ++i)
        for (Eigen::Index j = 0; j < gradients.cols(); ++j)
            gradients(i, j) = values.rounded_to
                                  ? rounded_weight_gradient(trace, l, i, j, m, *values.rounded_to)
                                  : example_weight_gradient(trace, l, i, j, m);
    return gradients;
}

std::string example_layer(const Scenario& scenario, const Values& values, int l, Eigen::Index m) {
    const Trace& trace = values.trace;
    const LayerTrace& layer = trace.layer(l);
    const bool has_derivative = is_elementwise(scenario.network.layer(l).activation);
    return fmt::format("        {{\n"
                       "          \"z\": {},\n"
                       "          \"a\": {},\n"
                       "          \"activation_derivative\": {},\n"
                       "          \"cost_gradient_a\": {},\n"
                       "          \"delta\": {},\n"
                       "          \"weight_gradient\": {},\n"
                       "          \"bias_gradient\": {}\n"
                       "        }}",
                       json_list(layer.z.col(m)), json_list(layer.a.col(m)),
                       has_derivative ? json_list(layer.s.col(m)) : "null", json_list(layer.dE_da.col(m)),
                       json_list(layer.delta.col(m)),
                       json_rows(example_gradients(values, l, m), "          "),
                       json_list(layer.delta.col(m)));
}

std::string example(const Scenario& scenario, const Values& values, Eigen::Index m) {
    const Trace& trace = values.trace;
    std::string layers;
    for (int l = 1; l <= trace.depth(); ++l)
        layers += (l == 1 ? "" : ",\n") + example_layer(scenario, values, l, m);
    return fmt::format("    {{\n      \"cost\": {},\n      \"layers\": [\n{}\n      ]\n    }}",
                       json_number(trace.costs(m)), layers);
}

std::string update_of_layer(const LayerTrace& layer) {
    return fmt::format("    {{\n"
                       "      \"weight_gradient\": {},\n"
                       "      \"bias_gradient\": {},\n"
                       "      \"updated_weights\": {},\n"
                       "      \"updated_biases\": {}\n"
                       "    }}",
                       json_rows(layer.dE_dW, "      "), json_list(layer.dE_db),
                       json_rows(layer.W_new, "      "), json_list(layer.b_new));
}

} // namespace

Values values_of(const Scenario& scenario, std::optional<int> rounded_to) {
    const std::vector<int> examples = examples_of_update(scenario, 0);
    const auto work_out = [&](const Network& network, Trace& trace) {
        if (rounded_to)
            compute_rounded(network, scenario, examples, *rounded_to, trace);
        else
            compute(network, scenario, examples, trace);
    };
    Values values;
    values.rounded_to = rounded_to;
    work_out(scenario.network, values.trace);

    Network updated = scenario.network;
    Trace after = values.trace;
    take_update(updated, after);
    work_out(updated, after);
    values.cost_after_update = after.cost;
    return values;
}

std::string values_json(const Scenario& scenario, const Values& values) {
    const Trace& trace = values.trace;
    std::string examples, layers;
    for (Eigen::Index m = 0; m < trace.costs.size(); ++m)
        examples += (m == 0 ? "" : ",\n") + example(scenario, values, m);
    for (int l = 1; l <= trace.depth(); ++l)
        layers += (l == 1 ? "" : ",\n") + update_of_layer(trace.layer(l));
    return fmt::format("{{\n  \"examples\": [\n{}\n  ],\n  \"cost\": {},\n  \"layers\": [\n{}\n  ],\n"
                       "  \"cost_after_update\": {}\n}}\n",
                       examples, json_number(trace.cost), layers, json_number(values.cost_after_update));
}

} // namespace backstep
