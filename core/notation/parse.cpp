#include "core/notation/parse.h"

#include "core/model/input_error.h"
#include "core/notation/names.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <functional>
#include <utility>
#include <vector>

namespace backstep {
namespace {

using Index = algebra::Index;

constexpr std::array<std::pair<std::string_view, std::string_view>, 43> folded{{
    {" ", ""},    {"\t", ""},  {"_", ""},       {"{", ""},      {"}", ""},      {"(", ""},   {")", ""},
    {"[", ""},    {"]", ""},   {"∂", "d"},      {"δ", "delta"}, {"σ", "sigma"}, {"′", "'"},  {"″", "''"},
    {"‴", "'''"}, {"ℓ", "l"},  {"ŷ", "yhat"},   {"₀", "0"},     {"₁", "1"},     {"₂", "2"},  {"₃", "3"},
    {"₄", "4"},   {"₅", "5"},  {"₆", "6"},      {"₇", "7"},     {"₈", "8"},     {"₉", "9"},  {"⁰", "^0"},
    {"¹", "^1"},  {"²", "^2"}, {"³", "^3"},     {"⁴", "^4"},    {"⁵", "^5"},    {"⁶", "^6"}, {"⁷", "^7"},
    {"⁸", "^8"},  {"⁹", "^9"}, {"ⁿᵉʷ", "^new"}, {"̂", "hat"},    {"̃", "tilde"},  {"⃗", ""},    {"⁽", ""},
    {"⁾", ""},
}};

// The text without what only lays it out: scripts, brackets, spaces.
std::string fold(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        bool found = false;
        for (const auto& [from, to] : folded)
            if (text.starts_with(from)) {
                // Superscript digits in a row are one superscript.
                const bool goes_on =
                    to.size() == 2 && to.front() == '^' && plain.size() > 1 &&
                    plain.find('^') != std::string::npos && plain.back() != ',' &&
                    plain.find_first_not_of("0123456789", plain.rfind('^') + 1) == std::string::npos;
                plain += goes_on ? to.substr(1) : to;
                text.remove_prefix(from.size());
                found = true;
                break;
            }
        if (found) continue;
        plain += text.front();
        text.remove_prefix(1);
    }
    return plain;
}

// Every order in which the scripts and primes of a name can follow its base.
std::vector<std::string> spellings(const Name& name) {
    std::string base = fold(name.base);
    if (name.accent == Accent::hat) base += "hat";
    const std::string sub = fold(name.sub), sup = name.sup.empty() ? "" : "^" + fold(name.sup);
    const std::string primes(static_cast<std::size_t>(name.primes), '\'');
    return {base + primes + sub + sup, base + primes + sup + sub, base + sub + primes + sup,
            base + sub + sup + primes, base + sup + sub + primes, base + sup + primes + sub};
}

std::vector<std::string> spellings(const Formula& formula);

std::vector<std::string> of_derivative(const Derivative& node) {
    std::vector<std::string> all;
    for (const std::string& f : spellings(node.parts[0]))
        for (const std::string& x : spellings(node.parts[1])) {
            all.push_back(fmt::format("d{}/d{}", f, x));
            if (node.sign != DerivativeSign::partial) all.push_back(fmt::format("d{}{}", x, f));
            if (node.sign == DerivativeSign::D) all.push_back(fmt::format("D{}{}", x, f));
        }
    return all;
}

std::vector<std::string> spellings(const Formula& formula) {
    if (const auto* v = std::get_if<Variable>(&formula.node)) return spellings(v->name);
    if (const auto* d = std::get_if<Derivative>(&formula.node)) return of_derivative(*d);
    std::vector<std::string> all;
    if (const auto* f = std::get_if<Apply>(&formula.node))
        for (const std::string& name : spellings(f->name))
            for (const std::string& argument : spellings(f->arguments.front()))
                all.push_back(name + argument);
    return all;
}

constexpr std::array symbols{Symbol::input,          Symbol::target,          Symbol::weight,
                             Symbol::bias,           Symbol::weighted_input,  Symbol::activation,
                             Symbol::cost,           Symbol::cost_gradient_a, Symbol::activation_derivative,
                             Symbol::delta,          Symbol::weight_gradient, Symbol::bias_gradient,
                             Symbol::updated_weight, Symbol::updated_bias};

// Goes through everything of a symbol that can have a name: whole quantities and their numbers.
void for_each_quantity(Symbol symbol, const Names& names, int examples,
                       const std::function<void(const Quantity&)>& visit) {
    const bool samples = names.notation().conventions().samples_in_columns && is_per_example(symbol);
    const int first = has_layer(symbol) ? 1 : 0, last = has_layer(symbol) ? names.network().depth() : 0;
    for (int l = first; l <= last; ++l)
        for (int example = 0; example <= (samples ? examples : 0); ++example) {
            const Quantity whole{.symbol = symbol, .layer = l, .example = example};
            visit(whole);
            if (is_scalar(whole)) continue;
            for (const Quantity& number : numbers_of(whole, names.network())) visit(number);
        }
}

// Of each name, in each of its spellings.
using Visitor = std::function<void(const Quantity&, const std::string&)>;

void for_each_name(const Names& names, int examples, const Visitor& visit) {
    for (const Symbol symbol : symbols)
        for_each_quantity(symbol, names, examples, [&](const Quantity& q) {
            for (const std::string& spelling : spellings(names(q))) visit(q, spelling);
        });
}

// Updated weights and biases as they are typed where the notation has no such name: w48', w48new.
void for_each_updated_name(const Names& names, const Visitor& visit) {
    constexpr std::array both{std::pair{Symbol::updated_weight, Symbol::weight},
                              std::pair{Symbol::updated_bias, Symbol::bias}};
    for (const auto& [updated, before] : both)
        for_each_quantity(updated, names, 0, [&, before = before](const Quantity& q) {
            Quantity old = q;
            old.symbol = before;
            for (const std::string& spelling : spellings(names(old)))
                for (const char* mark : {"'", "new"}) visit(q, spelling + mark);
        });
}

// Where a name means both, it is the number: b4 is the bias of node 4 before that of layer 4.
void prefer_numbers(std::set<Quantity>& found) {
    std::set<Quantity> scalars;
    for (const Quantity& q : found)
        if (is_scalar(q)) scalars.insert(q);
    if (!scalars.empty()) found = std::move(scalars);
}

std::pair<std::string_view, int> split_example(std::string_view text) {
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos) return {text, 0};
    int example = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + at + 1, end, example);
    if (error != std::errc() || stop != end || example < 1) return {text, 0};
    return {text.substr(0, at), example};
}

