#include "core/check/check.h"
#include "core/check/report_words.h"
#include "core/derivation/spoken.h"
#include "core/formula/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace backstep {
namespace {

class Explanation {
public:
    Explanation(const Finding& finding, const Notation& notation, const Scenario& scenario)
        : finding_(finding), scenario_(scenario), say_(notation, scenario.network) {}

    std::string text() const {
        const std::string what = name(finding_.answer.quantity), right = number(finding_.exact);
        switch (finding_.verdict) {
        case Verdict::exact: return what + " is right to every digit given.";
        case Verdict::rounded:
            return fmt::format("{} is right, rounded from {}.", what, more(finding_.exact));
        case Verdict::last_digit:
            return fmt::format(
                "{} is one unit off in its last place, as rounding early makes it; {} is right.", what,
                right);
        case Verdict::carried_forward: return carried(what, right);
        case Verdict::wrong: return wrong(what, right);
        }
        return {};
    }

private:
    const Finding& finding_;
    const Scenario& scenario_;
    Spoken say_;

    int depth() const { return scenario_.network.depth(); }

    std::string name(Quantity q) const {
        const int example = std::exchange(q.example, 0);
        return example == 0 ? say_.name(q) : fmt::format("{} of example {}", say_.name(q), example);
    }
    std::string name(Symbol symbol, const Quantity& at, int row = 0, int column = 0) const {
        return say_.name({symbol, at.layer, row, column, 0});
    }

    int places() const {
        return std::clamp(std::max(finding_.answer.number.decimals, scenario_.decimals), fewest_decimals,
                          most_decimals);
    }
    // To the places given, or to three digits where these leave none.
    static std::string number(double value, int places) {
        if (value != 0.0 && std::isfinite(value)) {
            const int first = -static_cast<int>(std::floor(std::log10(std::abs(value))));
            if (first > places) places = std::min(first + 2, most_decimals);
        }
        return number_text(value, places);
    }
    std::string number(double value) const { return number(value, places()); }
    std::string more(double value) const { return number(value, std::min(places() + 3, most_decimals)); }
    std::string given() const { return with_true_minus(finding_.answer.as_written); }

    std::string carried(const std::string& what, const std::string& right) const {
        const std::string own = number(finding_.carried_value.value_or(finding_.exact));
        if (finding_.only_rounding && !finding_.from)
            return fmt::format("{} differs from {} by no more than rounding on the way explains.", what,
                               right);
        return fmt::format(
            "{} is right for this submission’s own earlier numbers, which give {}; the slip is in "
            "{}. Without it {} would be right.",
            what, own, finding_.from ? name(*finding_.from) : "a number before it", right);
    }

    std::string wrong(const std::string& what, const std::string& right) const {
        if (finding_.suspicions.empty())
            return fmt::format("{} is {}, not {}; none of the usual mistakes gives this number.", what, right,
                               given());
        std::string text =
            fmt::format("{} comes out as {} {}", what, given(), clause(finding_.suspicions.front()));
        std::size_t told = 1;
        for (const Mistake mistake : finding_.mistakes()) {
            if (mistake == finding_.suspicions.front().mistake || told == most_told) continue;
            const auto other = std::find_if(finding_.suspicions.begin(), finding_.suspicions.end(),
                                            [&](const Suspicion& each) { return each.mistake == mistake; });
            text += fmt::format(", or {}", clause(*other));
            ++told;
        }
        return fmt::format("{}; {} is right.", text, right);
    }
    static constexpr std::size_t most_told = 3;

    std::string clause(const Suspicion& s) const {
        const std::string how = s.throughout ? way_throughout(s) : way(s);
        if (!s.throughout && s.at == finding_.answer.quantity) return how;
        if (s.at.symbol == Symbol::activation_derivative && s.slip.twist == Twist::slope_left_out)
            return fmt::format("if {} is left out", s.throughout ? whole(s.at) : name(s.at));
        return fmt::format("if {} is worked out {}", s.throughout ? whole(s.at) : name(s.at), how);
    }

