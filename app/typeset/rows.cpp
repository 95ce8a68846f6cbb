#include "app/typeset/layouter.h"
#include "app/typeset/tex.h"

#include <algorithm>
#include <utility>

namespace backstep {
namespace {

template<typename... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template<typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

/// Where a node that is spread over a row's pieces begins and ends.
struct Extent {
    int term;
    float left, right, ascent, descent;
};

Fragment as(Fragment fragment, AtomClass atom) {
    fragment.left = fragment.right = atom;
    return fragment;
}

// What may be broken inside brackets: a sum, or factors with a sign between them.
bool is_open(const Formula& inside) {
    if (const auto* sum = std::get_if<Sum>(&inside.node)) return sum->terms.size() > 1;
    const auto* product = std::get_if<Product>(&inside.node);
    return product != nullptr && product->factors.size() > 1 && product->times != Times::adjacent;
}

} // namespace

int Layouter::open_term(const Formula& formula, int child) {
    terms_.push_back({formula.quantity, term_, child});
    return static_cast<int>(terms_.size()) - 1;
}

Fragment Layouter::node(const Formula& formula, int child, const Style& style) {
    if (std::holds_alternative<Chain>(formula.node) || std::holds_alternative<Sum>(formula.node) ||
        std::holds_alternative<Product>(formula.node)) {
        const std::vector<Piece> parts = pieces(formula, child, style);
        return join(parts, 0, parts.size(), style);
    }
    const int opened = open_term(formula, child);
    const int outer = std::exchange(term_, opened);
    Fragment fragment = visit(formula, style);
    term_ = outer;
    fragment.areas.insert(fragment.areas.begin(),
                          {opened, {0, -fragment.ascent, fragment.width, fragment.height()}});
    return fragment;
}

Fragment Layouter::visit(const Formula& formula, const Style& style) {
    return std::visit(
        Overloaded{
            [&](const Words& words_node) { return words(words_node.text, style); },
            [&](const Variable& variable) { return name(variable.name, style); },
            [&](const Number& number) {
                Fragment text = letters(number.text, Face::upright, style, Spacing::number);
                return as(std::move(text), AtomClass::ord);
            },
            [&](const Fraction& parts) {
                const Fragment above = node(parts.parts[0], 0, style.parts(false));
                return fraction(above, node(parts.parts[1], 1, style.parts(true)), style);
            },
            [&](const Power& power) { return powered(power, style); },
            [&](const Apply& apply_node) { return apply(apply_node, style); },
            [&](const Group& group) { return fenced(node(group.parts[0], 0, style), group.bracket, style); },
            [&](const Series& series_node) { return series(series_node, style); },
            [&](const Derivative& derivative_node) { return derivative(derivative_node, style); },
            [&](const Transpose& transpose) { return transposed(transpose, style); },
            [&](const Grid& grid_node) { return grid(grid_node, style); },
            [&](const Struck& struck_node) { return struck(struck_node, style); },
            [&](const Underbrace& brace) { return underbrace(brace, style); },
            [&](const Cases& cases_node) { return cases(cases_node, style); },
            [](const auto&) { return Fragment{}; },
        },
        formula.node);
}

Fragment Layouter::apply(const Apply& apply_node, const Style& style) {
    Row arguments(style);
    for (std::size_t i = 0; i < apply_node.arguments.size(); ++i) {
        if (i > 0) arguments.add(character(U',', Face::upright, style));
        arguments.add(node(apply_node.arguments[i], static_cast<int>(i), style));
    }
    const Fragment function = called(apply_node.name, style);
    const Fragment brackets = fenced(arguments.take(), Bracket::round, style);
    Fragment fragment;
    fragment.add(function, 0);
    fragment.add(brackets, function.width);
    fragment.width = function.width + brackets.width;
    fragment.fence = brackets.fence;
    fragment.left = function.left;
    fragment.right = AtomClass::close;
    return fragment;
}

// A function and its bracket belong together, however large the bracket.
Fragment Layouter::called(const Name& function, const Style& style) const {
    Fragment fragment = name(function, style);
    if (fragment.left == AtomClass::ord) fragment.width += 0.02F * style.em;
    return fragment;
}

Fragment Layouter::sign(Times times, const Style& style) const {
    switch (times) {
    case Times::adjacent: break;
    case Times::dot: return character(U'⋅', Face::upright, style);
    case Times::cross: return character(U'×', Face::upright, style);
    case Times::hadamard: return character(U'⊙', Face::upright, style);
    case Times::outer:
    case Times::kronecker: return character(U'⊗', Face::upright, style);
    }
    return as({}, AtomClass::none);
}

Fragment Layouter::relation(Relation relation, const Style& style) const {
    switch (relation) {
    case Relation::equals: return character(U'=', Face::upright, style);
    case Relation::becomes: return character(U'←', Face::upright, style);
    case Relation::implies: return character(U'⇒', Face::upright, style);
    case Relation::element_of: return character(U'∈', Face::upright, style);
    case Relation::approximately: return character(U'≈', Face::upright, style);
    case Relation::greater: return character(U'>', Face::upright, style);
    case Relation::at_most: return character(U'≤', Face::upright, style);
    }
    return {};
}

std::vector<Piece> Layouter::pieces(const Formula& formula, int child, const Style& style) {
    std::vector<Piece> out;
    std::vector<int> open;
    spread(formula, child, style, Depth::chain, open, out);
    return out;
}

// A sign between two parts may begin a line; the part after it then follows without a break.
void Layouter::spread(const Formula& formula, int child, const Style& style, Depth depth,
                      std::vector<int>& open, std::vector<Piece>& out) {
    const auto* chain = depth <= Depth::chain ? std::get_if<Chain>(&formula.node) : nullptr;
    const auto* sum = depth <= Depth::sum ? std::get_if<Sum>(&formula.node) : nullptr;
    const auto* product = depth <= Depth::product ? std::get_if<Product>(&formula.node) : nullptr;
    if (chain == nullptr && sum == nullptr && product == nullptr) {
        if (spread_brackets(formula, child, style, open, out)) return;
        out.push_back({node(formula, child, style), Piece::never, open});
        return;
    }
    const int opened = open_term(formula, child);
    const int outer = std::exchange(term_, opened);
    open.push_back(opened);
    const auto parts = [&](const Formulas& children, Depth inner, auto before) {
        for (std::size_t i = 0; i < children.size(); ++i) {
            const std::size_t first = out.size();
            const Piece::Break kind = before(i);
            spread(children[i], static_cast<int>(i), style, inner, open, out);
            if (kind == Piece::never || out.size() == first) continue;
            out[first].before = kind;
            out[first].sign = sign(Times::dot, style);
        }
    };
    if (chain != nullptr) {
        parts(chain->sides, Depth::sum, [&](std::size_t i) {
            if (i > 0)
                out.push_back({relation(chain->relations[i - 1], style),
                               i == 1 ? Piece::first_relation : Piece::relation, open});
            return Piece::never;
        });
    } else if (sum != nullptr) {
        parts(sum->terms, Depth::product, [&](std::size_t i) {
            if (i == 0 && !sum->minus[0]) return Piece::never;
            Fragment fragment = character(sum->minus[i] ? U'−' : U'+', Face::upright, style);
            if (i == 0) fragment.left = fragment.right = AtomClass::ord;
            out.push_back({std::move(fragment), i == 0 ? Piece::never : Piece::plus, open});
            return Piece::never;
        });
    } else {
        parts(product->factors, Depth::nothing, [&](std::size_t i) {
            if (i == 0) return Piece::never;
            if (product->times == Times::adjacent) return Piece::factor;
            out.push_back({sign(product->times, style), Piece::factor, open});
            return Piece::never;
        });
    }
    open.pop_back();
    term_ = outer;
}

// Brackets that are open, of a group or of a function, are as high as if their content stood on one line.
bool Layouter::spread_brackets(const Formula& formula, int child, const Style& style, std::vector<int>& open,
                               std::vector<Piece>& out) {
    if (const auto* transpose = std::get_if<Transpose>(&formula.node))
        return spread_transposed(*transpose, formula, child, style, open, out);
    const auto* group = std::get_if<Group>(&formula.node);
    const auto* function = std::get_if<Apply>(&formula.node);
    const Formula* inside = group != nullptr ? &group->parts[0] : nullptr;
    if (function != nullptr && function->arguments.size() == 1) inside = &function->arguments[0];
    if (inside == nullptr || !is_open(*inside)) return false;

    const int opened = open_term(formula, child);
    const int outer = std::exchange(term_, opened);
    open.push_back(opened);
    const std::size_t first = out.size();
    out.emplace_back();
    spread(*inside, 0, style, Depth::sum, open, out);
    const Fragment content = join(out, first + 1, out.size(), style);
    for (std::size_t i = first + 1; i < out.size(); ++i)
        if (out[i].depth++ == 0) out[i].bracket = content.width;
    Fences made = fences(content, group != nullptr ? group->bracket : Bracket::round, style);
    if (function != nullptr) {
        Fragment left = called(function->name, style);
        const float x = left.width;
        left.add(made.left, x);
        left.width = x + made.left.width;
        left.right = AtomClass::open;
        left.fence = made.height;
        made.left = std::move(left);
        made.right.right = AtomClass::close;
    }
    out[first] = {std::move(made.left), Piece::never, open};
    out.push_back({std::move(made.right), Piece::never, open});
    open.pop_back();
    term_ = outer;
    return true;
}

// (…)ᵀ: the sign stands on the right bracket.
bool Layouter::spread_transposed(const Transpose& transpose, const Formula& formula, int child,
                                 const Style& style, std::vector<int>& open, std::vector<Piece>& out) {
    const auto* group = std::get_if<Group>(&transpose.parts[0].node);
    if (group == nullptr || !is_open(group->parts[0])) return false;
    const int opened = open_term(formula, child);
    const int outer = std::exchange(term_, opened);
    open.push_back(opened);
    spread_brackets(transpose.parts[0], 0, style, open, out);
    Fragment& bracket = out.back().box;
    const AtomClass right = bracket.right;
    bracket = scripted(std::move(bracket), false, {}, transpose_sign(transpose, style), style);
    bracket.left = AtomClass::close;
    bracket.right = right;
    open.pop_back();
    term_ = outer;
    return true;
}

Fragment Layouter::join(const std::vector<Piece>& pieces, std::size_t from, std::size_t to,
                        const Style& style) const {
    Row row(style);
    std::vector<Extent> extents;
    for (std::size_t i = from; i < to; ++i) {
        const Fragment& box = pieces[i].box;
        const float x = row.add(box);
        for (const int term : pieces[i].spread) {
            auto found = std::ranges::find(extents, term, &Extent::term);
            if (found == extents.end()) found = extents.insert(found, {term, x, x, box.ascent, box.descent});
            found->right = x + box.width;
            found->ascent = std::max(found->ascent, box.ascent);
            found->descent = std::max(found->descent, box.descent);
        }
    }
    Fragment fragment = row.take();
    for (const Extent& extent : extents)
        fragment.areas.push_back(
            {extent.term,
             {extent.left, -extent.ascent, extent.right - extent.left, extent.ascent + extent.descent}});
    return fragment;
}

} // namespace backstep
