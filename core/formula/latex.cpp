#include "core/formula/latex.h"

#include "core/formula/brackets.h"
#include "core/formula/glyphs.h"
#include "core/formula/latex_symbols.h"
#include "core/formula/parts.h"

#include <algorithm>
#include <array>

namespace backstep {
namespace {

std::string print(const Formula& formula);

std::string command(std::string_view name, const std::string& argument) {
    return "\\" + std::string(name) + "{" + argument + "}";
}

/// Taller than a line, so that brackets around it must stretch.
bool is_tall(const Formula& formula) {
    const auto* derivative = std::get_if<Derivative>(&formula.node);
    if (derivative != nullptr &&
        (derivative->sign == DerivativeSign::partial || derivative->sign == DerivativeSign::before))
        return true;
    if (std::holds_alternative<Fraction>(formula.node) || std::holds_alternative<Grid>(formula.node) ||
        std::holds_alternative<Series>(formula.node) || std::holds_alternative<Cases>(formula.node) ||
        std::holds_alternative<Underbrace>(formula.node))
        return true;
    bool tall = false;
    for_each_part(formula.node, [&](const Formula& part) { tall = tall || is_tall(part); });
    return tall;
}

std::string enclosed(const std::string& inner, std::string_view left, std::string_view right, bool tall) {
    std::string latex = tall ? "\\left" : "";
    latex += left;
    append_latex(latex, inner);
    if (tall) latex += " \\right";
    return latex += right;
}

std::string_view sign_of(Times times) {
    switch (times) {
    case Times::adjacent: return "\\,";
    case Times::dot: return " \\cdot ";
    case Times::cross: return " \\times ";
    case Times::hadamard: return " \\odot ";
    case Times::outer:
    case Times::kronecker: return " \\otimes ";
    }
    return " ";
}

std::string_view sign_of(Relation relation) {
    switch (relation) {
    case Relation::equals: return "=";
    case Relation::becomes: return "\\leftarrow";
    case Relation::implies: return "\\Rightarrow";
    case Relation::element_of: return "\\in";
    case Relation::approximately: return "\\approx";
    case Relation::greater: return ">";
    case Relation::at_most: return "\\le";
    }
    return "=";
}

std::string transposition(const std::string& sign) {
    return kind_of(sign) == Glyph::letter ? command("mathsf", sign) : latex_mathematics(sign);
}

/// ln, max and rowsums stand upright, with the space of an operator.
std::string function_name(const Name& name) {
    if (name.face != Face::upright || runs(name.base).size() != 1 || characters(name.base).size() < 2)
        return latex_name(name);
    constexpr std::array known{"ln", "max", "exp", "log", "min", "tanh"};
    const bool is_known = std::ranges::find(known, name.base) != known.end();
    const std::string scripts =
        latex_name({.base = {}, .sub = name.sub, .sup = name.sup, .primes = name.primes});
    return (is_known ? "\\" + name.base : command("operatorname", name.base)) + scripts;
}

/// The sign within a number, as in `1e−05`, is no operation.
std::string number_latex(const std::string& text) {
    std::string latex = latex_mathematics(text, Face::upright);
    if (const std::size_t at = latex.find('-', 1); at != std::string::npos) latex.replace(at, 1, "{-}");
    return latex;
}

struct Latex {
    std::string operator()(const Words& words) const {
        return words.text.empty() ? "{}" : latex_words(words.text);
    }
    std::string operator()(const Variable& variable) const { return latex_name(variable.name); }
    std::string operator()(const Number& number) const { return number_latex(number.text); }

    std::string operator()(const Sum& sum) const {
        std::string latex;
        for (std::size_t i = 0; i < sum.terms.size(); ++i) {
            if (i == 0)
                latex += sum.minus[i] ? "-" : "";
            else
                latex += sum.minus[i] ? " - " : " + ";
            latex += print(sum.terms[i]);
        }
        return latex;
    }

    std::string operator()(const Product& product) const {
        std::string latex;
        const Formula* before = nullptr;
        for (const Formula& factor : product.factors) {
            if (is_empty(factor)) continue;
            if (before != nullptr) latex += between(*before, factor, product.times);
            latex += print(factor);
            before = &factor;
        }
        return latex.empty() ? "{}" : latex;
    }

    std::string operator()(const Fraction& fraction) const {
        return "\\frac{" + print(fraction.parts[0]) + "}{" + print(fraction.parts[1]) + "}";
    }
    std::string operator()(const Power& power) const {
        return print(power.parts[0]) + "^{" + print(power.parts[1]) + "}";
    }

    std::string operator()(const Apply& apply) const {
        std::string inner;
        bool tall = false;
        for (const Formula& argument : apply.arguments) {
            inner += (inner.empty() ? "" : ", ") + print(argument);
            tall = tall || is_tall(argument);
        }
        // The inner brackets of TeX keep away from the name before them.
        return function_name(apply.name) + (tall ? "\\mathopen{}" : "") + enclosed(inner, "(", ")", tall);
    }

