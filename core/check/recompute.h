#pragma once

#include "core/check/interval.h"
#include "core/check/slip.h"
#include "core/check/written_number.h"
#include "core/model/scenario.h"

#include <optional>
#include <span>
#include <vector>

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

/// Works numbers out by the notes' rules, one by one, from what each directly depends on. Num is double, or
/// Interval for all that early rounding to `rounded_to` can make of a number.
template<class Num>
class Recompute {
public:
    explicit Recompute(const Update& update);

    /// The number by its rule, whatever the submission gives for it.
    Num value(const Element& element, const Ground& ground);

    /// More numbers on the same ground as the last `value`.
    Num again(const Element& element) { return by_rule(element); }

    /// The elements that the last `value` took from the submission, and those that it worked out.
    const std::vector<int>& taken() const { return taken_; }
    const std::vector<Element>& worked_out() const { return worked_out_; }

private:
    const Update& update_;
    const Network& network_;
    const Elements& elements_;
    Ground ground_;
    std::vector<Num> memo_;
    std::vector<std::uint32_t> stamp_;
    std::uint32_t now_ = 0;
    std::vector<int> taken_;
    std::vector<Element> worked_out_;

    Num get(const Element& e);
    Num own(int index);
    Num rounded(Num value) const;
    Num by_rule(const Element& e);
    Num rule(const Element& e, const Slip* slip);
    const Slip* slip_at(const Element& e) const;

    Num input(int l, int j, int m);
    Num weight(int l, int i, int j, const Slip* slip);
    Num delta_of(int l, int i, int m) { return get({Symbol::delta, l, i, 0, m}); }
    Num target(int k, int m) { return get({Symbol::target, 0, k, 0, m}); }
    Num output(int k, int m, const Slip* slip);
    bool is_free(int l, int k, int m) const;

    Num weighted_input(const Element& e, const Slip* slip);
    Num activation(const Element& e, const Slip* slip);
    Num softmax(const Element& e, double sign);
    Num slope(const Element& e, const Slip* slip);
    bool tells_side(const Element& a);
    Num slope_from_a(Activation activation, Num a) const;
    Num slope_from_z(Activation activation, Num z) const;
    Num cost(int m, const Slip* slip);
    Num cost_of_output(Cost cost, int k, int m, const Slip* slip);
    Num output_gradient(const Element& e, const Slip* slip);
    Num hidden_gradient(const Element& e, const Slip* slip);
    Num delta(const Element& e, const Slip* slip);
    Num output_delta(const Element& e, Cost cost, const Slip* slip);
    Num gradient(const Element& e, const Slip* slip);
    Num reduced(const Element& e, const Slip* slip);
    Num updated(const Element& e, const Slip* slip);
};

extern template class Recompute<double>;
extern template class Recompute<Interval>;

} // namespace backstep
