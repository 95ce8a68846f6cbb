#include "app/typeset/typeset_cache.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace backstep {
namespace {

class Fingerprint {
public:
    void add(const Formula& formula) {
        mix(formula.node.index());
        std::visit([this](const auto& node) { look(node); }, formula.node);
    }
    std::uint64_t value() const { return value_; }

private:
    void mix(std::uint64_t number) { value_ = (value_ ^ number) * 0x100000001B3ULL; }
    void mix(std::string_view text) { mix(std::hash<std::string_view>{}(text)); }
    void mix(const Formulas& formulas) {
        for (const Formula& formula : formulas) add(formula);
    }
    void look(const Words& node) { mix(node.text); }
    void look(const Number& node) { mix(node.text); }
    void look(const Variable& node) {
        mix(node.name.base);
        mix(node.name.sub);
    }
    void look(const Sum& node) { mix(node.terms); }
    void look(const Product& node) { mix(node.factors); }
    void look(const Apply& node) { mix(node.arguments); }
    void look(const Grid& node) { mix(node.entries); }
    void look(const Cases& node) { mix(node.values); }
    void look(const Chain& node) { mix(node.sides); }
    template<typename Node>
    void look(const Node& node) {
        mix(node.parts);
    }

    std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

} // namespace

std::uint64_t fingerprint(const Formula& formula) {
    Fingerprint print;
    print.add(formula);
    return print.value();
}

const Typeset& TypesetCache::lay_out(const Formula& formula, const FontFaces& faces,
                                     const LayoutOptions& options) {
    const std::uint64_t key = fingerprint(formula);
    const auto found = std::ranges::find_if(entries_, [&](const auto& entry) {
        return entry->key == key && entry->options == options && entry->formula == formula;
    });
    if (found != entries_.end()) {
        (*found)->used = true;
        return (*found)->typeset;
    }
    entries_.push_back(std::make_unique<Entry>(
        Entry{formula, options, backstep::lay_out(formula, faces, options), key, true}));
    return entries_.back()->typeset;
}

void TypesetCache::begin_frame() {
    std::erase_if(entries_, [](const auto& entry) { return !entry->used; });
    for (const auto& entry : entries_) entry->used = false;
}

} // namespace backstep
