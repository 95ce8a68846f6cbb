#include "app/typeset/layouter.h"
#include "app/typeset/tex.h"

#include <algorithm>
#include <array>

namespace backstep {

// TeX's \left and \right: nearly as far from the axis as the content is, above and below alike.
float Layouter::fence_height(const Fragment& content, const Style& style) const {
    const float axis = -tex::axis_y(style.em);
    const float reach = std::max(content.ascent - axis, content.descent + axis);
    return std::max(2 * reach * tex::delimiter_factor, 2 * reach - tex::delimiter_shortfall * style.em);
}

Fragment Layouter::delimiter(char32_t c, float total, const Style& style) const {
    constexpr std::array ladder{MathFace::main, MathFace::size1, MathFace::size2, MathFace::size3,
                                MathFace::size4};
    MathFace face = MathFace::main;
    GlyphMetrics metrics;
    float height = 0;
    for (const MathFace candidate : ladder) {
        face = candidate;
        metrics = faces_.metrics(face, c);
        height = metrics.top - metrics.bottom;
        if (height * style.em >= total - 0.06F * style.em) break;
    }
    const float stretch = std::max(1.0F, total / (height * style.em));
    Fragment fragment = glyph(face, c, style, tex::whole_key(style.em * stretch));
    Fragment placed;
    const float middle = (fragment.descent - fragment.ascent) / 2;
    placed.add(fragment, 0, face == MathFace::main ? 0 : tex::whole(tex::axis_y(style.em) - middle));
    placed.width = fragment.width;
    return placed;
}

Fragment Layouter::square(Side side, float ascent, float descent, const Style& style) const {
    const int bar = tex::thickness(tex::rule * style.em);
    const int top = -static_cast<int>(std::ceil(ascent)), bottom = static_cast<int>(std::ceil(descent));
    const int foot = tex::whole(0.15F * style.em);
    const float width = 0.278F * style.em, inset = 0.1F * style.em;
    const float x = side == Side::left ? inset : width - inset - static_cast<float>(bar);
    const float foot_x = side == Side::left ? x : x + static_cast<float>(bar - foot);
    Fragment fragment;
    fragment.add(rule(x, top, bar, bottom - top), 0);
    fragment.add(rule(foot_x, top, foot, bar), 0);
    fragment.add(rule(foot_x, bottom - bar, foot, bar), 0);
    fragment.width = width;
    return fragment;
}

Fragment Layouter::bars(int count, float ascent, float descent, const Style& style) const {
    const int bar = tex::thickness(tex::rule * style.em);
    const int top = -static_cast<int>(std::ceil(ascent)), bottom = static_cast<int>(std::ceil(descent));
    const float inset = 0.11F * style.em;
    const int apart = std::max(bar + 2, tex::whole(0.16F * style.em));
    Fragment fragment;
    for (int i = 0; i < count; ++i)
        fragment.add(rule(inset + static_cast<float>(i * apart), top, bar, bottom - top), 0);
    fragment.width = 2 * inset + static_cast<float>((count - 1) * apart + bar);
    return fragment;
}

Layouter::Fences Layouter::fences(const Fragment& content, Bracket bracket, const Style& style) const {
    const float needed = std::max(fence_height(content, style), style.em), axis = -tex::axis_y(style.em);
    // Plain brackets around plain brackets are one size larger, so that one sees which belong together.
    const bool nested = content.fence > needed - 0.1F * style.em && needed < 1.1F * style.em;
    const float total = nested ? 1.2F * style.em : needed;
    const float ascent = total / 2 + axis, descent = total / 2 - axis;
    Fences made;
    made.height = total;
    switch (bracket) {
    case Bracket::round:
        made.left = delimiter(U'(', total, style);
        made.right = delimiter(U')', total, style);
        break;
    case Bracket::square:
        made.left = square(Side::left, ascent, descent, style);
        made.right = square(Side::right, ascent, descent, style);
        break;
    case Bracket::norm: made.left = made.right = bars(2, ascent, descent, style); break;
    case Bracket::bar: made.left = made.right = bars(1, ascent, descent, style); break;
    }
    const bool grown = needed > 1.05F * style.em;
    made.left.left = grown ? AtomClass::inner : AtomClass::open;
    made.left.right = AtomClass::open;
    made.right.left = AtomClass::close;
    made.right.right = grown ? AtomClass::inner : AtomClass::close;
    made.left.fence = made.right.fence = total;
    return made;
}

Fragment Layouter::fenced(const Fragment& content, Bracket bracket, const Style& style) const {
    const Fences made = fences(content, bracket, style);
    Fragment fragment;
    fragment.add(made.left, 0);
    fragment.add(content, made.left.width);
    fragment.add(made.right, made.left.width + content.width);
    fragment.width = made.left.width + content.width + made.right.width;
    fragment.fence = made.height;
    fragment.left = made.left.left;
    fragment.right = made.right.right;
    return fragment;
}

} // namespace backstep
