#include "app/typeset/fragment.h"

#include "app/typeset/tex.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace backstep {
namespace {

// TeX's table of spaces in eighteenths of an em, in the order of AtomClass from ord to inner; negative ones
// are left out in scripts.
constexpr int thin = 3, loose_thin = -3, medium = -4, thick = -5;
constexpr std::array<std::array<int, 8>, 8> spaces{{
    // ord, op, bin, rel, open, close, punct, inner
    {0, thin, medium, thick, 0, 0, 0, loose_thin},                                           // ord
    {thin, thin, 0, thick, 0, 0, 0, loose_thin},                                             // op
    {medium, medium, 0, 0, medium, 0, 0, medium},                                            // bin
    {thick, thick, 0, 0, thick, 0, 0, thick},                                                // rel
    {0, 0, 0, 0, 0, 0, 0, 0},                                                                // open
    {0, thin, medium, thick, 0, 0, 0, loose_thin},                                           // close
    {loose_thin, loose_thin, 0, loose_thin, loose_thin, loose_thin, loose_thin, loose_thin}, // punct
    {loose_thin, thin, medium, thick, loose_thin, 0, loose_thin, loose_thin},                // inner
}};
constexpr float word_space = 1.0F / 3;

} // namespace

void Fragment::add(const Fragment& other, float x, int down) {
    ascent = std::max(ascent, other.ascent - static_cast<float>(down));
    descent = std::max(descent, other.descent + static_cast<float>(down));
    glyphs.reserve(glyphs.size() + other.glyphs.size());
    for (Typeset::Glyph glyph : other.glyphs) {
        glyph.x += x;
        glyph.baseline += down;
        glyphs.push_back(glyph);
    }
    for (Rule rule : other.rules) {
        rule.x += x;
        rule.y += down;
        rules.push_back(rule);
    }
    for (Typeset::Area area : other.areas) {
        area.rect.x += x;
        area.rect.y += static_cast<float>(down);
        areas.push_back(area);
    }
}

Style Style::scripts(bool cramp) const {
    Style style = *this;
    style.level = level <= text ? script : scriptscript;
    style.em = tex::whole_key(base * (style.level == script ? tex::script_size : tex::scriptscript_size));
    style.cramped = cramped || cramp;
    return style;
}

Style Style::parts(bool cramp) const {
    if (level != display) return scripts(cramp);
    Style style = *this;
    style.level = text;
    style.cramped = cramped || cramp;
    return style;
}

Style Style::as_text() const {
    Style style = *this;
    if (level == display) style.level = text;
    return style;
}

float space_between(AtomClass left, AtomClass right, const Style& style) {
    if (left == AtomClass::none || right == AtomClass::none) return 0;
    if (left == AtomClass::word || right == AtomClass::word)
        return right == AtomClass::punct || left == AtomClass::open || right == AtomClass::close
                   ? 0
                   : word_space * style.em;
    const auto index = [](AtomClass atom) { return static_cast<std::size_t>(atom) - 1; };
    const int units = spaces.at(index(left)).at(index(right));
    if (units < 0 && style.tight()) return 0;
    return static_cast<float>(units < 0 ? -units : units) / 18 * style.em;
}

float Row::next_x(const Fragment& fragment) const {
    return row_.width + space_between(last_, fragment.left, style_);
}

float Row::add(const Fragment& fragment) {
    const float x = next_x(fragment);
    row_.add(fragment, x);
    row_.width = x + fragment.width;
    if (fragment.left != AtomClass::none) {
        if (last_ == AtomClass::none) row_.left = fragment.left;
        last_ = fragment.right;
        row_.right = fragment.right;
    }
    row_.italic = fragment.italic;
    row_.fence = std::max(row_.fence, fragment.fence);
    return x;
}

Fragment Row::take() {
    if (empty()) row_.left = row_.right = AtomClass::none;
    return std::move(row_);
}

} // namespace backstep
