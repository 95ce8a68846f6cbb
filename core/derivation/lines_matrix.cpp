#include "core/derivation/lines.h"

#include <fmt/format.h>

namespace backstep {
namespace {

using namespace algebra;
using Index = Names::Index;

class Expansion {
public:
    explicit Expansion(const Setting& setting) : setting_(setting) {}

    // δ and ∂E/∂a replaced by what they come from, as far as the outputs.
    Formula at(const Formula& f) {
        if (f.quantity &&
            (f.quantity->symbol == Symbol::delta || f.quantity->symbol == Symbol::cost_gradient_a)) {
            changed_ = true;
            const Formula inner = at(right_side(*f.quantity, setting_));
            const bool compound =
                std::holds_alternative<Sum>(inner.node) || std::holds_alternative<Product>(inner.node);
            return compound ? group(inner) : inner;
        }
        Formula all = f;
        if (auto* p = std::get_if<Product>(&all.node)) expand(p->factors);
        if (auto* g = std::get_if<Group>(&all.node)) expand(g->parts);
        if (auto* s = std::get_if<Sum>(&all.node)) expand(s->terms);
        if (auto* t = std::get_if<Transpose>(&all.node)) expand(t->parts);
        return all;
    }

    bool changed() const { return changed_; }

private:
    void expand(Formulas& parts) {
        for (Formula& part : parts) part = at(part);
    }

    const Setting& setting_;
    bool changed_ = false;
};

std::string first_reason(const Quantity& q, const Setting& s) {
    switch (q.symbol) {
    case Symbol::weighted_input: return "All weighted sums at once";
    case Symbol::activation: return "The activation, element by element";
    case Symbol::activation_derivative: return "Its slope, element by element";
    case Symbol::weight_gradient: return "Every δ times every activation that fed it";
    case Symbol::bias_gradient: return "A bias acts like a weight from a neuron that is always 1";
    case Symbol::cost_gradient_a:
        return q.layer == s.depth() ? "The slope of the error at each output"
                                    : "Each δ of the next layer comes back along its weights";
    case Symbol::delta: return "Through the activation, element by element";
    default: return "By definition";
    }
}

bool is_mean(const Quantity& q, const Setting& s) {
    return q.example == 0 && s.example_count() > 1;
}

// ∂ℓ/∂W as a product of Jacobians, from the loss back to what it is taken by (R13, R15).
Formula jacobians(const Quantity& q, const Setting& s) {
    const Names& n = s.names();
    const int L = s.depth();
    Formula before = n.a({L, {}});
    Formula all = n.derivative(n.E(), before);
    const auto step = [&](Formula next) {
        all = all * n.derivative(before, next);
        before = std::move(next);
    };
    for (int l = L; l > q.layer; --l) {
        step(n.z({l, {}}));
        step(n.a({l - 1, {}}));
    }
    if (q.symbol == Symbol::cost_gradient_a) return all;
    step(n.z({q.layer, {}}));
    if (q.symbol == Symbol::weight_gradient) step(n.W({q.layer, {}}));
    if (q.symbol == Symbol::bias_gradient) step(n.b({q.layer, {}}));
    return all;
}

} // namespace

Formula matrix_lines(Lines& lines, const Setting& s, const Quantity& q) {
    const bool gradient =
        is_gradient(q.symbol) || q.symbol == Symbol::delta || q.symbol == Symbol::cost_gradient_a;
    if (q.symbol == Symbol::delta && q.layer == s.depth() && cancels_at_outputs(s)) {
        state_output_delta(lines, s);
        return right_side(q, s);
    }
    const bool in_jacobians = gradient && s.notation().conventions().arrangement == Arrangement::numerator &&
                              !is_mean(q, s) && q.column == 0;
    if (in_jacobians) {
        lines.begin("Chain rule, one Jacobian after the other", s.names()(q), jacobians(q, s));
        lines.go_on(first_reason(q, s), right_side(q, s));
    } else {
        lines.state(is_mean(q, s) ? "Over the examples of the update" : first_reason(q, s), q);
    }
    Formula end = right_side(q, s);
    if (!gradient) return end;
    Expansion expansion(s);
    Formula expanded = expansion.at(end);
    if (!expansion.changed() || is_mean(q, s)) return end;
    lines.go_on("Everything up to the outputs put in", std::move(expanded));
    if (cancels_at_outputs(s)) state_output_delta(lines, s);
    return end;
}

} // namespace backstep