constexpr std::size_t longest_name = 64;

bool brackets_match(std::string_view text) {
    int open = 0;
    for (const char c : text) {
        if (c == '(' || c == '[' || c == '{') ++open;
        if (c == ')' || c == ']' || c == '}') --open;
        if (open < 0) return false;
    }
    return open == 0;
}

bool could_be_name(std::string_view name) {
    return name.size() <= longest_name && brackets_match(name);
}

// What a text means, `meanings` being those that a name has in the notation; if none, as a name of files.
Quantity read(std::string_view text, const Notation& notation,
              const std::function<std::set<Quantity>(std::string_view)>& meanings) {
    // At once, as a large network has a great many names.
    if (const auto indexed = find_indexed_quantity(text)) return *indexed;
    const auto [name, example] = split_example(text);
    std::set<Quantity> found = meanings(name);
    prefer_numbers(found);
    if (found.size() > 1)
        throw InputError(fmt::format("“{}”: it could be {} or {} here; write one of these", excerpt(text),
                                     to_text(*found.begin()), to_text(*std::next(found.begin()))));
    if (found.size() == 1) {
        Quantity q = *found.begin();
        if (example > 0 && is_per_example(q.symbol)) q.example = example;
        return q;
    }
    if (const auto plain = find_quantity(text)) return *plain;
    throw InputError(fmt::format("“{}”: not a quantity; expected a name of the notation {}, or one such as "
                                 "z1[2], dE/dW1[3,2], W1', delta2[1]@3 or E",
                                 excerpt(text), notation.id()));
}

} // namespace

Quantity parse_quantity(std::string_view text, const Notation& notation, const Network& network,
                        int examples) {
    return read(text, notation, [&](std::string_view name) {
        std::set<Quantity> found;
        if (!could_be_name(name)) return found;
        const Names names(notation, network);
        const auto keep = [&, wanted = fold(name)](const Quantity& q, const std::string& spelling) {
            if (spelling == wanted) found.insert(q);
        };
        for_each_name(names, examples, keep);
        if (found.empty()) for_each_updated_name(names, keep);
        return found;
    });
}

NameTable::NameTable(const Notation& notation, const Network& network, int examples) : notation_(&notation) {
    const Names names(notation, network);
    using Meanings = decltype(meanings_);
    const auto into = [](Meanings& meanings) {
        return [&meanings](const Quantity& q, const std::string& spelling) { meanings[spelling].insert(q); };
    };
    for_each_name(names, examples, into(meanings_));
    Meanings as_typed;
    for_each_updated_name(names, into(as_typed));
    meanings_.merge(as_typed); // what the notation means itself stays
}

std::set<Quantity> NameTable::meanings_of(std::string_view name) const {
    if (!could_be_name(name)) return {};
    const auto known = meanings_.find(fold(name));
    return known == meanings_.end() ? std::set<Quantity>{} : known->second;
}

Quantity NameTable::parse(std::string_view text) const {
    return read(text, *notation_, [&](std::string_view name) { return meanings_of(name); });
}

std::optional<Quantity> NameTable::find(std::string_view text) const {
    std::set<Quantity> found = meanings_of(split_example(text).first);
    prefer_numbers(found);
    if (found.size() != 1) return std::nullopt;
    return parse(text);
}

} // namespace backstep
