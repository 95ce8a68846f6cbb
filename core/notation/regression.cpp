#include "core/notation/notes.h"
#include "core/notation/scripts.h"

namespace backstep {
namespace {

using algebra::Index;

// Layers in square brackets, samples as a second index; w_di leads from d to i, so the matrix of a layer is
// the transpose of what the other notes write. Outputs are y and targets t.
class Regression final : public Notation {
public:
    std::string_view id() const override { return "regression"; }
    std::string_view title() const override { return "Regression"; }
    Conventions conventions() const override {
        return {.transposed_weights = true, .samples_in_columns = true, .through_outputs = true};
    }

    std::optional<Name> letter(const Address& q, const Network& network) const override {
        const bool output = q.layer.letter.empty() && q.layer.value == network.depth();
        switch (q.symbol) {
        case Symbol::input: return of_sample("x", q, {});
        case Symbol::target: return of_sample("t", q, {});
        case Symbol::weighted_input: return of_sample("z", q, in_square(q.layer));
        case Symbol::activation:
            return output ? of_sample("y", q, {}) : of_sample("a", q, in_square(q.layer));
        case Symbol::cost: return Name{.base = "E", .sub = written(q.example)};
        case Symbol::bias: return Name{.base = "b", .sub = written(q.row), .sup = in_square(q.layer)};
        case Symbol::weight: return weight(q);
        default: return std::nullopt;
        }
    }

    Name activation_function(const Index& layer, const Network&) const override {
        return {.base = "g", .sup = in_square(layer)};
    }
    Name learning_rate(const Index& layer) const override { return {.base = "ρ", .sub = written(layer)}; }

private:
    static std::string in_square(const Index& layer) {
        const std::string inner = written(layer);
        return inner.empty() ? inner : "[" + inner + "]";
    }

    // Every value belongs to a sample, m if none is meant.
    static Name of_sample(const char* base, const Address& q, std::string layer) {
        const Index sample = written(q.example).empty() ? Index{0, "m"} : q.example;
        return {.base = base, .sub = with_commas({q.row, sample}), .sup = std::move(layer)};
    }

    static Name weight(const Address& q) {
        if (q.row.value == 0 && q.column.value == 0) return {.base = "W", .sup = in_square(q.layer)};
        const Index any{0, "∗"};
        return {.base = "w",
                .sub = with_commas({q.column.value > 0 ? q.column : any, q.row.value > 0 ? q.row : any}),
                .sup = in_square(q.layer)};
    }
};

} // namespace

std::unique_ptr<const Notation> regression() {
    return std::make_unique<Regression>();
}

} // namespace backstep
