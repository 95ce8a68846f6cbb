#include "app/typeset/layouter.h"
#include "app/typeset/tex.h"

#include <algorithm>
#include <utility>

namespace backstep {
namespace {

bool several_letters(const Name& name) {
    return name.face == Face::upright && name.base.size() > 1 && std::ranges::all_of(name.base, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

} // namespace

Fragment Layouter::accented(const Fragment& base, Accent accent, const Style& style) const {
    if (accent == Accent::none) return base;
    Fragment fragment;
    fragment.add(base, 0);
    fragment.width = base.width;
    fragment.italic = base.italic;
    const float ink = base.width - base.italic, middle = ink / 2 + base.skew;
    const float lowest = std::min(base.ascent, tex::x_height * style.em);
    if (accent == Accent::arrow) {
        const float width = std::clamp(ink + 0.06F * style.em, 0.44F * style.em, 30 * style.em);
        const float height = tex::whole_key(std::max(0.2F * style.em, 4.0F));
        const Fragment arrow =
            outline(Outline::arrow, std::max(1.1F, 0.042F * style.em), tex::whole_key(width), height);
        const int up = tex::whole(std::max(base.ascent, lowest) + 0.06F * style.em);
        fragment.add(arrow, middle - width / 2 + 0.02F * style.em, -up);
        return fragment;
    }
    const bool hat = accent == Accent::hat;
    const bool wide = ink > 0.7F * style.em;
    const Fragment mark = wide ? glyph(MathFace::size1, hat ? U'ˆ' : U'˜', style)
                               : glyph(MathFace::main, hat ? U'^' : U'~', style);
    // An accent's glyph stands above a letter of x-height; a tilde of the line has to be raised to there.
    const GlyphMetrics metrics = wide ? faces_.metrics(MathFace::size1, hat ? U'ˆ' : U'˜')
                                      : faces_.metrics(MathFace::main, hat ? U'^' : U'~');
    const float foot = metrics.bottom * style.em, gap = 0.07F * style.em;
    const int up = tex::whole(base.ascent + gap - foot);
    fragment.add(mark, middle - (metrics.left + metrics.right) / 2 * style.em, -up);
    return fragment;
}

Fragment Layouter::name(const Name& name, const Style& style, const std::optional<Fragment>& power) const {
    Fragment base = letters(name.base, name.face, style, Spacing::atoms);
    base = accented(base, name.accent, style);
    std::optional<Fragment> sub, sup;
    if (!name.sub.empty()) sub = letters(name.sub, Face::italic, style.scripts(true), Spacing::atoms);
    if (name.primes > 0 || !name.sup.empty() || power) {
        const Style small = style.scripts(false);
        Row row(small);
        for (int i = 0; i < name.primes; ++i) row.add(glyph(MathFace::main, U'′', small));
        row.add(letters(name.sup, Face::italic, small, Spacing::atoms));
        if (power) row.add(*power);
        sup = row.take();
    }
    Fragment fragment = scripted(std::move(base), true, sub, sup, style);
    fragment.left = fragment.right = several_letters(name) ? AtomClass::op : AtomClass::ord;
    return fragment;
}

Fragment Layouter::scripted(Fragment base, bool letter, const std::optional<Fragment>& sub,
                            const std::optional<Fragment>& sup, const Style& style) const {
    if (!sub && !sup) return base;
    const float em = style.em, small = style.scripts(false).em, x_height = tex::x_height * em;
    float up = letter ? 0 : base.ascent - tex::sup_drop * small;
    float down = letter ? 0 : base.descent + tex::sub_drop * small;
    const float least_up = (style.cramped                   ? tex::sup_cramped
                            : style.level == Style::display ? tex::sup_display
                                                            : tex::sup_text) *
                           em;
    if (sup) up = std::max({up, least_up, sup->descent + x_height / 4});
    if (sub && !sup) down = std::max({down, tex::sub_alone * em, sub->ascent - 0.8F * x_height});
    if (sub && sup) {
        down = std::max(down, tex::sub_with_sup * em);
        const float gap = (up - sup->descent) - (sub->ascent - down), wanted = 4 * tex::rule * em;
        if (gap < wanted) {
            down += wanted - gap;
            const float raise = 0.8F * x_height - (up - sup->descent);
            if (raise > 0) {
                up += raise;
                down -= raise;
            }
        }
    }
    const float corner = base.width, foot = base.width - base.italic;
    base.italic = 0;
    base.skew = 0;
    float end = base.width;
    if (sup) {
        base.add(*sup, corner, -tex::whole(up));
        end = std::max(end, corner + sup->width);
    }
    if (sub) {
        base.add(*sub, foot, tex::whole(down));
        end = std::max(end, foot + sub->width);
    }
    base.width = end + tex::script_space * em;
    return base;
}

// Scripts of a plain name are set over its own subscript; those of anything else after it. `power` is laid
// out after the base is opened, so that terms are counted in reading order.
template<typename Power>
Fragment Layouter::with_power(const Formula& base, Power power, const Style& style) {
    const auto* variable = std::get_if<Variable>(&base.node);
    if (variable != nullptr && variable->name.sup.empty()) {
        const int opened = open_term(base, 0);
        const Fragment raised = power();
        const int outer = std::exchange(term_, opened);
        const Fragment alone = name(variable->name, style);
        Fragment fragment = name(variable->name, style, raised);
        term_ = outer;
        fragment.areas.insert(fragment.areas.begin(),
                              {opened, {0, -alone.ascent, alone.width, alone.height()}});
        return fragment;
    }
    Fragment fragment = node(base, 0, style);
    const AtomClass left = fragment.left, right = fragment.right;
    const bool letter = variable != nullptr || std::holds_alternative<Number>(base.node);
    fragment = scripted(std::move(fragment), letter, {}, power(), style);
    fragment.left = left;
    fragment.right = right;
    return fragment;
}

Fragment Layouter::powered(const Power& power, const Style& style) {
    return with_power(
        power.parts[0], [&] { return node(power.parts[1], 1, style.scripts(false)); }, style);
}

Fragment Layouter::transposed(const Transpose& transpose, const Style& style) {
    return with_power(
        transpose.parts[0], [&] { return transpose_sign(transpose, style); }, style);
}

Fragment Layouter::transpose_sign(const Transpose& transpose, const Style& style) const {
    const Face face = transpose.sign == "t" ? Face::italic : Face::upright;
    return letters(transpose.sign, face, style.scripts(false), Spacing::atoms);
}

} // namespace backstep
