#include "core/formula/latex_symbols.h"

#include "core/formula/glyphs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace backstep {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array commands{
    Pair{"α", "\\alpha"},
    Pair{"β", "\\beta"},
    Pair{"γ", "\\gamma"},
    Pair{"δ", "\\delta"},
    Pair{"ε", "\\varepsilon"},
    Pair{"ζ", "\\zeta"},
    Pair{"η", "\\eta"},
    Pair{"θ", "\\theta"},
    Pair{"ι", "\\iota"},
    Pair{"κ", "\\kappa"},
    Pair{"λ", "\\lambda"},
    Pair{"μ", "\\mu"},
    Pair{"ν", "\\nu"},
    Pair{"ξ", "\\xi"},
    Pair{"π", "\\pi"},
    Pair{"ρ", "\\rho"},
    Pair{"σ", "\\sigma"},
    Pair{"ς", "\\varsigma"},
    Pair{"τ", "\\tau"},
    Pair{"υ", "\\upsilon"},
    Pair{"φ", "\\varphi"},
    Pair{"χ", "\\chi"},
    Pair{"ψ", "\\psi"},
    Pair{"ω", "\\omega"},
    Pair{"ϵ", "\\epsilon"},
    Pair{"ϕ", "\\phi"},
    Pair{"ϑ", "\\vartheta"},
    Pair{"ϱ", "\\varrho"},
    Pair{"Γ", "\\Gamma"},
    Pair{"Δ", "\\Delta"},
    Pair{"Θ", "\\Theta"},
    Pair{"Λ", "\\Lambda"},
    Pair{"Ξ", "\\Xi"},
    Pair{"Π", "\\Pi"},
    Pair{"Σ", "\\Sigma"},
    Pair{"Φ", "\\Phi"},
    Pair{"Ψ", "\\Psi"},
    Pair{"Ω", "\\Omega"},
    Pair{"ℓ", "\\ell"},
    Pair{"ℝ", "\\mathbb{R}"},
    Pair{"ℕ", "\\mathbb{N}"},
    Pair{"∂", "\\partial"},
    Pair{"∇", "\\nabla"},
    Pair{"∞", "\\infty"},
    Pair{"−", "-"},
    Pair{"·", "\\cdot"},
    Pair{"×", "\\times"},
    Pair{"⊙", "\\odot"},
    Pair{"⊗", "\\otimes"},
    Pair{"∈", "\\in"},
    Pair{"≤", "\\le"},
    Pair{"≥", "\\ge"},
    Pair{"≠", "\\ne"},
    Pair{"≈", "\\approx"},
    Pair{"≡", "\\equiv"},
    Pair{"±", "\\pm"},
    Pair{"←", "\\leftarrow"},
    Pair{"→", "\\rightarrow"},
    Pair{"⇒", "\\Rightarrow"},
    Pair{"∑", "\\sum"},
    Pair{"√", "\\surd"},
    Pair{"∀", "\\forall"},
    Pair{"∝", "\\propto"},
    Pair{"‖", "\\|"},
    Pair{"⋯", "\\cdots"},
    Pair{"…", "\\ldots"},
    Pair{"⋮", "\\vdots"},
    Pair{"⋱", "\\ddots"},
    Pair{"⊤", "\\top"},
    Pair{"′", "\\prime"},
    Pair{"½", "\\tfrac{1}{2}"},
    Pair{"⟨", "\\langle"},
    Pair{"⟩", "\\rangle"},
    Pair{"{", "\\{"},
    Pair{"}", "\\}"},
    Pair{"%", "\\%"},
    Pair{"#", "\\#"},
    Pair{"$", "\\$"},
    Pair{"&", "\\&"},
    Pair{"_", "\\_"},
    Pair{"\\", "\\backslash"},
    Pair{"~", "\\sim"},
    Pair{"^", "\\text{\\textasciicircum}"},
    Pair{" ", "\\ "},
    Pair{"y\u0302", "\\hat{y}"},
};

constexpr std::string_view escaped_in_words = "{}%#$&_";

