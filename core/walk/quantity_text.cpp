#include "core/model/input_error.h"
#include "core/walk/quantity.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace backstep {
namespace {

struct Spelling {
    Symbol symbol;
    std::string_view text, unicode;
    bool primed = false;
};

// Longer names before those that begin them.
constexpr std::array spellings{
    Spelling{Symbol::weight_gradient, "dE/dW", "∂E/∂W"},
    Spelling{Symbol::bias_gradient, "dE/db", "∂E/∂b"},
    Spelling{Symbol::cost_gradient_a, "dE/da", "∂E/∂a"},
    Spelling{Symbol::delta, "delta", "δ"},
    Spelling{Symbol::updated_weight, "W", "W", true},
    Spelling{Symbol::updated_bias, "b", "b", true},
    Spelling{Symbol::weight, "W", "W"},
    Spelling{Symbol::bias, "b", "b"},
    Spelling{Symbol::weighted_input, "z", "z"},
    Spelling{Symbol::activation, "a", "a"},
    Spelling{Symbol::activation_derivative, "s", "σ′"},
    Spelling{Symbol::input, "x", "x"},
    Spelling{Symbol::target, "y", "y"},
    Spelling{Symbol::cost, "E", "E"},
};

const Spelling& spelling_of(Symbol symbol) {
    for (const Spelling& spelling : spellings)
        if (spelling.symbol == symbol) return spelling;
    return spellings.back();
}

std::string indices(const Quantity& q) {
    if (q.row == 0 && q.column == 0) return {};
    const auto index = [](int i) { return i == 0 ? std::string(":") : std::to_string(i); };
    return is_matrix(q.symbol) ? fmt::format("[{},{}]", index(q.row), index(q.column))
                               : fmt::format("[{}]", index(q.row));
}

[[noreturn]] void not_a_quantity(std::string_view text) {
    throw InputError(
        fmt::format("“{}”: not a quantity; expected a name such as z1[2], dE/dW1[3,2], W1', delta2[1]@3 or E",
                    excerpt(text)));
}

// Reads off the front of a text, from left to right.
class Reader {
public:
    explicit Reader(std::string_view text) : whole_(text) {
        for (const char c : text)
            if (c != ' ' && c != '\t') rest_ += c;
    }

    bool take(std::string_view word) {
        if (word.empty() || !rest_.starts_with(word)) return false;
        rest_.erase(0, word.size());
        return true;
    }

    int number() {
        int value = 0;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (error != std::errc() || value < 1) fail();
        rest_.erase(0, static_cast<std::size_t>(end - rest_.data()));
        return value;
    }

    int index() { return take(":") ? 0 : number(); }
    bool done() const { return rest_.empty(); }
    [[noreturn]] void fail() const { not_a_quantity(whole_); }

private:
    std::string_view whole_;
    std::string rest_;
};

Symbol take_symbol(Reader& reader) {
    for (const Spelling& spelling : spellings)
        if (!spelling.primed && (reader.take(spelling.text) || reader.take(spelling.unicode)))
            return spelling.symbol;
    reader.fail();
}

Symbol updated(Symbol symbol, const Reader& reader) {
    if (symbol == Symbol::weight) return Symbol::updated_weight;
    if (symbol == Symbol::bias) return Symbol::updated_bias;
    reader.fail();
}

} // namespace

std::string subscript(int number) {
    std::string text;
    for (const char digit : std::to_string(number))
        text += fmt::format("\xE2\x82{}", static_cast<char>(static_cast<unsigned char>(0x80 + digit - '0')));
    return text;
}

std::string to_text(const Quantity& q) {
    const Spelling& spelling = spelling_of(q.symbol);
    std::string text(spelling.text);
    if (has_layer(q.symbol)) text += std::to_string(q.layer);
    if (spelling.primed) text += '\'';
    text += indices(q);
    if (q.example != 0) text += fmt::format("@{}", q.example);
    return text;
}

std::string to_unicode(const Quantity& q) {
    const Spelling& spelling = spelling_of(q.symbol);
    std::string text(spelling.unicode);
    if (has_layer(q.symbol)) text += subscript(q.layer);
    if (spelling.primed) text += "′";
    return text + indices(q);
}

Quantity parse_quantity(std::string_view text) {
    Reader reader(text);
    Quantity q{.symbol = take_symbol(reader)};
    if (has_layer(q.symbol)) q.layer = reader.number();
    if (reader.take("'") || reader.take("′")) q.symbol = updated(q.symbol, reader);
    if (q.symbol != Symbol::cost && reader.take("[")) {
        q.row = reader.index();
        if (is_matrix(q.symbol)) {
            if (!reader.take(",")) reader.fail();
            q.column = reader.index();
        }
        if (!reader.take("]")) reader.fail();
    }
    if (is_per_example(q.symbol) && reader.take("@")) q.example = reader.number();
    if (!reader.done()) reader.fail();
    return q;
}

std::optional<Quantity> find_quantity(std::string_view text) {
    try {
        return parse_quantity(text);
    } catch (const InputError&) {
        return std::nullopt;
    }
}

std::optional<Quantity> find_indexed_quantity(std::string_view text) {
    return text.find('[') == std::string_view::npos ? std::nullopt : find_quantity(text);
}

} // namespace backstep
