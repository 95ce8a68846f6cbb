#pragma once

#include "core/check/interval.h"
#include "core/check/slip.h"
#include "core/model/scenario.h"

#include <optional>
#include <span>
#include <vector>

/// What the numbers of an update are worked out from again.
namespace backstep {

/// The update whose numbers are worked out again.
struct Update {
    const Scenario& scenario;
    const Network& network;
    const Trace& trace;
    Elements elements;
    std::vector<double> exact; ///< of each element, as the trace has it; NaN of σ′ of softmax

    Update(const Scenario& scenario, const Network& network, const Trace& trace);
    double value(const Element& element) const {
        return exact[static_cast<std::size_t>(elements.index(element))];
    }
};

/// The numbers that a submission gives, by element.
class OwnNumbers {
public:
    explicit OwnNumbers(int count) : given_(static_cast<std::size_t>(count), -1) {}

    void set(int element, double value, Interval around);
    void clear();
    bool has(int element) const { return given_[static_cast<std::size_t>(element)] >= 0; }
    double value(int element) const { return values_[place(element)]; }
    Interval around(int element) const { return around_[place(element)]; }

private:
    std::size_t place(int element) const {
        return static_cast<std::size_t>(given_[static_cast<std::size_t>(element)]);
    }
    std::vector<int> given_; ///< position in the lists below, or −1
    std::vector<int> elements_;
    std::vector<double> values_;
    std::vector<Interval> around_;
};

/// The ways by which one may come to the same number.
struct Route {
    bool other_slope = false; ///< σ′ from z where a gives it, and the reverse
    bool other_delta = false; ///< δ through ∂E/∂a and σ′ where the cost cancels σ′
};

/// What a number is worked out from.
struct Ground {
    const OwnNumbers* own = nullptr;    ///< the submission's numbers where it gives them; none: exact ones
    std::span<const SlipAt> slips;      ///< made on the way
    std::optional<int> rounded_to = {}; ///< numbers not given are rounded to these decimals on the way
    Route route = {};
    int ignored = -1; ///< an element of `own` whose exact value is taken instead
};

} // namespace backstep
