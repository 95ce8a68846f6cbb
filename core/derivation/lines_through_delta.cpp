#include "core/derivation/lines.h"

#include <fmt/format.h>

namespace backstep {
namespace {

using namespace algebra;
using Index = Names::Index;

class ThroughDelta {
public:
    ThroughDelta(Lines& lines, const Setting& setting)
        : lines_(lines), s_(setting), n_(setting.names()), L_(setting.depth()) {}

    Formula of_gradient(const Quantity& q) {
        switch (q.symbol) {
        case Symbol::delta: return of_delta(q.layer, q.row);
        case Symbol::cost_gradient_a: return of_activation(q);
        default: return of_parameter(q);
        }
    }

private:
    Formula z(int l, const Index& i) const { return n_.z({l, {}}, i); }
    Formula a(int l, const Index& i) const { return n_.a({l, {}}, i); }
    Formula delta(int l, const Index& i) const { return n_.delta({l, {}}, i); }
    Formula slope(int l, const Index& i) const { return n_.slope({l, {}}, i); }
    Formula by(Formula f, Formula x) const { return n_.derivative(std::move(f), std::move(x)); }
    bool has_letter() const {
        return n_.notation()
            .letter({Symbol::delta, {1, {}}, {1, {}}, {0, {}}, {0, {}}}, s_.network())
            .has_value();
    }

    // A derivative that begins with its ∂ would run into the one after it.
    Formula chained(Formula outer, Formula inner) const {
        const bool prefixed = n_.notation().conventions().by_scalar != DerivativeSign::partial;
        return prefixed ? dot(std::move(outer), std::move(inner)) : std::move(outer) * std::move(inner);
    }

    Formula of_parameter(const Quantity& q) {
        const Index i = Names::at(q.row);
        const Formula t = taken_by(n_, q), own_z = z(q.layer, i), own_delta = delta(q.layer, i);
        lines_.begin(fmt::format("{} acts on the {} only through {}", said(t), word(), said(own_z)), n_(q),
                     chained(by(n_.E(), own_z), by(own_z, t)));
        if (has_letter())
            lines_.go_on(fmt::format("{} stands for {}", said(own_delta), said(by(n_.E(), own_z))),
                         chained(own_delta, by(own_z, t)));
        Formula end = own_delta;
        if (q.symbol == Symbol::weight_gradient) {
            const Formula source = a(q.layer - 1, Names::at(q.column));
            lines_.go_on(fmt::format("{} contains {}", said(own_z), said(t * source)), own_delta * source);
            end = own_delta * source;
        } else {
            lines_.go_on(fmt::format("{} contains {} itself", said(own_z), said(t)), own_delta);
        }
        of_delta(q.layer, q.row);
        return end;
    }

    Formula of_activation(const Quantity& q) {
        const Index j = Names::at(q.row);
        const Formula own = a(q.layer, j), left = n_(q);
        if (q.layer == L_) {
            Formula end = rules::output_gradient(s_, q.row).back();
            lines_.begin(fmt::format("{} differentiated by {}", said(n_.E()), said(own)), left, end);
            return end;
        }
        const auto onwards = [&](const Index& k) { return z(q.layer + 1, k); };
        lines_.begin(fmt::format("{} acts through every neuron it feeds", said(own)), left,
                     over(q.layer + 1, [&](const Index& k) {
                         return chained(by(n_.E(), onwards(k)), by(onwards(k), own));
                     }));
        Formula end = rules::hidden_gradient(s_, q.layer, q.row).back();
        lines_.go_on("Each of these slopes is a weight", end);
        recur(q.layer + 1);
        return end;
    }

    Formula of_delta(int l, int i) {
        if (l < L_) return of_hidden_delta(l, Names::at(i));
        if (s_.activation(L_) == Activation::softmax) return of_softmax_delta(i);
        return rules::has_own_delta(s_, L_) ? of_cancelled_delta(Names::at(i))
                                            : of_output_delta(Names::at(i));
    }

    Formula of_output_delta(const Index& i) {
        lines_.begin(fmt::format("{} acts on the {} only through {}", said(z(L_, i)), word(), said(a(L_, i))),
                     delta(L_, i), chained(by(n_.E(), a(L_, i)), by(a(L_, i), z(L_, i))));
        lines_.go_on("The slope of the activation", n_.dE_da({L_, {}}, i) * slope(L_, i));
        Formula end = bracketed(rules::output_gradient(s_, i.value).back()) * slope(L_, i);
        lines_.go_on(fmt::format("{} differentiated by {}", said(n_.E()), said(a(L_, i))), end);
        return end;
    }

