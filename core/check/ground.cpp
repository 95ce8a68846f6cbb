#include "core/check/ground.h"

#include <limits>

namespace backstep {

Update::Update(const Scenario& s, const Network& n, const Trace& t)
    : scenario(s), network(n), trace(t), elements(n, t.examples),
      exact(static_cast<std::size_t>(elements.count()), std::numeric_limits<double>::quiet_NaN()) {
    const auto fill = [&](Symbol symbol, int l, int m) {
        for (int i = 1; i <= elements.rows(symbol, l); ++i)
            for (int j = 1; j <= elements.columns(symbol, l); ++j) {
                const Element e{symbol, l, symbol == Symbol::cost ? 0 : i, is_matrix(symbol) ? j : 0, m};
                const auto value = value_of(elements.quantity(e), network, trace);
                if (value) exact[static_cast<std::size_t>(elements.index(e))] = *value;
            }
    };
    const int count = elements.example_count();
    for (int s_index = 0; s_index <= static_cast<int>(Symbol::updated_bias); ++s_index) {
        const auto symbol = static_cast<Symbol>(s_index);
        const bool reduced = symbol == Symbol::cost || is_gradient(symbol);
        for (int l = has_layer(symbol) ? 1 : 0; l <= (has_layer(symbol) ? n.depth() : 0); ++l) {
            for (int m = 0; m < (is_per_example(symbol) ? count : 1); ++m) fill(symbol, l, m);
            if (reduced && count > 1) fill(symbol, l, all_examples_of_update);
        }
    }
}

void OwnNumbers::set(int element, double value, Interval around) {
    if (!has(element)) {
        given_[static_cast<std::size_t>(element)] = static_cast<int>(values_.size());
        elements_.push_back(element);
        values_.push_back(value);
        around_.push_back(around);
        return;
    }
    values_[place(element)] = value;
    around_[place(element)] = around;
}

void OwnNumbers::clear() {
    for (const int element : elements_) given_[static_cast<std::size_t>(element)] = -1;
    elements_.clear();
    values_.clear();
    around_.clear();
}

} // namespace backstep
