#include "core/derivation/document.h"

#include "core/formula/build.h"
#include "core/formula/latex.h"
#include "core/formula/mathml.h"
#include "core/formula/number_text.h"
#include "core/formula/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace backstep {
namespace {

// The left side of a line, and the rest from its first relation on.
struct Halves {
    Formula left = algebra::nothing(), right;
};

Halves halves(const Formula& formula) {
    const auto* chain = std::get_if<Chain>(&formula.node);
    if (chain == nullptr) return {algebra::nothing(), formula};
    Chain right = *chain;
    right.sides.front() = algebra::nothing();
    return {chain->sides.front(), {.node = std::move(right)}};
}

std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string text_of(const std::vector<Line>& lines) {
    std::size_t left_width = 0;
    for (const Line& line : lines)
        left_width = std::max(left_width, columns(to_plain_text(halves(line.formula).left)));
    std::string all;
    for (const Line& line : lines) {
        const Halves both = halves(line.formula);
        const std::string left = to_plain_text(both.left);
        if (!line.reason.empty()) all += fmt::format("{}:\n", line.reason);
        all += fmt::format("    {}{} {}\n", std::string(left_width - columns(left), ' '), left,
                           to_plain_text(both.right));
    }
    return all;
}

std::string latex_of(const std::vector<Line>& lines) {
    std::string all = "\\begin{aligned}\n";
    for (const Line& line : lines) {
        const Halves both = halves(line.formula);
        const bool last = &line == &lines.back();
        const std::string reason = line.reason.empty() ? "" : " && " + to_latex(algebra::words(line.reason));
        all += fmt::format("  {} &{}{}{}\n", to_latex(both.left), to_latex(both.right), reason,
                           last ? "" : " \\\\");
    }
    return all + "\\end{aligned}\n";
}

// What the formula's <math> element holds.
std::string inside(const Formula& formula) {
    const std::string math = to_mathml(formula);
    const std::size_t begin = math.find('>') + 1;
    return math.substr(begin, math.rfind("</math>") - begin);
}

std::string mathml_of(const std::vector<Line>& lines) {
    std::string all = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mtable "
                      "columnalign=\"left right left\" displaystyle=\"true\">\n";
    for (const Line& line : lines) {
        const Halves both = halves(line.formula);
        all += fmt::format("<mtr><mtd>{}</mtd><mtd>{}</mtd><mtd>{}</mtd></mtr>\n",
                           inside(algebra::words(line.reason)), inside(both.left), inside(both.right));
    }
    return all + "</mtable></math>\n";
}

} // namespace

std::string_view name(FormulaFormat format) {
    switch (format) {
    case FormulaFormat::text: return "text";
    case FormulaFormat::latex: return "latex";
    case FormulaFormat::mathml: return "mathml";
    }
    return "";
}

std::string written(const Formula& formula, FormulaFormat format) {
    switch (format) {
    case FormulaFormat::text: return to_plain_text(formula);
    case FormulaFormat::latex: return to_latex(formula);
    case FormulaFormat::mathml: return to_mathml(formula);
    }
    return {};
}

std::string written(const std::vector<Line>& lines, FormulaFormat format) {
    switch (format) {
    case FormulaFormat::text: return text_of(lines);
    case FormulaFormat::latex: return latex_of(lines);
    case FormulaFormat::mathml: return mathml_of(lines);
    }
    return {};
}

std::string check_sentence(const GradientCheck& check, int decimals) {
    const std::string difference = "central difference " + number_text(check.central_difference, decimals);
    if (check.at_kink) return difference + ", which says nothing: a kink of ReLU lies between its two points";
    const int digits = agreeing_digits(check);
    return fmt::format("{}, agrees to {} digit{}", difference, digits, digits == 1 ? "" : "s");
}

} // namespace backstep
