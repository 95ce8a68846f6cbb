#include "app/typeset/layouter.h"
#include "app/typeset/tex.h"

#include <algorithm>

namespace backstep {

Fragment Layouter::fraction(const Fragment& above, const Fragment& below, const Style& style) const {
    const bool display = style.level == Style::display;
    const int bar = tex::thickness(tex::rule * style.em);
    const int bar_top = tex::axis_top(style.em, bar);
    const float clearance = (display ? 3 : 1) * tex::rule * style.em;
    const float up = std::max((display ? tex::numerator_display : tex::numerator_text) * style.em,
                              above.descent + clearance - static_cast<float>(bar_top));
    const float down = std::max((display ? tex::denominator_display : tex::denominator_text) * style.em,
                                below.ascent + clearance + static_cast<float>(bar_top + bar));
    const float side = tex::fraction_side * style.em;
    const float width = std::ceil(std::max(above.width, below.width));
    Fragment fragment;
    fragment.add(above, side + (width - above.width) / 2, -tex::whole(up));
    fragment.add(rule(side, bar_top, static_cast<int>(width), bar), 0);
    fragment.add(below, side + (width - below.width) / 2, tex::whole(down));
    fragment.width = width + 2 * side;
    fragment.left = fragment.right = AtomClass::inner;
    return fragment;
}

Fragment Layouter::derived(char32_t sign, Face face, const Derivative& derivative, const Style& style) {
    const Fragment letter = character(sign, face, style);
    // By what is derived comes after the function in the tree, and before it in reading order.
    const Fragment by = node(derivative.parts[1], 1, style.scripts(true));
    Row row(style);
    row.add(scripted(letter, true, by, {}, style));
    row.skip(0.06F * style.em);
    row.add(node(derivative.parts[0], 0, style));
    return row.take();
}

Fragment Layouter::derivative(const Derivative& derivative, const Style& style) {
    const auto partial = [&](std::size_t part, const Style& in) {
        Row row(in);
        row.add(character(U'∂', Face::italic, in));
        row.add(node(derivative.parts[part], static_cast<int>(part), in));
        return row.take();
    };
    switch (derivative.sign) {
    case DerivativeSign::partial: {
        const Fragment above = partial(0, style.parts(false));
        return fraction(above, partial(1, style.parts(true)), style);
    }
    case DerivativeSign::inline_: {
        Row row(style);
        row.add(partial(0, style));
        row.add(character(U'/', Face::upright, style));
        row.add(partial(1, style));
        return row.take();
    }
    case DerivativeSign::before: {
        Row row(style);
        const Fragment above = character(U'∂', Face::italic, style.parts(false));
        row.add(fraction(above, partial(1, style.parts(true)), style));
        row.add(node(derivative.parts[0], 0, style));
        return row.take();
    }
    case DerivativeSign::indexed: return derived(U'∂', Face::italic, derivative, style);
    case DerivativeSign::d: return derived(U'd', Face::italic, derivative, style);
    case DerivativeSign::D: return derived(U'D', Face::italic, derivative, style);
    case DerivativeSign::nabla: return derived(U'∇', Face::upright, derivative, style);
    }
    return {};
}

Fragment Layouter::series(const Series& series, const Style& style) {
    const bool display = style.level == Style::display;
    const Fragment sigma = glyph(display ? MathFace::size2 : MathFace::size1, U'∑', style);
    Fragment centred;
    const float middle = (sigma.descent - sigma.ascent) / 2;
    centred.add(sigma, 0, tex::whole(tex::axis_y(style.em) - middle));
    centred.width = sigma.width;
    const auto limit = [&](const std::string& text, bool cramped) -> std::optional<Fragment> {
        if (text.empty()) return std::nullopt;
        return letters(text, Face::italic, style.scripts(cramped), Spacing::atoms);
    };
    const std::optional<Fragment> below = limit(series.below, true), above = limit(series.above, false);
    Fragment sign = centred;
    if (!display) {
        sign = scripted(std::move(centred), false, below, above, style);
    } else {
        const float width = std::max({sigma.width, below ? below->width : 0, above ? above->width : 0});
        sign = {};
        sign.add(centred, (width - sigma.width) / 2);
        sign.width = width;
        if (above) {
            const float gap =
                std::max(tex::limit_above * style.em, tex::limit_rise * style.em - above->descent);
            sign.add(*above, (width - above->width) / 2, -tex::whole(centred.ascent + gap + above->descent));
        }
        if (below) {
            const float gap =
                std::max(tex::limit_below * style.em, tex::limit_drop * style.em - below->ascent);
            sign.add(*below, (width - below->width) / 2, tex::whole(centred.descent + gap + below->ascent));
        }
    }
    sign.left = sign.right = AtomClass::op;
    Row row(style);
    row.add(sign);
    const Fragment body = node(series.parts[0], 0, style);
    // TeX leaves no space between an operator and a bracket, for the sake of f(x).
    if (body.left == AtomClass::open) row.skip(style.em / 6);
    row.add(body);
    return row.take();
}

} // namespace backstep
