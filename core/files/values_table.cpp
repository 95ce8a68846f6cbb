#include "core/files/values.h"
#include "core/formula/number_text.h"
#include "core/trace/rounding.h"

#include <fmt/format.h>

#include <algorithm>

namespace backstep {
namespace {

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Cells by row; numbers have the same decimals, so aligned on the right they are aligned on the point.
class Grid {
public:
    void add_row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

    std::string text() const {
        std::vector<std::size_t> widths;
        for (const auto& row : rows_)
            for (std::size_t j = 0; j < row.size(); ++j) {
                if (j == widths.size()) widths.push_back(0);
                widths[j] = std::max(widths[j], width_of(row[j]));
            }
        std::string result;
        for (const auto& row : rows_) {
            for (std::size_t j = 0; j < row.size(); ++j) {
                const std::string space(widths[j] - width_of(row[j]), ' ');
                result += j == 0 ? "  " + row[j] + space : "  " + space + row[j];
            }
            result += '\n';
        }
        return result;
    }

private:
    std::vector<std::vector<std::string>> rows_;
};

class TableWriter {
public:
    TableWriter(const Scenario& scenario, const Values& values, int decimals)
        : scenario_(scenario), values_(values), trace_(values.trace), decimals_(decimals) {}

    std::string write() const {
        std::string result = scenario_.title.empty() ? "" : scenario_.title + "\n\n";
        for (Eigen::Index m = 0; m < trace_.costs.size(); ++m) result += example(m);
        return result + update();
    }

private:
    const Scenario& scenario_;
    const Values& values_;
    const Trace& trace_;
    int decimals_;

    bool several() const { return trace_.examples.size() > 1; }
    std::string number(double value) const { return number_text(value, decimals_); }

    void add_numbers(Grid& grid, std::string label, const auto& numbers) const {
        std::vector<std::string> row{std::move(label)};
        for (const double each : numbers) row.push_back(number(each));
        grid.add_row(std::move(row));
    }
    void add_matrix(Grid& grid, const std::string& name, const Matrix& matrix) const {
        for (Eigen::Index i = 0; i < matrix.rows(); ++i)
            add_numbers(grid, fmt::format("{}[{},·]", name, i + 1), matrix.row(i));
    }

    std::string example(Eigen::Index m) const;
    Matrix example_gradients(int l, Eigen::Index m) const;
    std::string layer(int l, Eigen::Index m) const;
    std::string update() const;
};

Matrix TableWriter::example_gradients(int l, Eigen::Index m) const {
    Matrix gradients = trace_.layer(l).delta.col(m) * trace_.activations(l - 1).col(m).transpose();
    if (values_.rounded_to)
        for (double& each : gradients.reshaped()) each = round_decimal(each, *values_.rounded_to);
    return gradients;
}

std::string TableWriter::layer(int l, Eigen::Index m) const {
    const LayerTrace& layer = trace_.layer(l);
    const Activation activation = scenario_.network.layer(l).activation;
    const bool has_derivative = is_elementwise(activation);
    Grid grid;
    grid.add_row({"neuron", "z", "a", "σ′(z)", "∂E/∂a", "δ = ∂E/∂z"});
    for (Eigen::Index i = 0; i < layer.z.rows(); ++i)
        grid.add_row({std::to_string(i + 1), number(layer.z(i, m)), number(layer.a(i, m)),
                      has_derivative ? number(layer.s(i, m)) : "–", number(layer.dE_da(i, m)),
                      number(layer.delta(i, m))});
    std::string result = fmt::format("layer {}, {}\n{}", l, name(activation), grid.text());
    if (several()) {
        Grid gradients;
        add_matrix(gradients, fmt::format("∂E/∂W{}", l), example_gradients(l, m));
        result += gradients.text();
    }
    return result + "\n";
}

std::string TableWriter::example(Eigen::Index m) const {
    Grid given;
    add_numbers(given, "x", trace_.x.col(m));
    add_numbers(given, "y", trace_.y.col(m));
    std::string result =
        fmt::format("example {} of {}\n{}\n", trace_.examples[static_cast<std::size_t>(m)] + 1,
                    scenario_.examples.size(), given.text());
    for (int l = 1; l <= trace_.depth(); ++l) result += layer(l, m);
    return result + fmt::format("E = {}\n\n", number(trace_.costs(m)));
}

std::string TableWriter::update() const {
    std::string result;
    if (several())
        result += fmt::format("{} of the {} examples\n  E = {}\n\n",
                              scenario_.reduction == Reduction::mean ? "mean" : "sum", trace_.examples.size(),
                              number(trace_.cost));
    for (int l = 1; l <= trace_.depth(); ++l) {
        const Layer& before = scenario_.network.layer(l);
        const LayerTrace& layer = trace_.layer(l);
        Grid weights, biases;
        add_matrix(weights, fmt::format("W{}", l), before.W);
        add_matrix(weights, fmt::format("∂E/∂W{}", l), layer.dE_dW);
        add_matrix(weights, fmt::format("W{}′", l), layer.W_new);
        add_numbers(biases, fmt::format("b{}", l), before.b);
        add_numbers(biases, fmt::format("∂E/∂b{}", l), layer.dE_db);
        add_numbers(biases, fmt::format("b{}′", l), layer.b_new);
        result += fmt::format("update of layer {}, learning rate {}\n{}{}\n", l, scenario_.learning_rate(l),
                              weights.text(), biases.text());
    }
    return result + fmt::format("E after the update = {}\n", number(values_.cost_after_update));
}

} // namespace

std::string values_table(const Scenario& scenario, const Values& values, int decimals) {
    return TableWriter(scenario, values, decimals).write();
}

} // namespace backstep
