#include "core/check/mistaken.h"

#include "core/derivation/rules.h"
#include "core/formula/build.h"
#include "core/formula/evaluate.h"

#include <algorithm>
#include <type_traits>

namespace backstep {
namespace {

template<typename AnyFormula>
using SumOf = std::conditional_t<std::is_const_v<AnyFormula>, const Sum, Sum>;

// The first sum in the formula that is written with + and −; null: there is none.
template<typename AnyFormula>
SumOf<AnyFormula>* sum_in(AnyFormula& formula) {
    if (auto* sum = std::get_if<Sum>(&formula.node)) return sum;
    if (auto* group = std::get_if<Group>(&formula.node)) return sum_in(group->parts.front());
    if (auto* product = std::get_if<Product>(&formula.node))
        for (auto& factor : product->factors)
            if (auto* found = sum_in(factor)) return found;
    if (auto* fraction = std::get_if<Fraction>(&formula.node)) return sum_in(fraction->parts.front());
    return nullptr;
}

std::optional<Formula> without_term(Formula formula, std::size_t term) {
    Sum* sum = sum_in(formula);
    if (sum == nullptr || sum->terms.size() < 2 || term >= sum->terms.size()) return std::nullopt;
    sum->terms.erase(sum->terms.begin() + static_cast<std::ptrdiff_t>(term));
    sum->minus.erase(sum->minus.begin() + static_cast<std::ptrdiff_t>(term));
    return formula;
}

std::optional<Formula> with_other_sign(Formula formula, std::size_t term) {
    Sum* sum = sum_in(formula);
    if (sum == nullptr || term >= sum->terms.size()) return std::nullopt;
    sum->minus[term] = !sum->minus[term];
    return formula;
}

std::optional<Formula> without_factor(Formula formula, bool first) {
    auto* product = std::get_if<Product>(&formula.node);
    if (product == nullptr || product->factors.size() < 2) return std::nullopt;
    product->factors.erase(first ? product->factors.begin() : product->factors.end() - 1);
    if (product->factors.size() == 1) return Formula(product->factors.front());
    return formula;
}

// w − α g without α.
std::optional<Formula> without_rate(Formula formula) {
    Sum* sum = sum_in(formula);
    if (sum == nullptr || sum->terms.size() != 2) return std::nullopt;
    const auto step = without_factor(sum->terms.back(), true);
    if (!step) return std::nullopt;
    sum->terms.back() = *step;
    return formula;
}

// y − a for a − y.
Formula negated(const Formula& formula) {
    using namespace algebra;
    const auto* sum = std::get_if<Sum>(&formula.node);
    const bool difference =
        sum != nullptr && sum->terms.size() == 2 && !sum->minus.front() && sum->minus.back();
    return difference ? sum->terms.back() - sum->terms.front() : -formula;
}

std::optional<Formula> scaled(const Formula& formula, double factor) {
    using namespace algebra;
    if (factor == -1.0) return negated(formula);
    if (factor == 2.0) return number(2) * formula;
    if (factor == 0.5) return fraction(number(1), number(2)) * formula;
    return std::nullopt;
}

std::optional<Formula> changed(const Formula& right, const Suspicion& suspicion, const Setting& setting) {
    const Slip& slip = suspicion.slip;
    const auto term = static_cast<std::size_t>(std::max(slip.index - 1, 0));
    const auto last = [&]() -> std::size_t {
        const Sum* sum = sum_in(right);
        return sum == nullptr ? 0 : sum->terms.size() - 1;
    };
    switch (slip.twist) {
    case Twist::scaled: return scaled(right, slip.factor);
    case Twist::replaced:
        if (!suspicion.other) return std::nullopt;
        return setting.names()(*suspicion.other);
    case Twist::term_left_out: return without_term(right, term);
    case Twist::term_negated: return with_other_sign(right, term);
    case Twist::bias_left_out: return without_term(right, last());
    case Twist::bias_negated: return with_other_sign(right, last());
    case Twist::slope_left_out:
        if (suspicion.at.symbol != Symbol::delta) return std::nullopt;
        return without_factor(right, false);
    case Twist::added: return with_other_sign(right, last());
    case Twist::rate_left_out: return without_rate(right);
    default: return std::nullopt;
    }
}

} // namespace

std::optional<Quantity> left_out(const Suspicion& suspicion, const Network& network) {
    const Quantity& at = suspicion.at;
    switch (suspicion.mistake) {
    case Mistake::missing_activation_derivative:
        // ∂E/∂a goes through several of them, σ′ itself does not go through any; softmax has none.
        if (at.symbol != Symbol::delta || !is_elementwise(network.layer(at.layer).activation))
            return std::nullopt;
        return Quantity{Symbol::activation_derivative, at.layer, at.row, 0, at.example};
    case Mistake::bias_forgotten:
        if (at.symbol != Symbol::weighted_input) return std::nullopt;
        return Quantity{Symbol::bias, at.layer, at.row, 0, 0};
    case Mistake::path_missing: return suspicion.other;
    default: return std::nullopt;
    }
}

std::optional<Formula> mistaken_side(const Finding& finding, const Setting& setting) {
    if (finding.verdict != Verdict::wrong || finding.suspicions.empty()) return std::nullopt;
    const Quantity& quantity = finding.answer.quantity;
    const Suspicion& suspicion = finding.suspicions.front();
    if (suspicion.at != quantity) return std::nullopt;
    auto side = changed(right_side(quantity, setting), suspicion, setting);
    const auto value = side ? evaluate_number(*side, setting.numbers()) : std::nullopt;
    if (!value) return std::nullopt;
    const WrittenNumber& given = finding.answer.number;
    if (!rounds_to(given, *value) && !one_unit_off(given, *value)) return std::nullopt;
    return side;
}

} // namespace backstep
