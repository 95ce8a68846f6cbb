#include "core/notation/notes.h"
#include "core/notation/scripts.h"

namespace backstep {
namespace {

using algebra::Index;

// Vectors and matrices bold, Jacobians in numerator layout: gradients are rows, and those of weights
// transposed. z and s are the hidden layers' inputs and activations, ŷ the output. A shallow network's only
// hidden layer needs no number.
class Richardson final : public Notation {
public:
    std::string_view id() const override { return "richardson"; }
    std::string_view title() const override { return "Richardson"; }
    Conventions conventions() const override {
        return {.arrangement = Arrangement::numerator, .transpose = "⊤", .error = "loss"};
    }

    std::optional<Name> letter(const Address& q, const Network& network) const override {
        const bool output = q.layer.letter.empty() && q.layer.value == network.depth();
        const bool only_hidden = q.layer.letter.empty() && network.depth() == 2 && q.layer.value == 1;
        const std::string layer = only_hidden ? std::string() : written(q.layer);
        switch (q.symbol) {
        case Symbol::input: return per_example("x", q, {});
        case Symbol::target: return per_example("y", q, {});
        case Symbol::cost: return Name{.base = "ℓ", .face = Face::upright, .sup = in_brackets(q.example)};
        case Symbol::weighted_input: return per_example("z", q, layer);
        case Symbol::activation: {
            Name name = per_example(output ? "y" : "s", q, output ? std::string() : layer);
            if (output) name.accent = Accent::hat;
            return name;
        }
        case Symbol::weight: return weight(q);
        case Symbol::bias:
            return is_one(q) ? Name{.base = "b", .sub = written(q.row), .sup = in_brackets(q.layer)}
                             : Name{.base = "b", .face = Face::bold, .sub = written(q.layer)};
        default: return std::nullopt;
        }
    }

    Name activation_function(const Index&, const Network&) const override { return {.base = "σ"}; }
    Name learning_rate(const Index&) const override { return {.base = "α"}; }

private:
    static bool is_one(const Address& q) { return q.row.value > 0 || !q.row.letter.empty(); }

    // z_2 in bold; its third component is z_{2,3}.
    static Name per_example(const char* base, const Address& q, const std::string& layer) {
        Name name{.base = base, .face = Face::bold, .sub = layer, .sup = in_brackets(q.example)};
        if (!is_one(q)) return name;
        name.face = Face::italic;
        name.sub += (layer.empty() ? "" : ",") + written(q.row);
        return name;
    }

    static Name weight(const Address& q) {
        const std::string layer = in_brackets(q.layer);
        if (q.row.value == 0 && q.column.value == 0) return {.base = "W", .face = Face::bold, .sup = layer};
        const Index any{0, "∗"};
        return {.base = "w",
                .sub = side_by_side({q.row.value > 0 ? q.row : any, q.column.value > 0 ? q.column : any}),
                .sup = layer};
    }
};

} // namespace

std::unique_ptr<const Notation> richardson() {
    return std::make_unique<Richardson>();
}

} // namespace backstep