    // N13, N14: the slope of the sigmoid is also the denominator of ∂E/∂a.
    Formula of_cancelled_delta(const Index& i) {
        const Formula out = a(L_, i), y = n_.y(i), own_slope = out * (number(1) - out);
        lines_.begin(fmt::format("{} acts on the {} only through {}", said(z(L_, i)), word(), said(out)),
                     delta(L_, i), n_.dE_da({L_, {}}, i) * slope(L_, i));
        lines_.go_on("Both derivatives put in",
                     group(rules::output_gradient(s_, i.value).back()) * own_slope);
        lines_.go_on("Over one denominator", fraction(out - y, own_slope) * own_slope);
        lines_.go_on("The slope cancels", fraction(out - y, struck(own_slope)) * struck(own_slope));
        lines_.go_on("What is left", out - y);
        return out - y;
    }

    // Every output depends on every z of a softmax.
    Formula of_softmax_delta(int k) {
        const Index own = Names::at(k);
        lines_.begin(fmt::format("Softmax: {} acts through every output", said(z(L_, own))), delta(L_, own),
                     over(L_, [&](const Index& j) {
                         return chained(n_.dE_da({L_, {}}, j), by(a(L_, j), z(L_, own)));
                     }));
        Formula end = rules::output_delta(s_, k).back();
        if (s_.scenario().cost != Cost::softmax_cross_entropy) {
            lines_.go_on("The slopes of softmax put in", end);
            return end;
        }
        lines_.go_on("The slopes of softmax put in", softmax_terms(k));
        lines_.go_on(std::holds_alternative<Product>(std::get<Sum>(end.node).terms.front().node)
                         ? "Terms with the same factor together"
                         : "The targets add up to 1",
                     end);
        return end;
    }

    // −y_k (1 − a_k) + Σ_{j≠k} y_j a_k
    Formula softmax_terms(int k) const {
        const Formula out = a(L_, Names::at(k));
        Formula all = -(n_.y(Names::at(k)) * (number(1) - out));
        for (int j = 1; j <= s_.neurons(L_); ++j)
            if (j != k) all = all + n_.y(Names::at(j)) * out;
        return all;
    }

    Formula of_hidden_delta(int l, const Index& i) {
        const Formula own = z(l, i);
        lines_.begin(fmt::format("{} acts through every neuron of the next layer", said(own)), delta(l, i),
                     over(l + 1, [&](const Index& k) {
                         return chained(by(n_.E(), z(l + 1, k)), by(z(l + 1, k), own));
                     }));
        const auto weight = [&](const Index& k) { return n_.W({l + 1, {}}, k, i); };
        lines_.go_on(fmt::format("{} contains {}", said(z(l + 1, Names::at(1))),
                                 said(weight(Names::at(1)) * n_.activation({l, {}}, own))),
                     over(l + 1, [&](const Index& k) { return weight(k) * delta(l + 1, k) * slope(l, i); }));
        Formula end =
            bracketed(over(l + 1, [&](const Index& k) { return weight(k) * delta(l + 1, k); })) * slope(l, i);
        if (s_.neurons(l + 1) > 1) lines_.go_on("The last factor is common", end);
        recur(l + 1);
        return end;
    }

    // The deltas that come in, as far as the outputs.
    void recur(int from) {
        for (int l = from; l < L_; ++l)
            lines_.state("The same one layer on",
                         {.symbol = Symbol::delta, .layer = l, .example = n_.example().value});
        state_output_delta(lines_, s_);
    }

    Formula over(int l, const std::function<Formula(const Index&)>& term) const {
        return rules::total(s_.neurons(l), "k", term);
    }

    static Formula bracketed(Formula f) {
        return std::holds_alternative<Sum>(f.node) ? group(std::move(f)) : f;
    }

    std::string_view word() const { return n_.notation().conventions().error; }

    Lines& lines_;
    const Setting& s_;
    const Names& n_;
    int L_;
};

} // namespace

Formula lines_through_delta(Lines& lines, const Setting& setting, const Quantity& gradient) {
    return ThroughDelta(lines, setting).of_gradient(gradient);
}

} // namespace backstep
