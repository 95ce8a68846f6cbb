#include "core/documents/lettering.h"

#include "core/formula/glyphs.h"
#include "core/formula/mathml_elements.h"
#include "core/formula/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace backstep {
namespace {

constexpr double script_size = 0.74, lowered = -0.22, lifted = 0.36;

std::string_view combining(Accent accent) {
    switch (accent) {
    case Accent::none: return "";
    case Accent::arrow: return "\u20D7";
    case Accent::hat: return "\u0302";
    case Accent::tilde: return "\u0303";
    }
    return "";
}

// Letters slant, digits and signs do not.
void add_runs(Lettering& line, std::string_view text, Face face, double raised, double size) {
    const bool bold = face == Face::bold || face == Face::bold_italic;
    for (const Run& run : runs(text)) {
        const bool italic = run.kind == Glyph::letter && (face == Face::italic || face == Face::bold_italic);
        line.push_back({run.text(), italic, bold, raised, size});
    }
}

Lettering of_name(const Name& name) {
    Lettering line;
    add_runs(line, name.base, name.face, 0.0, 1.0);
    if (!line.empty()) line.back().text += combining(name.accent);
    std::string primes;
    for (int i = 0; i < name.primes; ++i) primes += "′";
    if (!primes.empty()) line.push_back({primes});
    if (!name.sub.empty()) add_runs(line, name.sub, Face::italic, lowered, script_size);
    if (!name.sup.empty()) add_runs(line, name.sup, Face::italic, lifted, script_size);
    return line;
}

Lettering of_derivative(const Derivative& derivative) {
    const Lettering f = lettering(derivative.parts[0]), x = lettering(derivative.parts[1]);
    const auto indexed = [&](std::string_view sign) {
        return lettering(std::string(sign)) +
               Lettering{{to_plain_text(derivative.parts[1]), true, false, lowered, script_size}} + f;
    };
    switch (derivative.sign) {
    case DerivativeSign::partial:
    case DerivativeSign::inline_:
    case DerivativeSign::before:
        return lettering("∂") + f + lettering("\u2009/∂") + x; // a slanted letter leans into the stroke
    case DerivativeSign::indexed: return indexed("∂");
    case DerivativeSign::d: return indexed("d");
    case DerivativeSign::D: return indexed("D");
    case DerivativeSign::nabla: return indexed("∇");
    }
    return f;
}

struct Letters {
    Lettering operator()(const Variable& variable) const { return of_name(variable.name); }
    Lettering operator()(const Derivative& derivative) const { return of_derivative(derivative); }
    Lettering operator()(const Apply& apply) const {
        Lettering line = of_name(apply.name) + lettering("(");
        for (const Formula& argument : apply.arguments) line = line + lettering(argument);
        return line + lettering(")");
    }
    Lettering operator()(const Transpose& transpose) const {
        return lettering(transpose.parts[0]) + Lettering{{transpose.sign, false, false, lifted, script_size}};
    }
    template<class Node>
    Lettering operator()(const Node& node) const {
        return lettering(to_plain_text(Formula{.node = node}));
    }
};

double advance(std::string_view character) {
    if (character == " ") return 0.3;
    if (character == "\u2009") return 0.2;
    if (character == "." || character == "," || character == "′" || character == "/") return 0.33;
    if (character == "(" || character == ")" || character == "[" || character == "]") return 0.36;
    return 0.62;
}

} // namespace

Lettering lettering(const Formula& formula) {
    return std::visit(Letters{}, formula.node);
}

Lettering lettering(std::string text, bool bold) {
    return {{std::move(text), false, bold}};
}

Lettering operator+(Lettering left, const Lettering& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

double width_of(const Lettering& lettering) {
    double width = 0.0;
    for (const LetteringPiece& piece : lettering)
        for (const std::string& character : characters(piece.text)) width += advance(character) * piece.size;
    return width;
}

std::string svg_text(const Lettering& lettering, double x, double y, double size, Anchor anchor,
                     std::string_view classes) {
    constexpr std::array<std::string_view, 3> anchors{"start", "middle", "end"};
    std::string text = fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.4g}\" text-anchor=\"{}\"",
                                   x, y, size, anchors[static_cast<std::size_t>(anchor)]);
    if (!classes.empty()) text += fmt::format(" class=\"{}\"", classes);
    text += ">";
    double height = 0.0;
    for (const LetteringPiece& piece : lettering) {
        std::string attributes;
        if (piece.raised != height)
            attributes += fmt::format(" dy=\"{:.2f}\"", (height - piece.raised) * size);
        if (piece.size != 1.0) attributes += fmt::format(" font-size=\"{:.4g}\"", piece.size * size);
        if (piece.italic) attributes += " class=\"i\"";
        if (piece.bold) attributes += " font-weight=\"600\"";
        height = piece.raised;
        text += attributes.empty() ? escaped(piece.text)
                                   : fmt::format("<tspan{}>{}</tspan>", attributes, escaped(piece.text));
    }
    return text + "</text>";
}

} // namespace backstep
