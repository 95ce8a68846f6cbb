#include "core/documents/network_view.h"

#include "core/formula/number_text.h"

#include <algorithm>

namespace backstep {
namespace {

constexpr int most_decimals_drawn = 6;

bool covers(const Quantity& whole, const Quantity& part) {
    return whole.symbol == part.symbol && whole.layer == part.layer &&
           (whole.row == 0 || whole.row == part.row) && (whole.column == 0 || whole.column == part.column) &&
           whole.example == part.example;
}

} // namespace

NetworkView::NetworkView(const Setting& setting, const Walk& walk, Granularity granularity,
                         std::int64_t number, int decimals)
    : setting_(setting), walk_(&walk), position_(walk.after(number, granularity)),
      decimals_(std::min(decimals, most_decimals_drawn)) {
    if (number > 0) step_ = walk.step(number, granularity);
}

Quantity NetworkView::of_this_example(Quantity quantity) const {
    const bool several = setting_.example_count() > 1;
    if (!is_per_example(quantity.symbol) || !several || quantity.example > 0) return quantity;
    const bool about_all = step_ && step_->example == 0;
    if (about_all && (is_gradient(quantity.symbol) || quantity.symbol == Symbol::cost)) return quantity;
    quantity.example = setting_.numbers().example;
    return quantity;
}

bool NetworkView::known(const Quantity& quantity) const {
    if (is_of_many(quantity)) return false;
    const Symbol symbol = quantity.symbol;
    const bool given = symbol == Symbol::input || symbol == Symbol::target || symbol == Symbol::weight ||
                       symbol == Symbol::bias;
    return given || (walks() && walk_->known(of_this_example(quantity), position_));
}

bool NetworkView::current(const Quantity& quantity) const {
    if (!step_) return false;
    const Quantity own = of_this_example(quantity);
    return std::ranges::any_of(step_->quantities, [&](const Quantity& q) { return covers(q, own); });
}

bool NetworkView::is_of_many(const Quantity& quantity) const {
    const bool about_all = step_ && step_->example == 0 && setting_.example_count() > 1;
    return about_all && is_per_example(quantity.symbol) && !is_gradient(quantity.symbol) &&
           quantity.symbol != Symbol::cost;
}

Quantity NetworkView::shown_weight(int layer, int row, int column) const {
    const Quantity gradient{Symbol::weight_gradient, layer, row, column, 0};
    const Quantity updated{Symbol::updated_weight, layer, row, column, 0};
    if (current(gradient)) return gradient;
    return known(updated) ? updated : Quantity{Symbol::weight, layer, row, column, 0};
}

Quantity NetworkView::shown_bias(int layer, int row) const {
    const Quantity gradient{Symbol::bias_gradient, layer, row, 0, 0};
    const Quantity updated{Symbol::updated_bias, layer, row, 0, 0};
    if (current(gradient)) return gradient;
    return known(updated) ? updated : Quantity{Symbol::bias, layer, row, 0, 0};
}

double NetworkView::value(const Quantity& quantity) const {
    return value_of(of_this_example(quantity), setting_.network(), setting_.trace()).value_or(0.0);
}

std::string NetworkView::number(const Quantity& quantity) const {
    return walks() ? number_text(value(quantity), decimals_) : number_in_full(value(quantity));
}

Formula NetworkView::name(const Quantity& quantity) const {
    return setting_.names()(of_this_example(quantity));
}

} // namespace backstep
