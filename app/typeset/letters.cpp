#include "app/typeset/layouter.h"
#include "app/typeset/tex.h"
#include "app/widgets/unicode.h"

#include <algorithm>
#include <array>

namespace backstep {
namespace {

bool is_latin(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}
bool is_small_greek(char32_t c) {
    return (c >= U'α' && c <= U'ω') || (c >= U'ϑ' && c <= U'ϖ') || c == U'ϱ' || c == U'ϵ';
}
bool is_large_greek(char32_t c) {
    return c >= U'Α' && c <= U'Ω';
}
bool is_bold(Face face) {
    return face == Face::bold || face == Face::bold_italic;
}

// Capital Greek stands upright, as TeX has it; the fonts have small Greek in italics only.
MathFace face_of(char32_t c, Face face) {
    const bool bold = is_bold(face);
    if (is_small_greek(c)) return bold ? MathFace::math_bold : MathFace::math;
    if (is_large_greek(c) && face != Face::bold_italic) return bold ? MathFace::main_bold : MathFace::main;
    if (!is_latin(c) && !is_large_greek(c)) return bold ? MathFace::main_bold : MathFace::main;
    switch (face) {
    case Face::italic: return MathFace::math;
    case Face::upright: return MathFace::main;
    case Face::bold: return MathFace::main_bold;
    case Face::bold_italic: return MathFace::math_bold;
    case Face::blackboard: return c <= U'Z' ? MathFace::ams : MathFace::main;
    }
    return MathFace::main;
}

char32_t drawn_as(char32_t c) {
    switch (c) {
    case U'·': return U'⋅';
    case U'′': return U'′';
    case U'‖': return U'∥';
    default: return c;
    }
}

AtomClass class_of(char32_t c) {
    constexpr std::u32string_view bins = U"+−±∓⋅·×÷⊙⊗⊕∘∗∖∪∩", rels = U"=≠<>≤≥≈≡∼∈∉⊂⊆←→↦⇒⇐⇔∝:",
                                  opens = U"([{⟨", closes = U")]}⟩!", puncts = U",;", inners = U"⋯…";
    const auto in = [c](std::u32string_view set) { return set.find(c) != std::u32string_view::npos; };
    if (in(bins)) return AtomClass::bin;
    if (in(rels)) return AtomClass::rel;
    if (in(opens)) return AtomClass::open;
    if (in(closes)) return AtomClass::close;
    if (in(puncts)) return AtomClass::punct;
    if (in(inners)) return AtomClass::inner;
    return AtomClass::ord;
}

// A binary sign with nothing before it, as in −1, is an ordinary atom.
bool begins_operand(AtomClass before) {
    return before == AtomClass::none || before == AtomClass::bin || before == AtomClass::rel ||
           before == AtomClass::open || before == AtomClass::punct || before == AtomClass::op;
}

struct Vulgar {
    char32_t character, above, below;
};
constexpr std::array vulgar_fractions{Vulgar{U'½', U'1', U'2'}, Vulgar{U'⅓', U'1', U'3'},
                                      Vulgar{U'⅔', U'2', U'3'}, Vulgar{U'¼', U'1', U'4'},
                                      Vulgar{U'¾', U'3', U'4'}, Vulgar{U'⅛', U'1', U'8'}};

/// Of `(∂z/∂W)` only the letters of z and W are bold.
Face face_within(std::string_view text, char32_t c, Face face) {
    if (!is_bold(face) || !text.starts_with('(')) return face;
    const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    return letter ? face : Face::italic;
}

// In a script: `new` is a word, `ijk` are indices.
bool is_word(std::string_view letters) {
    return letters.size() > 2 && letters.find_first_not_of("dhijklmnpqrst") != std::string_view::npos;
}

template<typename Use>
void for_each_character(std::string_view text, Use use) {
    while (!text.empty()) {
        const std::string_view character = leading_character(text);
        use(code_of(character));
        text.remove_prefix(character.size());
    }
}

} // namespace

Fragment Layouter::rule(float x, int y, int width, int height) const {
    Fragment fragment;
    fragment.rules.push_back({x, y, width, height, term_, dimmed_});
    fragment.width = x + static_cast<float>(width);
    fragment.ascent = static_cast<float>(-y);
    fragment.descent = static_cast<float>(y + height);
    return fragment;
}

Fragment Layouter::glyph(MathFace face, char32_t c, const Style& style, float height_em) const {
    const GlyphMetrics metrics = faces_.metrics(face, c);
    const float tall = height_em > 0 ? height_em : style.em;
    const auto units = [](float pixels) {
        return static_cast<std::uint16_t>(std::lround(pixels * key_units));
    };
    Fragment fragment;
    fragment.width = (metrics.advance + metrics.italic) * style.em;
    fragment.italic = metrics.italic * style.em;
    fragment.skew = metrics.skew * style.em;
    fragment.ascent = metrics.top * tall;
    fragment.descent = -metrics.bottom * tall;
    if (metrics.right > metrics.left)
        fragment.glyphs.push_back(
            {{face, static_cast<char16_t>(c), units(style.em), units(tall)}, 0, 0, term_, dimmed_});
    return fragment;
}

// + − = as bars on whole pixels, which glyphs would blur. Their middle is the axis, as that of fraction bars.
Fragment Layouter::signs(char32_t c, const Style& style, bool bold) const {
    const int bar = tex::thickness((bold ? 0.085F : tex::rule) * style.em);
    int length = tex::whole(0.62F * style.em);
    if (c == U'+' && (length - bar) % 2 != 0) ++length;
    const float side = (0.778F * style.em - static_cast<float>(length)) / 2;
    const int top = tex::axis_top(style.em, bar);
    Fragment fragment;
    if (c == U'=') {
        const int apart = std::max(tex::whole(0.117F * style.em - static_cast<float>(bar) / 2), bar);
        fragment.add(rule(side, top - apart, length, bar), 0);
        fragment.add(rule(side, top + apart, length, bar), 0);
    } else {
        fragment.add(rule(side, top, length, bar), 0);
    }
    if (c == U'+') {
        const int half = (length - bar) / 2;
        fragment.add(rule(side + static_cast<float>(half), top - half, bar, half), 0);
        fragment.add(rule(side + static_cast<float>(half), top + bar, bar, half), 0);
    }
    fragment.width = 0.778F * style.em;
    fragment.left = fragment.right = class_of(c);
    return fragment;
}

Fragment Layouter::vulgar_fraction(char32_t c, const Style& style) const {
    const auto* found = std::ranges::find(vulgar_fractions, c, &Vulgar::character);
    const Style small = style.as_text();
    const Fragment above = character(found->above, Face::upright, small.parts(false));
    const Fragment below = character(found->below, Face::upright, small.parts(true));
    Fragment fragment = fraction(above, below, small);
    fragment.left = fragment.right = AtomClass::ord;
    return fragment;
}

Fragment Layouter::character(char32_t c, Face face, const Style& style) const {
    if (c == U'+' || c == U'−' || c == U'=') return signs(c, style, is_bold(face));
    if (std::ranges::find(vulgar_fractions, c, &Vulgar::character) != vulgar_fractions.end())
        return vulgar_fraction(c, style);
    if (c == U'ℝ') return character(U'R', Face::blackboard, style);
    const char32_t drawn = drawn_as(c);
    MathFace wanted = face_of(drawn, face);
    for (const MathFace other : {MathFace::main, MathFace::ams, MathFace::math})
        if (!faces_.has(wanted, drawn)) wanted = other;
    Fragment fragment = faces_.has(wanted, drawn) ? glyph(wanted, drawn, style)
                                                  : glyph(MathFace::ams, U'□', style); // as browsers do
    fragment.left = fragment.right = class_of(c);
    return fragment;
}

Fragment Layouter::letters(std::string_view text, Face face, const Style& style, Spacing spacing) const {
    Row row(style);
    float skew = 0;
    bool several = false;
    std::size_t word_left = 0; // letters of a word that are to come
    std::string_view rest = text;
    for_each_character(text, [&](char32_t c) {
        if (word_left == 0 && style.tight() && is_word(leading_word(rest)))
            word_left = leading_word(rest).size();
        rest.remove_prefix(leading_character(rest).size());
        if (c == U' ') return;
        const ScriptCharacter script = as_script(c);
        if (script.level == Script::sup || script.level == Script::sub) {
            const bool raised = script.level == Script::sup;
            const Face light = is_bold(face) ? Face::italic : face;
            const Fragment small = letters(script.base, light, style.scripts(!raised), spacing);
            row.add(raised ? scripted({}, true, {}, small, style) : scripted({}, true, small, {}, style));
            return;
        }
        Fragment atom = character(c, word_left > 0 ? Face::upright : face_within(text, c, face), style);
        word_left -= word_left > 0 ? 1 : 0;
        if (spacing == Spacing::number && atom.left != AtomClass::bin)
            atom.left = atom.right = AtomClass::ord;
        if (atom.left == AtomClass::bin && begins_operand(row.last()))
            atom.left = atom.right = AtomClass::ord;
        several = !row.empty();
        skew = atom.skew;
        row.add(atom);
    });
    Fragment fragment = row.take();
    fragment.skew = several ? 0 : skew;
    return fragment;
}

Fragment Layouter::words(std::string_view text, const Style& style) const {
    Fragment fragment;
    fragment.left = fragment.right = text.empty() ? AtomClass::none : AtomClass::word;
    for_each_character(text, [&](char32_t c) {
        const bool space = c == U' ';
        const Fragment atom = space ? Fragment{} : character(c, Face::upright, style);
        fragment.add(atom, fragment.width);
        // Inside a word an italic correction would be a gap.
        fragment.width += space ? 0.3F * style.em : atom.width - (is_latin(c) ? atom.italic : 0);
    });
    if (text.empty()) return fragment;
    const AtomClass first = class_of(code_of(leading_character(text)));
    if (first == AtomClass::punct || text.starts_with(".") || text.starts_with(")"))
        fragment.left = AtomClass::close;
    const std::string_view last = text.substr(text.size() - 1);
    if (last == "(" || last == "[") fragment.right = AtomClass::open;
    if (last == " ") fragment.right = AtomClass::ord;
    if (text.starts_with(" ")) fragment.left = AtomClass::ord;
    return fragment;
}

} // namespace backstep
