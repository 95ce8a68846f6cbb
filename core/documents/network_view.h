#pragma once

#include "core/derivation/setting.h"
#include "core/walk/walk.h"

namespace backstep {

/// What of a network a drawing shows: only what is given, or also what a walk has made known, with the
/// quantities of one step standing out.
class NetworkView {
public:
    /// What is given, each number as it was typed.
    explicit NetworkView(const Setting& setting) : setting_(setting) {}

    /// After step `number` of the walk; 0: before the first.
    NetworkView(const Setting& setting, const Walk& walk, Granularity granularity, std::int64_t number,
                int decimals);

    const Setting& setting() const { return setting_; }
    bool walks() const { return walk_ != nullptr; }
    const std::optional<Step>& step() const { return step_; }

    bool known(const Quantity& quantity) const;
    bool current(const Quantity& quantity) const; ///< becomes known in this step

    /// Whether it differs from example to example and this step is about all of them.
    bool is_of_many(const Quantity& quantity) const;

    /// The weight of an edge as it is best shown here: its gradient, or itself, old or new. Of a bias
    /// likewise.
    Quantity shown_weight(int layer, int row, int column) const;
    Quantity shown_bias(int layer, int row) const;

    double value(const Quantity& quantity) const;
    std::string number(const Quantity& quantity) const; ///< as it is written here
    Formula name(const Quantity& quantity) const;

private:
    const Setting& setting_;
    const Walk* walk_ = nullptr;
    Walk::Position position_ = 0;
    std::optional<Step> step_;
    int decimals_ = 0;

    Quantity of_this_example(Quantity quantity) const;
};

} // namespace backstep
