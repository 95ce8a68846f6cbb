#include "app/panels/presenter/presented_formula.h"

#include "core/derivation/rules.h"
#include "core/formula/leaves.h"
#include "core/formula/number_text.h"
#include "core/formula/substitute.h"

#include <algorithm>

namespace backstep {
namespace {

constexpr std::size_t most_factors = 6, most_names_in_brackets = 4;

bool is_given(Symbol symbol) {
    return symbol == Symbol::input || symbol == Symbol::target || symbol == Symbol::weight ||
           symbol == Symbol::bias;
}

/// A gradient of one example until the mean or sum is known; other numbers belong to the example being
/// walked.
Quantity of_walked_example(const Session& session, Quantity quantity) {
    if (quantity.example != 0 || session.walk().examples().size() < 2 || !is_per_example(quantity.symbol))
        return quantity;
    const bool reduced = is_gradient(quantity.symbol) || quantity.symbol == Symbol::cost;
    if (!reduced || !session.known(quantity)) quantity.example = session.example();
    return quantity;
}

/// Of a weight or bias: what it has become, else its gradient, else itself.
Quantity most_derived(const Session& session, const Quantity& quantity) {
    const bool weight = quantity.symbol == Symbol::weight;
    if (!weight && quantity.symbol != Symbol::bias) return of_walked_example(session, quantity);
    for (const Symbol symbol : {weight ? Symbol::updated_weight : Symbol::updated_bias,
                                weight ? Symbol::weight_gradient : Symbol::bias_gradient}) {
        Quantity derived = quantity;
        derived.symbol = symbol;
        derived = of_walked_example(session, derived);
        if (session.known(derived)) return derived;
    }
    return quantity;
}

int layer_of(const Quantity& quantity, int depth) {
    return quantity.symbol == Symbol::target ? depth : quantity.layer;
}

/// The entry of `whole` that stands where `selected` does: the same neuron or weight, the weight's neuron, a
/// weight of the neuron.
std::optional<Quantity> entry_beside(const Quantity& whole, const Quantity& selected, int depth) {
    Quantity entry = whole;
    const int l = layer_of(selected, depth);
    if (selected.row == 0) return std::nullopt;
    if (is_matrix(whole.symbol)) {
        const bool source = !is_matrix(selected.symbol) && l == whole.layer - 1;
        if (!source && l != whole.layer) return std::nullopt;
        entry.row = source ? 1 : selected.row;
        entry.column = source ? selected.row : std::max(selected.column, 1);
        return entry;
    }
    const bool source = is_matrix(selected.symbol) && l == whole.layer + 1;
    if (!is_vector(whole.symbol) || (!source && l != whole.layer)) return std::nullopt;
    entry.row = source ? selected.column : selected.row;
    return entry;
}

Quantity first_entry(Quantity whole) {
    if (is_vector(whole.symbol) || is_matrix(whole.symbol)) whole.row = std::max(whole.row, 1);
    if (is_matrix(whole.symbol)) whole.column = std::max(whole.column, 1);
    return whole;
}

/// Takes a product apart, and δ of an output into the factors it is made of.
class Factors {
public:
    explicit Factors(const Setting& setting) : setting_(setting) {}

    void take(const Formula& formula) {
        if (stands_for(formula, Symbol::delta) && take_delta(formula)) return;
        if (stands_for(formula, Symbol::cost_gradient_a) && take_slope_of_cost(formula)) return;
        const auto* product = std::get_if<Product>(&formula.node);
        if (product != nullptr && product->times == Times::adjacent && !formula.quantity)
            for (const Formula& factor : product->factors) take(factor);
        else
            taken_.push_back(formula);
    }

    Formulas taken() && { return std::move(taken_); }
    std::optional<PresentedFormula::Join> join() const { return join_; }

private:
    /// Of an output, where it comes from E and not from layers behind it.
    bool stands_for(const Formula& formula, Symbol symbol) const {
        return formula.quantity && formula.quantity->symbol == symbol &&
               formula.quantity->layer == setting_.depth() && is_scalar(*formula.quantity);
    }

