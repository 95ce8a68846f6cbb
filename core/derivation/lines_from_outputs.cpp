#include "core/derivation/lines.h"

#include <fmt/format.h>

namespace backstep {
namespace {

using namespace algebra;
using Index = Names::Index;

constexpr int most_outputs = 6;

class FromOutputs {
public:
    FromOutputs(Lines& lines, const Setting& setting, const Quantity& gradient)
        : lines_(lines), s_(setting), n_(setting.names()), q_(gradient), t_(taken_by(n_, gradient)),
          L_(setting.depth()), K_(setting.neurons(L_)) {}

    Formula run() {
        const Formula left = n_(q_);
        lines_.begin(chain_rule(), left,
                     over_outputs([&](int k) { return error(k) * n_.derivative(output(k), t_); }));
        return q_.layer == L_ ? into_output() : into_last_hidden();
    }

private:
    Formula output(int k) const { return n_.a({L_, {}}, Names::at(k)); }
    Formula z(int l, int i) const { return n_.z({l, {}}, Names::at(i)); }
    Formula slope(int l, int i) const { return n_.slope({l, {}}, Names::at(i)); }
    bool is(Symbol symbol) const { return q_.symbol == symbol; }

    // ∂E/∂a of an output, as the difference it is.
    Formula error(int k) const {
        Formula f = rules::output_gradient(s_, k).back();
        if (std::holds_alternative<Sum>(f.node)) f = group(std::move(f));
        return of(std::move(f),
                  {.symbol = Symbol::cost_gradient_a, .layer = L_, .row = k, .example = n_.example().value});
    }

    Formula over_outputs(const std::function<Formula(int)>& term) const {
        Formulas terms;
        for (int k = 1; k <= K_; ++k) terms.push_back(term(k));
        return sum(std::move(terms));
    }

    std::string chain_rule() const {
        if (K_ == 1) return "Chain rule through the output";
        return K_ == 2 ? "Chain rule over both outputs" : fmt::format("Chain rule over all {} outputs", K_);
    }

    // n = σ(z), or n = z.
    std::string is_activated(int l, int i) const {
        const bool linear = s_.activation(l) == Activation::identity;
        const Formula side = linear ? z(l, i) : n_.activation({l, {}}, z(l, i));
        return fmt::format("{} = {}", said(n_.a({l, {}}, Names::at(i))), said(side));
    }

    Formula into_output() {
        const int i = q_.row;
        if (K_ > 1)
            lines_.go_on(fmt::format("{} does not reach {}", said(t_),
                                     K_ == 2 ? said(output(3 - i)) : "the other outputs"),
                         over_outputs([&](int k) {
                             const Formula term = error(k) * n_.derivative(output(k), t_);
                             return k == i ? term : struck(term);
                         }));
        if (is(Symbol::cost_gradient_a)) {
            lines_.go_on(fmt::format("{} changes with itself at the rate 1", said(t_)), error(i));
            return error(i);
        }
        return down_to_parameter(error(i), L_, i);
    }

    Formula into_last_hidden() {
        lines_.go_on(K_ == 1 ? is_activated(L_, 1) : "Each output is activated", over_outputs([&](int k) {
                         return error(k) * slope(L_, k) * n_.derivative(z(L_, k), t_);
                     }));
        const int i = q_.row;
        const Formula a = n_.a({L_ - 1, {}}, Names::at(i));
        const auto weighted = [&](int k) {
            return error(k) * slope(L_, k) * n_.W({L_, {}}, Names::at(k), Names::at(i));
        };
        const std::string contains = fmt::format("{} contains {}", said(z(L_, 1)),
                                                 said(n_.W({L_, {}}, Names::at(1), Names::at(i)) * a)) +
                                     (K_ > 1 ? ", and so on" : "");
        if (is(Symbol::cost_gradient_a)) {
            lines_.go_on(contains, over_outputs(weighted));
            return over_outputs(weighted);
        }
        const Formula onwards = n_.derivative(a, t_);
        lines_.go_on(contains + fmt::format("; no other term depends on {}", said(t_)),
                     over_outputs([&](int k) { return weighted(k) * onwards; }));
        Formula back = over_outputs(weighted);
        if (K_ > 1) {
            back = of(group(std::move(back)), {.symbol = Symbol::cost_gradient_a,
                                               .layer = L_ - 1,
                                               .row = i,
                                               .example = n_.example().value});
            lines_.go_on("The last factor is common", back * onwards);
        }
        return down_to_parameter(std::move(back), L_ - 1, i);
    }

    // … ∂a/∂t of the neuron that t leads into.
    Formula down_to_parameter(Formula so_far, int l, int i) {
        Formula all = std::move(so_far) * slope(l, i);
        if (is(Symbol::delta)) {
            lines_.go_on(is_activated(l, i), all);
            return all;
        }
        lines_.go_on(is_activated(l, i), all * n_.derivative(z(l, i), t_));
        if (is(Symbol::bias_gradient)) {
            lines_.go_on(fmt::format("{} contains {} itself", said(z(l, i)), said(t_)), all);
            return all;
        }
        const Formula source = n_.a({l - 1, {}}, Names::at(q_.column));
        lines_.go_on(fmt::format("{} contains {}", said(z(l, i)), said(t_ * source)), all * source);
        return all * source;
    }

    Lines& lines_;
    const Setting& s_;
    const Names& n_;
    const Quantity& q_;
    Formula t_;
    int L_, K_;
};

} // namespace

bool chains_from_outputs(const Setting& s, const Quantity& q) {
    const int L = s.depth();
    return s.notation().conventions().through_outputs && q.layer >= L - 1 && s.neurons(L) <= most_outputs &&
           !rules::has_own_delta(s, L);
}

Formula lines_from_outputs(Lines& lines, const Setting& setting, const Quantity& gradient) {
    return FromOutputs(lines, setting, gradient).run();
}

} // namespace backstep
