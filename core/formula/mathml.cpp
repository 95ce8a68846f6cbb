#include "core/formula/mathml.h"

#include "core/formula/brackets.h"
#include "core/formula/glyphs.h"
#include "core/formula/mathml_elements.h"
#include "core/formula/parts.h"

namespace backstep {
namespace {

/// One element for any formula.
std::string print(const Formula& formula);

constexpr std::string_view thin = "rspace=\"0.167em\" lspace=\"0\"";
// From corner to corner, the line that a menclose would draw.
constexpr std::string_view stroke =
    "notation=\"updiagonalstrike\" style=\"background: linear-gradient(to top left, transparent "
    "calc(50% - 0.6px), currentColor calc(50% - 0.5px), currentColor calc(50% + 0.5px), transparent "
    "calc(50% + 0.6px))\"";

std::string row(std::string_view content) {
    return element("mrow", content);
}

std::string sign(std::string_view text) {
    return element("mo", escaped(text));
}

std::string enclosed(std::string_view left, const std::string& inner, std::string_view right) {
    return row(element("mo", left, "form=\"prefix\" stretchy=\"true\"") + inner +
               element("mo", right, "form=\"postfix\" stretchy=\"true\""));
}

std::string times(Times sign_between) {
    switch (sign_between) {
    case Times::adjacent: return element("mo", "\u2062", thin);
    case Times::dot: return sign("·");
    case Times::cross: return sign("×");
    case Times::hadamard: return sign("⊙");
    case Times::outer:
    case Times::kronecker: return sign("⊗");
    }
    return {};
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

struct MathMl {
    std::string operator()(const Words& words) const {
        if (words.text.empty()) return "<mrow></mrow>";
        const bool is_sign = characters(words.text).size() == 1 && kind_of(words.text) == Glyph::sign;
        return element(is_sign ? "mo" : "mtext", escaped(words.text));
    }
    std::string operator()(const Variable& variable) const { return mathml_name(variable.name); }
    std::string operator()(const Number& number) const { return element("mn", escaped(number.text)); }

    std::string operator()(const Sum& sum) const {
        std::string xml;
        for (std::size_t i = 0; i < sum.terms.size(); ++i) {
            if (i > 0)
                xml += sign(sum.minus[i] ? "−" : "+");
            else if (sum.minus[i])
                xml += element("mo", "−", "form=\"prefix\"");
            xml += print(sum.terms[i]);
        }
        return row(xml);
    }

    std::string operator()(const Product& product) const {
        std::string xml;
        const Formula* before = nullptr;
        for (const Formula& factor : product.factors) {
            if (before != nullptr) xml += between(*before, factor, product.times);
            xml += print(factor);
            before = &factor;
        }
        return row(xml);
    }

    std::string operator()(const Fraction& fraction) const {
        return element("mfrac", print(fraction.parts[0]) + print(fraction.parts[1]));
    }
    std::string operator()(const Power& power) const {
        return element("msup", print(power.parts[0]) + print(power.parts[1]));
    }

    std::string operator()(const Apply& apply) const {
        std::string inner;
        for (const Formula& argument : apply.arguments)
            inner += (inner.empty() ? "" : sign(",")) + print(argument);
        return row(mathml_name(apply.name) + sign("\u2061") + enclosed("(", row(inner), ")"));
    }

    std::string operator()(const Group& group) const {
        const std::string inner = print(group.parts[0]);
        switch (group.bracket) {
        case Bracket::round: return enclosed("(", inner, ")");
        case Bracket::square: return enclosed("[", inner, "]");
        case Bracket::norm: return enclosed("‖", inner, "‖");
        case Bracket::bar: return enclosed("|", inner, "|");
        }
        return inner;
    }

    std::string operator()(const Series& series) const {
        const std::string sigma = element("mo", "∑", "movablelimits=\"false\"");
        const std::string below = series.below.empty() ? "" : mathml_mathematics(series.below);
        const std::string above = series.above.empty() ? "" : mathml_mathematics(series.above);
        const std::string_view tag = below.empty() ? "mover" : above.empty() ? "munder" : "munderover";
        const std::string limits =
            below.empty() && above.empty() ? sigma : element(tag, sigma + below + above);
        return row(limits + print(series.parts[0]));
    }

    std::string operator()(const Derivative& derivative) const {
        const std::string f = print(derivative.parts[0]), x = print(derivative.parts[1]), del = "<mi>∂</mi>";
        const auto indexed = [&](const std::string& symbol) { return row(element("msub", symbol + x) + f); };
        switch (derivative.sign) {
        case DerivativeSign::partial: return element("mfrac", row(del + f) + row(del + x));
        case DerivativeSign::inline_: return row(del + f + tight_operator("/") + del + x);
        case DerivativeSign::before: return row(element("mfrac", del + row(del + x)) + f);
        case DerivativeSign::indexed: return indexed(del);
        case DerivativeSign::d: return indexed("<mi>d</mi>");
        case DerivativeSign::D: return indexed("<mi>D</mi>");
        case DerivativeSign::nabla: return indexed("<mi mathvariant=\"normal\">∇</mi>");
        }
        return f;
    }

    std::string operator()(const Transpose& transpose) const {
        const std::string mark = mathml_mathematics(transpose.sign, Face::upright);
        const auto* variable = std::get_if<Variable>(&transpose.parts[0].node);
        if (variable != nullptr) return mathml_name(variable->name, mark);
        return element("msup", print(transpose.parts[0]) + mark);
    }

    std::string operator()(const Grid& grid) const {
        std::string rows;
        for (const int index : shown(rows_of(grid))) rows += element("mtr", row_of_cells(grid, index));
        return enclosed("[", element("mtable", rows), "]");
    }

    std::string operator()(const Struck& struck) const {
        return element("menclose", print(struck.parts[0]), stroke);
    }
    std::string operator()(const Underbrace& brace) const {
        const std::string braced = print(brace.parts[0]) + element("mo", "⏟", "stretchy=\"true\"");
        return element("munder", element("munder", braced) + print(brace.parts[1]));
    }

    std::string operator()(const Cases& cases) const {
        constexpr std::string_view left = "style=\"text-align: left\"";
        std::string rows;
        for (std::size_t i = 0; i < cases.values.size(); ++i)
            rows += element("mtr", element("mtd", print(cases.values[i]), left) +
                                       element("mtd", print(cases.conditions[i]), left));
        return row(element("mo", "{", "form=\"prefix\" stretchy=\"true\"") + element("mtable", rows));
    }

    std::string operator()(const Chain& chain) const {
        std::string xml;
        for (std::size_t i = 0; i < chain.sides.size(); ++i) {
            if (i > 0) xml += element("mo", escaped(sign_of(chain.relations[i - 1])), "form=\"infix\"");
            xml += print(chain.sides[i]);
        }
        return row(xml);
    }

private:
    static std::string between(const Formula& left, const Formula& right, Times sign_between) {
        const bool words =
            std::holds_alternative<Words>(left.node) || std::holds_alternative<Words>(right.node);
        if (sign_between != Times::adjacent) return times(sign_between);
        if (words) return "<mspace width=\"0.25em\"/>";
        return times(needs_dot(left, right, Medium::drawn) ? Times::dot : Times::adjacent);
    }

    static std::string row_of_cells(const Grid& grid, int index) {
        std::string cells;
        for (const int column : shown(grid.columns)) {
            const bool ruled = grid.augmented && column != 0 && column == grid.columns - 1;
            cells += element("mtd", cell(grid, index, column),
                             ruled ? "style=\"border-left: 1px solid currentColor\"" : std::string_view{});
        }
        return cells;
    }

    static std::string cell(const Grid& grid, int index, int column) {
        if (index == gap) return sign(column == gap ? "⋱" : "⋮");
        return column == gap ? sign("⋯") : print(grid.entries[index_of(grid, index, column)]);
    }
};

std::string print(const Formula& formula) {
    return std::visit(MathMl{}, formula.node);
}

} // namespace

std::string to_mathml(const Formula& formula) {
    return element("math", print(with_brackets(formula, Medium::drawn)),
                   "xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"");
}

} // namespace backstep