    bool take_delta(const Formula& formula) {
        const Formula right = right_side(*formula.quantity, setting_);
        const std::size_t first = taken_.size();
        if (std::holds_alternative<Product>(right.node))
            take(right);
        else if (leaves(right).size() < most_names_in_brackets)
            taken_.push_back(algebra::of(algebra::group(right), *formula.quantity));
        else
            return false;
        join_ = {first, taken_.size() - first, formula};
        return true;
    }

    bool take_slope_of_cost(const Formula& formula) {
        const Formula right = right_side(*formula.quantity, setting_);
        if (leaves(right).size() >= most_names_in_brackets) return false;
        taken_.push_back(algebra::of(algebra::group(right), *formula.quantity));
        return true;
    }

    const Setting& setting_;
    Formulas taken_;
    std::optional<PresentedFormula::Join> join_;
};

bool is_quantity_or_number(const Formula& factor) {
    return factor.quantity || std::holds_alternative<Number>(factor.node) ||
           std::holds_alternative<Fraction>(factor.node);
}

/// σ′ is known by now, whether these notes have a letter for it or write σ′(z).
std::optional<double> slope_of(const Formula& factor, const Setting& setting) {
    const auto& q = factor.quantity;
    if (!q || q->symbol != Symbol::activation_derivative || !is_scalar(*q)) return std::nullopt;
    return evaluate_number(factor, setting.numbers());
}

void take_apart(const Setting& setting, const Formula& right, int decimals, PresentedFormula& shown) {
    Factors factors(setting);
    factors.take(right);
    shown.join = factors.join();
    Formulas taken = std::move(factors).taken();
    if (taken.size() < 2 || taken.size() > most_factors ||
        !std::ranges::all_of(taken, is_quantity_or_number)) {
        shown.join.reset();
        return;
    }
    shown.factors = std::move(taken);
    // A negative factor needs its brackets, which only the whole product tells.
    const Formula numbers = with_numbers(algebra::product(shown.factors), setting.numbers(), decimals);
    const auto* product = std::get_if<Product>(&numbers.node);
    if (product != nullptr && product->factors.size() == shown.factors.size())
        shown.factor_numbers = product->factors;
    else
        for (const Formula& factor : shown.factors)
            shown.factor_numbers.push_back(with_numbers(factor, setting.numbers(), decimals));
    for (std::size_t i = 0; i < shown.factors.size(); ++i)
        if (const auto slope = slope_of(shown.factors[i], setting))
            shown.factor_numbers[i] = algebra::number(number_text(*slope, decimals), *slope);
}

} // namespace

std::optional<Quantity> presented_quantity(const Session& session, bool chosen) {
    const auto step = session.step();
    auto selected = session.selected();
    if (selected && !is_scalar(*selected)) selected.reset();
    if (selected && (chosen || !step)) return most_derived(session, *selected);
    if (!step) return std::nullopt;
    for (const Quantity& quantity : step->quantities) {
        if (!selected || is_scalar(quantity)) break;
        if (const auto entry = entry_beside(quantity, *selected, session.network().depth())) return entry;
    }
    return first_entry(step->quantities.front());
}

PresentedFormula presented_formula(const Session& session, const Quantity& scalar) {
    const Setting setting = session.setting();
    const int decimals = session.decimals();
    PresentedFormula shown;
    shown.quantity = scalar;
    shown.known = is_given(scalar.symbol) || session.known(scalar);
    if (const auto value = session.value(scalar)) shown.value = number_text(*value, decimals);
    const Formula all = rule(scalar, setting);
    const auto* sides = std::get_if<Chain>(&all.node);
    shown.name = sides != nullptr ? sides->sides.front() : all;
    if (sides == nullptr) return shown;
    shown.sides.assign(sides->sides.begin() + 1, sides->sides.end());
    shown.becomes = !sides->relations.empty() && sides->relations.front() == Relation::becomes;
    const Formula& right = shown.sides.back();
    shown.numbers = with_numbers(right, setting.numbers(), decimals);
    take_apart(setting, right, decimals, shown);
    if (shown.join)
        if (const auto value = session.value(*shown.join->name.quantity))
            shown.join_value = number_text(*value, decimals);
    return shown;
}

} // namespace backstep
