#include "core/notation/notes.h"
#include "core/notation/scripts.h"

namespace backstep {
namespace {

using algebra::Index;

// Nodes are numbered through the whole network, inputs first; w48 leads from node 4 to node 8. The
// activations of layer l are x_l, and a node's n.
class SureshSardana final : public Notation {
public:
    std::string_view id() const override { return "suresh-sardana"; }
    std::string_view title() const override { return "Suresh & Sardana"; }
    Conventions conventions() const override { return {.through_outputs = true}; }

    std::optional<Name> letter(const Address& q, const Network& network) const override {
        const std::string example = in_brackets(q.example);
        const bool one = q.row.value > 0 || !q.row.letter.empty();
        const Index node = one ? number_of(q.layer.value, q.row, network) : Index{0, {}};
        const std::string script = one ? written(node) : written(q.layer);
        switch (q.symbol) {
        case Symbol::input:
            return one ? Name{.base = "n", .sub = script, .sup = example}
                       : Name{.base = "x", .sub = "0", .sup = example};
        case Symbol::activation: return Name{.base = one ? "n" : "x", .sub = script, .sup = example};
        case Symbol::target: return Name{.base = "y", .sub = written(q.row), .sup = example};
        case Symbol::weight: return weight(q, network);
        case Symbol::bias: return Name{.base = "b", .sub = script};
        case Symbol::weighted_input: return Name{.base = "z", .sub = script, .sup = example};
        case Symbol::activation_derivative:
            return Name{.base = "σ", .sub = script, .sup = example, .primes = 1};
        case Symbol::delta: return Name{.base = "δ", .sub = script, .sup = example};
        case Symbol::cost: return Name{.base = "E", .sup = example};
        default: return std::nullopt;
        }
    }

    Name activation_function(const Index&, const Network&) const override { return {.base = "σ"}; }
    Name learning_rate(const Index&) const override { return {.base = "α"}; }

private:
    static Index number_of(int layer, const Index& neuron, const Network& network) {
        int before = 0;
        for (int l = 0; l < layer; ++l) before += static_cast<int>(network.neurons(l));
        return {before + neuron.value, neuron.letter};
    }

    static Name weight(const Address& q, const Network& network) {
        const bool row = q.row.value > 0, column = q.column.value > 0;
        if (!row && !column) return {.base = "W", .sub = written(q.layer)};
        const Index to = row ? number_of(q.layer.value, q.row, network) : Index{0, "∗"};
        const Index from = column ? number_of(q.layer.value - 1, q.column, network) : Index{0, "∗"};
        return {.base = "w", .sub = side_by_side({from, to})};
    }
};

} // namespace

std::unique_ptr<const Notation> suresh_sardana() {
    return std::make_unique<SureshSardana>();
}

} // namespace backstep
