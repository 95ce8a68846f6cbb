#include "core/notation/notes.h"
#include "core/notation/scripts.h"

namespace backstep {
namespace {

using algebra::Index;

// Layers are superscripts, and the input is layer 1; w_ij^l leads from neuron j of layer l−1 to neuron i of
// l.
class Neal final : public Notation {
public:
    std::string_view id() const override { return "neal"; }
    std::string_view title() const override { return "Neal"; }
    Conventions conventions() const override { return {.first_layer = 2, .error = "cost"}; }

    std::optional<Name> letter(const Address& q, const Network&) const override {
        const Index layer = counted(q.layer);
        const auto of_example = [&](const char* base, const std::string& sub, const Index& l) {
            const std::string example = in_brackets(q.example);
            const std::string both = written(l) + (l.value != 0 && !example.empty() ? "," : "") + example;
            return Name{.base = base, .sub = sub, .sup = both};
        };
        const std::string row = written(q.row);
        switch (q.symbol) {
        case Symbol::input: return of_example("a", row, {1, {}});
        case Symbol::activation: return of_example("a", row, layer);
        case Symbol::target: return of_example("y", row, {0, {}});
        case Symbol::weighted_input: return of_example("z", row, layer);
        case Symbol::delta: return of_example("δ", row, layer);
        case Symbol::cost: return of_example("C", "", {0, {}});
        case Symbol::weight: return Name{.base = "w", .sub = entry(q), .sup = written(layer)};
        case Symbol::bias: return Name{.base = "b", .sub = row, .sup = written(layer)};
        default: return std::nullopt;
        }
    }

    Name activation_function(const Index&, const Network&) const override { return {.base = "σ"}; }
    Name learning_rate(const Index&) const override { return {.base = "η"}; }

private:
    // A letter stands for the layer as these notes count it already.
    static Index counted(const Index& layer) {
        return layer.letter.empty() ? Index{layer.value + 1, {}} : layer;
    }

    static std::string entry(const Address& q) {
        if (q.row.value == 0 && q.column.value == 0) return {};
        const Index any{0, "∗"};
        return side_by_side({q.row.value > 0 ? q.row : any, q.column.value > 0 ? q.column : any});
    }
};

} // namespace

std::unique_ptr<const Notation> neal() {
    return std::make_unique<Neal>();
}

} // namespace backstep
