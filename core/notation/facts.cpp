#include "core/notation/notes.h"
#include "core/notation/scripts.h"

namespace backstep {
namespace {

using algebra::Index;

// Arrows over vectors; primes count the layers back from the output, whose names have none. Derivatives are
// prefixes: ∂_u f, d_u f (a column), D_u f.
class Facts final : public Notation {
public:
    std::string_view id() const override { return "facts"; }
    std::string_view title() const override { return "Facts"; }
    Conventions conventions() const override {
        return {.transpose = "t",
                .by_scalar = DerivativeSign::indexed,
                .by_vector = DerivativeSign::d,
                .by_matrix = DerivativeSign::D,
                .error = "cost"};
    }

    std::optional<Name> letter(const Address& q, const Network& network) const override {
        switch (q.symbol) {
        case Symbol::input: return vector("a", q, {0, {}}, network);
        case Symbol::activation: return vector("a", q, q.layer, network);
        case Symbol::weighted_input: return vector("z", q, q.layer, network);
        case Symbol::bias: return vector("b", q, q.layer, network);
        case Symbol::target: return vector("y", q, {network.depth(), {}}, network);
        case Symbol::cost: return Name{.base = "C", .sup = in_brackets(q.example)};
        case Symbol::weight: return weight(q, network);
        default: return std::nullopt;
        }
    }

    Name activation_function(const Index&, const Network&) const override { return {.base = "σ"}; }
    Name learning_rate(const Index&) const override { return {.base = "η"}; }

private:
    static constexpr int most_primes = 3;

    // Further back than one can count primes the layer is a superscript, the input being layer 1 (F12).
    static void place(Name& name, const Index& layer, const Network& network) {
        const int back = network.depth() - layer.value;
        const std::string more = name.sup.empty() ? "" : "," + name.sup;
        if (!layer.letter.empty())
            name.sup = layer.letter + more;
        else if (back > most_primes)
            name.sup = std::to_string(layer.value + 1) + more;
        else
            name.primes = back;
    }

    static Name vector(const char* base, const Address& q, const Index& layer, const Network& network) {
        Name name{.base = base, .sub = written(q.row), .sup = in_brackets(q.example)};
        if (name.sub.empty()) name.accent = Accent::arrow;
        place(name, layer, network);
        return name;
    }

    static Name weight(const Address& q, const Network& network) {
        Name name{.base = "W"};
        if (q.row.value > 0) {
            name = {.base = "w", .sub = side_by_side({q.row, q.column})};
        } else if (q.column.value > 0) {
            name = {.base = "w", .sub = written(q.column), .accent = Accent::arrow};
        }
        place(name, q.layer, network);
        return name;
    }
};

} // namespace

std::unique_ptr<const Notation> facts() {
    return std::make_unique<Facts>();
}

} // namespace backstep
