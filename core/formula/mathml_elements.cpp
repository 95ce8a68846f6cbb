#include "core/formula/mathml_elements.h"

#include "core/formula/glyphs.h"

#include <utility>

namespace backstep {
namespace {

/// The letters of mathematics in Unicode, for the faces that MathML Core leaves to it.
char32_t in_face(char32_t code, Face face) {
    const bool slanted = face == Face::bold_italic;
    if (face == Face::blackboard) {
        constexpr std::pair<char32_t, char32_t> exceptions[] = {{'C', 0x2102}, {'H', 0x210D}, {'N', 0x2115},
                                                                {'P', 0x2119}, {'Q', 0x211A}, {'R', 0x211D},
                                                                {'Z', 0x2124}};
        for (const auto& [plain, faced] : exceptions)
            if (code == plain) return faced;
        if (code >= 'A' && code <= 'Z') return 0x1D538 + (code - 'A');
        return code >= 'a' && code <= 'z' ? 0x1D552 + (code - 'a') : code;
    }
    if (face != Face::bold && !slanted) return code;
    if (code >= 'A' && code <= 'Z') return (slanted ? 0x1D468 : 0x1D400) + (code - 'A');
    if (code >= 'a' && code <= 'z') return (slanted ? 0x1D482 : 0x1D41A) + (code - 'a');
    if (code >= U'Α' && code <= U'Ω') return (slanted ? 0x1D71C : 0x1D6A8) + (code - U'Α');
    if (code >= U'α' && code <= U'ω') return (slanted ? 0x1D736 : 0x1D6C2) + (code - U'α');
    return code;
}

std::string faced(const std::string& letter, Face face) {
    const char32_t code = code_point(letter);
    return utf8_of(in_face(code, face)) + letter.substr(utf8_of(code).size());
}

/// Single letters: MathML slants those by itself, and sets words upright.
std::string letters(const Run& run, Face face, int& elements) {
    if (face == Face::upright) {
        elements += 1;
        return element("mi", escaped(run.text()),
                       run.characters.size() == 1 ? "mathvariant=\"normal\"" : std::string_view{});
    }
    std::string xml;
    for (const std::string& letter : run.characters) {
        const std::string drawn = faced(letter, face);
        xml += element("mi", escaped(drawn), drawn == letter ? std::string_view{} : "mathvariant=\"normal\"");
        elements += 1;
    }
    return xml;
}

std::string sign(const Run& run) {
    return run.text() == " " ? std::string("<mspace width=\"0.25em\"/>") : tight_operator(run.text());
}

std::string accented(std::string base, const Name& name) {
    const std::string stretchy =
        characters(name.base).size() > 1 ? "stretchy=\"true\"" : "stretchy=\"false\"";
    const auto with = [&](std::string_view accent) {
        return element("mover", base + element("mo", accent, stretchy), "accent=\"true\"");
    };
    switch (name.accent) {
    case Accent::none: return base;
    case Accent::arrow: return with("→");
    case Accent::hat: return with("^");
    case Accent::tilde: return with("~");
    }
    return base;
}

std::string primes(int count) {
    return count == 0
               ? std::string()
               : tight_operator(
                     Run{Glyph::sign, std::vector<std::string>(static_cast<std::size_t>(count), "′")}.text());
}

} // namespace

std::string escaped(std::string_view text) {
    std::string xml;
    for (const std::string& character : characters(text)) {
        if (character == "&")
            xml += "&amp;";
        else if (character == "<")
            xml += "&lt;";
        else if (character == ">")
            xml += "&gt;";
        else if (character == "\"")
            xml += "&quot;";
        else
            xml += character;
    }
    return xml;
}

std::string element(std::string_view tag, std::string_view content, std::string_view attributes) {
    std::string xml = "<" + std::string(tag);
    if (!attributes.empty()) (xml += " ") += attributes;
    ((xml += ">") += content) += "</";
    return (xml += tag) += ">";
}

std::string tight_operator(std::string_view sign) {
    return element("mo", escaped(sign), "lspace=\"0\" rspace=\"0\" stretchy=\"false\"");
}

std::string mathml_mathematics(std::string_view utf8, Face face) {
    std::string xml;
    int elements = 0;
    for (const Run& run : runs(utf8)) {
        if (run.kind == Glyph::letter) {
            xml += letters(run, face, elements);
            continue;
        }
        xml += run.kind == Glyph::digit ? element("mn", run.text()) : sign(run);
        elements += 1;
    }
    return elements == 1 ? xml : element("mrow", xml);
}

std::string mathml_name(const Name& name, std::string_view beside) {
    const std::string base = accented(mathml_mathematics(name.base, name.face), name);
    std::string sup = primes(name.primes);
    if (!name.sup.empty()) sup += mathml_mathematics(name.sup);
    sup += beside;
    const std::string below = name.sub.empty() ? std::string() : mathml_mathematics(name.sub);
    if (sup.empty()) return below.empty() ? base : element("msub", base + below);
    const std::string above = element("mrow", sup);
    return below.empty() ? element("msup", base + above) : element("msubsup", base + below + above);
}

} // namespace backstep