    std::string operator()(const Group& group) const {
        const std::string inner = print(group.parts[0]);
        const bool tall = is_tall(group.parts[0]);
        switch (group.bracket) {
        case Bracket::round: return enclosed(inner, "(", ")", tall);
        // Right after \\ a square bracket would be read as the space between lines.
        case Bracket::square: return "{}" + enclosed(inner, "[", "]", tall);
        case Bracket::norm: return enclosed(inner, "\\lVert", "\\rVert", tall);
        case Bracket::bar: return enclosed(inner, "\\lvert", "\\rvert", tall);
        }
        return inner;
    }

    std::string operator()(const Series& series) const {
        std::string latex = "\\sum\\limits";
        if (!series.below.empty()) latex += "_{" + latex_mathematics(series.below) + "}";
        if (!series.above.empty()) latex += "^{" + latex_mathematics(series.above) + "}";
        return latex + " " + print(series.parts[0]);
    }

    std::string operator()(const Derivative& derivative) const {
        const std::string f = print(derivative.parts[0]), x = print(derivative.parts[1]);
        switch (derivative.sign) {
        case DerivativeSign::partial: return "\\frac{\\partial " + f + "}{\\partial " + x + "}";
        case DerivativeSign::inline_: return "\\partial " + f + "/\\partial " + x;
        case DerivativeSign::before: return "\\frac{\\partial}{\\partial " + x + "} " + f;
        case DerivativeSign::indexed: return "\\partial_{" + x + "} " + f;
        case DerivativeSign::d: return "d_{" + x + "} " + f;
        case DerivativeSign::D: return "D_{" + x + "} " + f;
        case DerivativeSign::nabla: return "\\nabla_{" + x + "} " + f;
        }
        return f;
    }

    std::string operator()(const Transpose& transpose) const {
        const std::string sign = transposition(transpose.sign);
        const auto* variable = std::get_if<Variable>(&transpose.parts[0].node);
        if (variable != nullptr) return latex_name(variable->name, sign);
        return print(transpose.parts[0]) + "^{" + sign + "}";
    }

    std::string operator()(const Grid& grid) const {
        std::string latex =
            grid.augmented ? "\\left[\\begin{array}{" + rule(grid) + "} " : "\\begin{bmatrix} ";
        for (const int row : shown(rows_of(grid))) {
            if (row != 0) latex += " \\\\ ";
            latex += row_latex(grid, row);
        }
        return latex + (grid.augmented ? " \\end{array}\\right]" : " \\end{bmatrix}");
    }

    std::string operator()(const Struck& struck) const { return command("cancel", print(struck.parts[0])); }
    std::string operator()(const Underbrace& brace) const {
        return command("underbrace", print(brace.parts[0])) + "_{" + print(brace.parts[1]) + "}";
    }

    std::string operator()(const Cases& cases) const {
        std::string latex = "\\begin{cases} ";
        for (std::size_t i = 0; i < cases.values.size(); ++i)
            latex += (i == 0 ? "" : " \\\\ ") + print(cases.values[i]) + " & " + print(cases.conditions[i]);
        return latex + " \\end{cases}";
    }

    std::string operator()(const Chain& chain) const {
        std::string latex;
        for (std::size_t i = 0; i < chain.sides.size(); ++i) {
            if (i > 0) (latex += " ") += sign_of(chain.relations[i - 1]);
            latex += (i > 0 ? " " : "") + print(chain.sides[i]);
        }
        return latex;
    }

private:
    static bool is_empty(const Formula& factor) {
        const auto* words = std::get_if<Words>(&factor.node);
        return words != nullptr && words->text.empty();
    }

    static std::string_view between(const Formula& left, const Formula& right, Times times) {
        const bool words =
            std::holds_alternative<Words>(left.node) || std::holds_alternative<Words>(right.node);
        if (times != Times::adjacent) return sign_of(times);
        if (words) return "\\ ";
        return sign_of(needs_dot(left, right, Medium::drawn) ? Times::dot : Times::adjacent);
    }

    static std::string rule(const Grid& grid) {
        const std::size_t columns = shown(grid.columns).size();
        return columns < 2 ? "c" : std::string(columns - 1, 'c') + "|c";
    }

    static std::string row_latex(const Grid& grid, int row) {
        std::string latex;
        for (const int column : shown(grid.columns)) {
            if (column != 0) latex += " & ";
            if (row == gap)
                latex += column == gap ? "\\ddots" : "\\vdots";
            else
                latex += column == gap ? "\\cdots" : print(grid.entries[index_of(grid, row, column)]);
        }
        return latex;
    }
};

std::string print(const Formula& formula) {
    return std::visit(Latex{}, formula.node);
}

} // namespace

std::string to_latex(const Formula& formula) {
    return print(with_brackets(formula, Medium::drawn));
}

} // namespace backstep
