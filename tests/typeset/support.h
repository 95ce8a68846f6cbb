#pragma once

#include "app/typeset/lay_out.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace backstep::test {

/// The fonts, and what tests ask of a formula laid out with them.
struct Setter {
    FontFaces faces;

    Typeset operator()(const Formula& formula, float em = 20) const {
        return lay_out(formula, faces, {.em = em});
    }
    Typeset operator()(const Formula& formula, const LayoutOptions& options) const {
        return lay_out(formula, faces, options);
    }

    /// Where the ink of a glyph lies.
    Typeset::Rect ink(const Typeset::Glyph& glyph) const {
        if (glyph.key.face == MathFace::shape) {
            const GlyphBox box = faces.box(glyph.key, 0);
            return {glyph.x, static_cast<float>(glyph.baseline + box.top), static_cast<float>(box.width),
                    static_cast<float>(box.height)};
        }
        const GlyphMetrics metrics = faces.metrics(glyph.key.face, glyph.key.character);
        const float wide = static_cast<float>(glyph.key.width) / key_units,
                    tall = static_cast<float>(glyph.key.height) / key_units;
        return {glyph.x + metrics.left * wide, static_cast<float>(glyph.baseline) - metrics.top * tall,
                (metrics.right - metrics.left) * wide, (metrics.top - metrics.bottom) * tall};
    }
};

inline std::vector<Typeset::Glyph> glyphs_of(const Typeset& typeset, char16_t character) {
    std::vector<Typeset::Glyph> found;
    std::ranges::copy_if(typeset.glyphs, std::back_inserter(found), [&](const Typeset::Glyph& glyph) {
        return glyph.key.face != MathFace::shape && glyph.key.character == character;
    });
    return found;
}

/// How often each glyph and each rule of a size occurs, wherever it stands.
inline std::map<std::vector<int>, int> inventory(const Typeset& typeset) {
    std::map<std::vector<int>, int> count;
    for (const Typeset::Glyph& glyph : typeset.glyphs)
        ++count[{static_cast<int>(glyph.key.face), glyph.key.character, glyph.key.width, glyph.term}];
    for (const Typeset::Rule& rule : typeset.rules) ++count[{-1, rule.width, rule.height, rule.term}];
    return count;
}

inline double middle_y(const Typeset::Rule& rule) {
    return rule.y + rule.height / 2.0;
}

} // namespace backstep::test