std::string_view command_of(std::string_view character) {
    const auto* const found = std::ranges::find(commands, character, &Pair::first);
    return found == commands.end() ? std::string_view{} : found->second;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

bool ends_with_command(std::string_view latex) {
    std::size_t at = latex.size();
    while (at > 0 && is_letter(latex[at - 1])) --at;
    return at > 0 && at < latex.size() && latex[at - 1] == '\\' && (at < 2 || latex[at - 2] != '\\');
}

std::string plain(std::string_view character) {
    if (const std::string_view command = command_of(character); !command.empty()) return std::string(command);
    if (is_ascii(character)) return std::string(character);
    return "\\text{" + std::string(character) + "}";
}

std::string in_words(std::string_view character) {
    if (character.size() == 1 && escaped_in_words.find(character.front()) != std::string_view::npos)
        return "\\" + std::string(character);
    if (character == "\\") return "$\\backslash$";
    if (character == "~") return "\\textasciitilde{}";
    if (character == "^") return "\\textasciicircum{}";
    if (is_ascii(character) || character == "…") return std::string(character);
    const std::string_view command = command_of(character);
    return command.empty() ? std::string(character) : "$" + std::string(command) + "$";
}

bool is_script(const std::string& character) {
    return character == "′" || raised(character) || lowered(character);
}

/// The primes and scripts from `i` on, behind which `i` then stands: `'_{48}`.
std::string scripts(const std::vector<std::string>& all, std::size_t& i) {
    std::string primes, below, above;
    for (; i < all.size() && is_script(all[i]); ++i) {
        if (const auto down = lowered(all[i]))
            append_latex(below, plain(*down));
        else if (const auto up = raised(all[i]))
            append_latex(above, plain(*up));
        else
            primes += "'";
    }
    return primes + (below.empty() ? "" : "_{" + below + "}") + (above.empty() ? "" : "^{" + above + "}");
}

std::string spelled(const std::vector<std::string>& letters) {
    std::string latex;
    for (const std::string& letter : letters) append_latex(latex, plain(letter));
    return latex;
}

/// The letters of one run, all Latin or not, in a face.
std::string faced(const std::vector<std::string>& letters, Face face) {
    const std::string latex = spelled(letters);
    const bool latin = std::ranges::all_of(letters, is_ascii);
    switch (face) {
    case Face::italic: return latex;
    case Face::upright: return latin ? "\\mathrm{" + latex + "}" : latex;
    case Face::bold: return (latin ? "\\mathbf{" : "\\boldsymbol{") + latex + "}";
    case Face::bold_italic: return "\\boldsymbol{" + latex + "}";
    case Face::blackboard: return latin ? "\\mathbb{" + latex + "}" : latex;
    }
    return latex;
}

/// `(∂z⁽¹⁾/∂W)` as it is drawn: only its Latin letters are in the face, and what is raised is a superscript.
std::string composed(const std::vector<std::string>& all, Face face) {
    std::string latex;
    for (std::size_t i = 0; i < all.size();) {
        if (is_script(all[i])) {
            latex += scripts(all, i);
            continue;
        }
        const bool letter = all[i].size() == 1 && is_letter(all[i].front());
        append_latex(latex, letter ? faced({all[i]}, face) : plain(all[i]));
        ++i;
    }
    return latex;
}

std::string accented(std::string base, const Name& name) {
    const bool wide = characters(name.base).size() > 1;
    switch (name.accent) {
    case Accent::none: return base;
    case Accent::arrow: return (wide ? "\\overrightarrow{" : "\\vec{") + base + "}";
    case Accent::hat: return (wide ? "\\widehat{" : "\\hat{") + base + "}";
    case Accent::tilde: return (wide ? "\\widetilde{" : "\\tilde{") + base + "}";
    }
    return base;
}

} // namespace

void append_latex(std::string& latex, std::string_view next) {
    if (!next.empty() && is_letter(next.front()) && ends_with_command(latex)) latex += ' ';
    latex += next;
}

std::string latex_mathematics(std::string_view utf8, Face face) {
    std::string latex;
    const std::vector<Run> all = runs(utf8);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool word_beside = (i > 0 && all[i - 1].kind == Glyph::letter) &&
                                 (i + 1 < all.size() && all[i + 1].kind == Glyph::letter);
        if (all[i].text() == " ")
            latex += word_beside ? "\\ " : " ";
        else
            append_latex(latex, all[i].kind == Glyph::letter ? faced(all[i].characters, face)
                                                             : spelled(all[i].characters));
    }
    return latex;
}

std::string latex_words(std::string_view utf8) {
    const std::vector<std::string> all = characters(utf8);
    const auto sign = [](const std::string& c) {
        return kind_of(c) == Glyph::sign && c != " " && !is_ascii(c);
    };
    if (all.size() == 1 && sign(all.front())) return plain(all.front());
    std::string latex = "\\text{";
    for (std::size_t i = 0; i < all.size();) {
        // A letter with scripts is a symbol: TeX has no letters for the scripts themselves.
        if (i + 1 < all.size() && !is_script(all[i]) && is_script(all[i + 1])) {
            const std::string base = plain(all[i++]);
            latex += "$" + base + scripts(all, i) + "$";
        } else if (is_script(all[i])) {
            latex += "$" + scripts(all, i) + "$";
        } else {
            latex += in_words(all[i++]);
        }
    }
    return latex + "}";
}

std::string latex_name(const Name& name, std::string_view beside) {
    const std::string base = name.base.starts_with('(') ? composed(characters(name.base), name.face)
                                                        : latex_mathematics(name.base, name.face);
    std::string latex = accented(base, name);
    std::string sup;
    const bool only_primes = name.sup.empty() && beside.empty();
    for (int i = 0; i < name.primes; ++i) only_primes ? latex += "'" : sup += "\\prime";
    append_latex(sup, latex_mathematics(name.sup));
    append_latex(sup, beside);
    if (!name.sub.empty()) latex += "_{" + latex_mathematics(name.sub) + "}";
    if (!sup.empty()) latex += "^{" + sup + "}";
    return latex;
}

} // namespace backstep
