#include "core/documents/rich_text.h"

#include "core/formula/glyphs.h"
#include "core/formula/latex.h"
#include "core/formula/latex_symbols.h"
#include "core/formula/mathml.h"
#include "core/formula/mathml_elements.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace backstep {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 22> in_text{{
    {"\u2060", ""}, // keeps a comma at its formula
    {"\u2003", "\\quad "},
    {"\\", "\\textbackslash{}"},
    {"{", "\\{"},
    {"}", "\\}"},
    {"$", "\\$"},
    {"&", "\\&"},
    {"#", "\\#"},
    {"%", "\\%"},
    {"_", "\\_"},
    {"^", "\\textasciicircum{}"},
    {"~", "\\textasciitilde{}"},
    {"<", "$<$"},
    {">", "$>$"},
    {"|", "$|$"},
    {"\"", "''"},
    {"–", "--"},
    {"—", "---"},
    {"’", "'"},
    {"‘", "`"},
    {"“", "``"},
    {"”", "''"},
}};

// Letters that pdflatex's own UTF-8 covers: Latin with the usual accents.
bool is_latin(std::string_view character) {
    const char32_t code = code_point(character);
    return characters(character).size() == 1 && character.size() == 2 && code >= 0xC0 && code <= 0x17E &&
           code != 0xD7 && code != 0xF7;
}

std::string in_latex(const std::string& character) {
    for (const auto& [plain, latex] : in_text)
        if (plain == character) return std::string(latex);
    if (character.size() == 1 || is_latin(character)) return character;
    // What mathematics has a command for; anything else it would only wrap.
    const std::string symbol = latex_mathematics(character);
    if (symbol.find("\\text{") == std::string::npos && symbol.find(character) == std::string::npos)
        return "$" + symbol + "$";
    return fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(code_point(character)));
}

} // namespace

std::string bare_math(const Formula& formula) {
    const std::string math = to_mathml(formula);
    const std::size_t begin = math.find('>') + 1;
    return math.substr(begin, math.rfind("</math>") - begin);
}

std::string inline_math(const Formula& formula) {
    return "<math displaystyle=\"true\">" + bare_math(formula) + "</math>";
}

std::string html_of(const RichText& text) {
    std::string html;
    for (const auto& part : text)
        html += std::holds_alternative<Formula>(part) ? inline_math(std::get<Formula>(part))
                                                      : escaped(std::get<std::string>(part));
    return html;
}

std::string latex_of(const std::string& words) {
    std::string latex;
    for (const std::string& character : characters(words)) latex += in_latex(character);
    return latex;
}

std::string latex_of(const RichText& text) {
    std::string latex;
    for (const auto& part : text)
        latex += std::holds_alternative<Formula>(part) ? "$" + to_latex(std::get<Formula>(part)) + "$"
                                                       : latex_of(std::get<std::string>(part));
    return latex;
}

} // namespace backstep