    // δ₂ for δ₂[1].
    std::string whole(const Quantity& at) const { return say_.name({at.symbol, at.layer, 0, 0, 0}); }

    // A slip at all neurons is told of all.
    std::string way_throughout(Suspicion s) const {
        s.at.row = s.at.column = s.at.example = 0;
        return way(s);
    }

    std::string way(const Suspicion& s) const {
        switch (s.mistake) {
        case Mistake::target_minus_output:
            return fmt::format("with {} − {} in place of {} − {}", target(s), output(s), output(s),
                               target(s));
        case Mistake::added_instead_of_subtracted: return "with the step added instead of subtracted";
        case Mistake::missing_activation_derivative: return without_slope(s);
        case Mistake::bias_forgotten:
            return s.at.symbol == Symbol::updated_bias
                       ? "by leaving the bias as it was"
                       : fmt::format("without the bias {}", name(Symbol::bias, s.at, s.at.row));
        case Mistake::activation_skipped: return skipped(s);
        case Mistake::derivative_at_activation:
            return fmt::format("with {} taken at the activation {} instead of the weighted input {}",
                               say_.slope(), name(Symbol::activation, s.at, s.at.row),
                               name(Symbol::weighted_input, s.at, s.at.row));
        case Mistake::transposed_gradient:
            return fmt::format("with the gradient transposed, taking {}", other(s));
        case Mistake::transposed_weights: return transposed(s);
        case Mistake::updated_weights_used:
            return fmt::format("with the updated weights {} in place of those before the update",
                               say_.name({Symbol::updated_weight, s.at.layer + 1, 0, 0, 0}));
        case Mistake::path_missing: return left_out(s);
        case Mistake::factor_two:
            return s.slip.factor > 1.0 ? "with a factor 2 too many: a ½ was lost" : "with ½ once too often";
        case Mistake::not_averaged:
            return fmt::format("{} divided by the number of {}", s.slip.factor > 1.0 ? "when not" : "when",
                               averaged_over_examples(s) ? "examples" : "outputs");
        case Mistake::learning_rate_missing: return "without the learning rate";
        case Mistake::learning_rate_twice: return "with the learning rate applied twice";
        case Mistake::other_cost:
            return fmt::format("by the formula of another cost, {}",
                               spaced(backstep::name(static_cast<Cost>(s.slip.index))));
        case Mistake::other_activation_derivative:
            return fmt::format("with the derivative of another activation, {}",
                               spaced(backstep::name(static_cast<Activation>(s.slip.index))));
        case Mistake::exponent_sign: return "with e to the power of z instead of −z";
        case Mistake::sign: return wrong_sign(s);
        case Mistake::wrong_layer: return wrong_layer(s);
        case Mistake::wrong_element: return fmt::format("by taking {} for it", other(s));
        case Mistake::digits_swapped: return "with two digits swapped";
        case Mistake::decimal_point:
            return fmt::format("with the decimal point {} {} too far to the {}", std::abs(s.slip.index),
                               std::abs(s.slip.index) == 1 ? "place" : "places",
                               s.slip.index > 0 ? "right" : "left");
        }
        return {};
    }

    std::string other(const Suspicion& s) const { return s.other ? name(*s.other) : "another number"; }
    std::string target(const Suspicion& s) const { return say_.name({Symbol::target, 0, s.at.row, 0, 0}); }
    std::string output(const Suspicion& s) const {
        return say_.name({Symbol::activation, depth(), s.at.row, 0, 0});
    }
    static bool averaged_over_examples(const Suspicion& s) {
        return is_gradient(s.at.symbol) || (s.at.symbol == Symbol::cost && s.slip.index > 0);
    }

