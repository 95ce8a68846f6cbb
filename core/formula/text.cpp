#include "core/formula/text.h"

#include "core/formula/brackets.h"
#include "core/formula/glyphs.h"
#include "core/formula/parts.h"

#include <algorithm>
#include <array>

namespace backstep {
namespace {

std::string print(const Formula& formula);

std::string joined(const Formulas& parts, std::string_view separator) {
    std::string text;
    for (const Formula& part : parts) {
        const std::string next = print(part);
        if (!text.empty() && !next.empty()) text += separator;
        text += next;
    }
    return text;
}

/// `j = 1` as `j=1`: scripts are set tight.
std::string tight(std::string_view text) {
    const std::vector<std::string> all = characters(text);
    const auto is_word = [&](std::size_t i) { return i < all.size() && kind_of(all[i]) != Glyph::sign; };
    std::string result;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] != " " || (is_word(i - 1) && is_word(i + 1))) result += all[i];
    return result;
}

std::string script(char mark, const std::string& loose) {
    if (loose.empty()) return {};
    const std::string text = tight(loose);
    if (const auto small = mark == '^' ? superscript_of(text) : subscript_of(text)) return *small;
    return characters(text).size() == 1 ? mark + text : mark + ("{" + text + "}");
}

std::string blackboard(std::string_view base) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> letters{
        {{"R", "ℝ"}, {"N", "ℕ"}, {"Z", "ℤ"}, {"Q", "ℚ"}, {"C", "ℂ"}}};
    const auto* const found = std::ranges::find(letters, base, [](const auto& pair) { return pair.first; });
    return std::string(found == letters.end() ? base : found->second);
}

std::string_view combining(Accent accent) {
    switch (accent) {
    case Accent::none: return "";
    case Accent::arrow: return "\u20D7";
    case Accent::hat: return "\u0302";
    case Accent::tilde: return "\u0303";
    }
    return "";
}

std::string struck_through(std::string_view text) {
    std::string result;
    for (const std::string& character : characters(text)) result += character + "\u0336";
    return result;
}

std::string_view sign_of(Times times) {
    switch (times) {
    case Times::adjacent: return " ";
    case Times::dot: return " · ";
    case Times::cross: return " × ";
    case Times::hadamard: return " ⊙ ";
    case Times::outer:
    case Times::kronecker: return " ⊗ ";
    }
    return " ";
}

std::string_view sign_of(Relation relation) {
    switch (relation) {
    case Relation::equals: return "=";
    case Relation::becomes: return "←";
    case Relation::implies: return "⇒";
    case Relation::element_of: return "∈";
    case Relation::approximately: return "≈";
    case Relation::greater: return ">";
    case Relation::at_most: return "≤";
    }
    return "=";
}

struct Text {
    std::string operator()(const Words& words) const { return words.text; }
    std::string operator()(const Variable& variable) const { return to_plain_text(variable.name); }
    std::string operator()(const Number& number) const { return number.text; }

    std::string operator()(const Sum& sum) const {
        std::string text;
        for (std::size_t i = 0; i < sum.terms.size(); ++i) {
            if (i == 0)
                text += sum.minus[i] ? "−" : "";
            else
                text += sum.minus[i] ? " − " : " + ";
            text += print(sum.terms[i]);
        }
        return text;
    }

    std::string operator()(const Product& product) const {
        if (product.times != Times::adjacent) return joined(product.factors, sign_of(product.times));
        std::string text;
        const Formula* before = nullptr;
        for (const Formula& factor : product.factors) {
            const std::string next = print(factor);
            if (next.empty()) continue;
            if (before != nullptr) text += needs_dot(*before, factor, Medium::line) ? " · " : " ";
            text += next;
            before = &factor;
        }
        return text;
    }

    std::string operator()(const Fraction& fraction) const {
        return print(fraction.parts[0]) + "/" + print(fraction.parts[1]);
    }
    std::string operator()(const Power& power) const {
        return print(power.parts[0]) + script('^', print(power.parts[1]));
    }
    std::string operator()(const Apply& apply) const {
        return to_plain_text(apply.name) + "(" + joined(apply.arguments, ", ") + ")";
    }

    std::string operator()(const Group& group) const {
        const std::string inner = print(group.parts[0]);
        switch (group.bracket) {
        case Bracket::round: return "(" + inner + ")";
        case Bracket::square: return "[" + inner + "]";
        case Bracket::norm: return "‖" + inner + "‖";
        case Bracket::bar: return "|" + inner + "|";
        }
        return inner;
    }

    std::string operator()(const Series& series) const {
        return "Σ" + script('_', series.below) + script('^', series.above) + " " + print(series.parts[0]);
    }

    std::string operator()(const Derivative& derivative) const {
        const std::string f = print(derivative.parts[0]), x = print(derivative.parts[1]);
        switch (derivative.sign) {
        case DerivativeSign::partial:
        case DerivativeSign::inline_: return "∂" + f + "/∂" + x;
        case DerivativeSign::before: return "∂/∂" + x + " " + f;
        case DerivativeSign::indexed: return "∂" + script('_', x) + " " + f;
        case DerivativeSign::d: return "d" + script('_', x) + " " + f;
        case DerivativeSign::D: return "D" + script('_', x) + " " + f;
        case DerivativeSign::nabla: return "∇" + script('_', x) + " " + f;
        }
        return f;
    }

    std::string operator()(const Transpose& transpose) const {
        return print(transpose.parts[0]) + script('^', transpose.sign);
    }

    std::string operator()(const Grid& grid) const {
        std::string text = "[";
        for (const int row : shown(rows_of(grid))) text += (row == 0 ? "" : "; ") + row_text(grid, row);
        return text + "]";
    }
    std::string operator()(const Struck& struck) const { return struck_through(print(struck.parts[0])); }
    std::string operator()(const Underbrace& brace) const {
        return print(brace.parts[0]) + "⟨" + print(brace.parts[1]) + "⟩";
    }

    std::string operator()(const Cases& cases) const {
        std::string text = "{";
        for (std::size_t i = 0; i < cases.values.size(); ++i)
            text += (i == 0 ? "" : "; ") + joined({cases.values[i], cases.conditions[i]}, ", ");
        return text + "}";
    }

    std::string operator()(const Chain& chain) const {
        std::string text;
        for (std::size_t i = 0; i < chain.sides.size(); ++i) {
            if (i > 0) {
                if (!text.empty()) text += " ";
                text += sign_of(chain.relations[i - 1]);
                text += " ";
            }
            text += print(chain.sides[i]);
        }
        return text;
    }

private:
    static std::string row_text(const Grid& grid, int row) {
        if (row == gap) return "⋮";
        std::string text;
        for (const int column : shown(grid.columns)) {
            const bool ruled = grid.augmented && column == grid.columns - 1;
            if (column != 0) text += ruled ? " | " : ", ";
            text += column == gap ? "⋯" : print(grid.entries[index_of(grid, row, column)]);
        }
        return text;
    }
};

std::string print(const Formula& formula) {
    return std::visit(Text{}, formula.node);
}

} // namespace

std::string to_plain_text(const Name& name) {
    std::string text = name.face == Face::blackboard ? blackboard(name.base) : name.base;
    text += combining(name.accent);
    for (int i = 0; i < name.primes; ++i) text += "′";
    return text + script('_', name.sub) + script('^', name.sup);
}

std::string to_plain_text(const Formula& formula) {
    return print(with_brackets(formula, Medium::line));
}

} // namespace backstep
