#pragma once

#include "core/check/ground.h"

#include <cstdint>
#include <vector>

namespace backstep {

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
