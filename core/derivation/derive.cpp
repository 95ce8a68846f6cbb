#include "core/derivation/derive.h"

#include "core/derivation/lines.h"
#include "core/formula/substitute.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

using namespace algebra;

bool is_back_propagated(Symbol symbol) {
    return is_gradient(symbol) || symbol == Symbol::delta || symbol == Symbol::cost_gradient_a;
}

class Deriver {
public:
    Deriver(const Quantity& quantity, const Setting& setting, int decimals)
        : q_(quantity), s_(setting), decimals_(decimals), lines_(setting) {}

    Derivation run() {
        if (is_given()) {
            lines_.add(LineKind::value, "Given",
                       equation(s_.names()(q_), with_numbers(s_.names()(q_), s_.numbers(), decimals_)));
        } else if (is_mean()) {
            over_the_examples();
        } else {
            lines_.number(q_, of_one_example(), decimals_);
        }
        Derivation done{q_, {}, check()};
        if (is_gradient(q_.symbol) && q_.example == 0) update();
        if (is_updated() && is_scalar(q_)) its_gradient();
        done.lines = lines_.take();
        return done;
    }

private:
    bool is_given() const {
        return q_.symbol == Symbol::input || q_.symbol == Symbol::target || q_.symbol == Symbol::weight ||
               q_.symbol == Symbol::bias;
    }

    bool is_updated() const {
        return q_.symbol == Symbol::updated_weight ||
               (q_.symbol == Symbol::updated_bias && s_.scenario().update_biases);
    }

    bool is_mean() const {
        return q_.example == 0 && s_.example_count() > 1 &&
               (is_gradient(q_.symbol) || q_.symbol == Symbol::cost);
    }

    Formula of_one_example() {
        if (is_matrix(q_.symbol) && q_.row == 0 && q_.column > 0) return column_of_weights();
        if (!is_scalar(q_)) return matrix_lines(lines_, s_, q_);
        if (!is_back_propagated(q_.symbol)) {
            lines_.state(forward_reason(), q_);
            return right_side(q_, s_);
        }
        return chains_from_outputs(s_, q_) ? lines_from_outputs(lines_, s_, q_)
                                           : lines_through_delta(lines_, s_, q_);
    }

    std::string forward_reason() const {
        switch (q_.symbol) {
        case Symbol::weighted_input: return "Each input times its weight, and the bias";
        case Symbol::activation: return "The weighted input activated";
        case Symbol::activation_derivative: return "The slope of the activation there";
        case Symbol::cost: return "How far the outputs are from the targets";
        default:
            return fmt::format("Against the gradient, by {}", said(s_.notation().learning_rate({1, {}})));
        }
    }

    static std::string said(const Name& name) { return backstep::said(variable(name)); }

    // All weights from one neuron: its activation times every δ (F8).
    Formula column_of_weights() {
        const Names& n = s_.names();
        Formula end = n.a({q_.layer - 1, {}}, Names::at(q_.column)) * n.delta({q_.layer, {}});
        lines_.begin("One source feeds them all", n(q_), end);
        return end;
    }

    void over_the_examples() {
        const bool cost = q_.symbol == Symbol::cost;
        const Quantity of_one = with_example(s_.numbers().example);
        if (!cost && is_scalar(q_))
            lines_.begin(s_.scenario().reduction == Reduction::mean ? "The mean over the examples"
                                                                    : "The sum over the examples",
                         s_.names()(q_), rules::over_examples(s_, [&](const Names& n) {
                             Address each = address(q_);
                             each.example = n.example();
                             return n(each);
                         }));
        lines_.state(cost ? "Over the examples of the update" : "Each contributes its δ times its activation",
                     q_);
        lines_.number(q_, right_side(q_, s_), decimals_);
        add_derivation_of(of_one);
    }

    // Whoever points at a weight of the update asks for what moved it.
    void its_gradient() {
        Quantity gradient = q_;
        gradient.symbol =
            q_.symbol == Symbol::updated_weight ? Symbol::weight_gradient : Symbol::bias_gradient;
        add_derivation_of(gradient);
    }

    void add_derivation_of(const Quantity& other) {
        for (Line& line : Deriver(other, s_, decimals_).run().lines)
            if (line.kind != LineKind::update)
                lines_.add(line.kind, std::move(line.reason), std::move(line.formula));
    }

    Quantity with_example(int example) const {
        Quantity q = q_;
        q.example = example;
        return q;
    }

    void update() {
        const bool weight = q_.symbol == Symbol::weight_gradient;
        if (is_matrix(q_.symbol) && q_.row == 0 && q_.column > 0) return;
        Quantity after = q_;
        after.symbol = weight ? Symbol::updated_weight : Symbol::updated_bias;
        const Formula line = rule(after, s_);
        const auto* sides = std::get_if<Chain>(&line.node);
        if (sides == nullptr) return;
        lines_.add(LineKind::update,
                   weight || s_.scenario().update_biases ? "The update" : "Biases are frozen", line);
        const Formula& right = sides->sides.back();
        Formula plugged = with_numbers(right, s_.numbers(), decimals_);
        const auto value = evaluate(right, s_.numbers());
        if (!value || value->size() != 1) return;
        const Conventions ways = s_.notation().conventions();
        lines_.add(LineKind::update, "",
                   chain({nothing(), std::move(plugged),
                          shown_value(value->front(), decimals_,
                                      entries_of(after, weight && ways.transposed_weights))}));
    }

    std::optional<GradientCheck> check() const {
        if (!is_gradient(q_.symbol) || !is_scalar(q_)) return std::nullopt;
        return check_gradient(s_.network(), s_.scenario(), s_.trace(), q_);
    }

    Quantity q_;
    const Setting& s_;
    int decimals_;
    Lines lines_;
};

} // namespace

Derivation derive(const Quantity& quantity, const Setting& setting, int decimals) {
    const bool other =
        quantity.example > 0 && setting.example_count() > 1 && quantity.example != setting.numbers().example;
    if (!other) return Deriver(quantity, setting, decimals).run();
    const Setting of_its_example(setting.notation(), setting.scenario(), setting.network(), setting.trace(),
                                 quantity.example);
    return Deriver(quantity, of_its_example, decimals).run();
}

std::vector<Quantity> views(const Quantity& quantity) {
    std::vector<Quantity> all{quantity};
    const auto with = [&](int row, int column) {
        Quantity q = quantity;
        q.row = row;
        q.column = column;
        if (q != all.back()) all.push_back(q);
    };
    if (quantity.symbol == Symbol::weight_gradient && quantity.column > 0) with(0, quantity.column);
    if (quantity.symbol != Symbol::cost) with(0, 0);
    return all;
}

int agreeing_digits(const GradientCheck& check) {
    if (check.value == check.central_difference) return 15;
    const double larger = std::max(std::abs(check.value), std::abs(check.central_difference));
    const double error = std::abs(check.value - check.central_difference) / larger;
    return std::clamp(static_cast<int>(std::floor(-std::log10(error))), 0, 15);
}

} // namespace backstep