    std::string without_slope(const Suspicion& s) const {
        if (s.at.symbol == Symbol::activation_derivative) return "as if there were no activation";
        const bool behind = s.at.symbol == Symbol::cost_gradient_a;
        const int layer = s.at.layer + (behind ? 1 : 0);
        if (!is_elementwise(scenario_.network.layer(layer).activation))
            return "without the derivative of softmax";
        return fmt::format("without {}",
                           say_.name({Symbol::activation_derivative, layer, behind ? 0 : s.at.row, 0, 0}));
    }

    std::string skipped(const Suspicion& s) const {
        const bool before = s.at.symbol == Symbol::weighted_input || s.at.symbol == Symbol::weight_gradient;
        const bool last = s.at.symbol == Symbol::cost || s.at.symbol == Symbol::cost_gradient_a;
        const int layer = before ? s.at.layer - 1 : last ? depth() : s.at.layer;
        const int row = s.at.symbol == Symbol::weight_gradient  ? s.at.column
                        : s.at.symbol == Symbol::weighted_input ? 0
                                                                : s.at.row;
        return fmt::format("with the weighted input {} in place of the activation {}",
                           say_.name({Symbol::weighted_input, layer, row, 0, 0}),
                           say_.name({Symbol::activation, layer, row, 0, 0}));
    }

    std::string transposed(const Suspicion& s) const {
        if (s.other) return fmt::format("by taking {} for it, as if transposed", other(s));
        const int layer = s.at.symbol == Symbol::cost_gradient_a ? s.at.layer + 1 : s.at.layer;
        return fmt::format("with the rows of {} read as columns",
                           say_.name({Symbol::weight, layer, 0, 0, 0}));
    }

    std::string left_out(const Suspicion& s) const {
        if (!s.other) return "without one of its terms";
        if (s.at.example == 0 && (is_gradient(s.at.symbol) || s.other->symbol == Symbol::cost))
            return fmt::format("without example {}", s.other->example);
        return fmt::format("without the term of {}", other(s));
    }

    std::string wrong_sign(const Suspicion& s) const {
        switch (s.slip.twist) {
        case Twist::bias_negated:
            return fmt::format("with the sign of the bias {} turned round",
                               name(Symbol::bias, s.at, s.at.row));
        case Twist::term_negated:
            return fmt::format("with the sign of the term of {} turned round", other(s));
        case Twist::added: return "with a plus where output minus target belongs";
        case Twist::slope_plus: return "with a plus for the minus in the derivative";
        default: return "with its sign turned round";
        }
    }

    std::string wrong_layer(const Suspicion& s) const {
        switch (s.slip.twist) {
        case Twist::weights_of_layer:
            return fmt::format(
                "with {} for {}", say_.name({Symbol::weight, s.slip.index, 0, 0, 0}),
                say_.name({Symbol::weight, s.at.layer + (s.at.symbol == Symbol::cost_gradient_a ? 1 : 0), 0,
                           0, 0}));
        case Twist::bias_of_layer:
            return fmt::format("with the bias {}", say_.name({Symbol::bias, s.slip.index, s.at.row, 0, 0}));
        case Twist::inputs_of_layer:
            return fmt::format("with {} in place of {}", values(s.slip.index, s.at.column),
                               values(s.at.layer - 1, s.at.column));
        case Twist::slope_of_layer:
            return fmt::format("with {}",
                               say_.name({Symbol::activation_derivative, s.slip.index, s.at.row, 0, 0}));
        case Twist::rate_of_layer:
            return fmt::format("with the learning rate of {}", say_.layer(s.slip.index));
        default: return fmt::format("by taking {} for it", other(s));
        }
    }

    std::string values(int layer, int row) const {
        if (layer == 0) return say_.name({Symbol::input, 0, row, 0, 0});
        return say_.name({Symbol::activation, layer, row, 0, 0});
    }
};

} // namespace

std::string explanation(const Finding& finding, const Notation& notation, const Scenario& scenario) {
    return Explanation(finding, notation, scenario).text();
}

} // namespace backstep
