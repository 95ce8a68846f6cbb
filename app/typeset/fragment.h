#pragma once

#include "app/typeset/typeset.h"

#include <vector>

namespace backstep {

/// TeX's classes of atoms, which decide the space between neighbours; and words of running text.
enum class AtomClass { none, ord, op, bin, rel, open, close, punct, inner, word };

/// A piece of a formula while it is laid out: TeX's box. x from its left edge, y downwards from its baseline.
struct Fragment {
    struct Rule {
        float x = 0;
        int y = 0, width = 0, height = 0;
        int term = 0;
        bool dimmed = false;
    };

    float width = 0, ascent = 0, descent = 0;
    float italic = 0; ///< how much of the width is italic correction
    float skew = 0;   ///< of a single letter, in pixels
    float fence = 0;  ///< height of the tallest bracket in the row
    AtomClass left = AtomClass::ord, right = AtomClass::ord;
    std::vector<Typeset::Glyph> glyphs;
    std::vector<Rule> rules;
    std::vector<Typeset::Area> areas;

    float height() const { return ascent + descent; }
    /// Adds another at x, lowered by whole pixels; grows upwards and downwards, not in width.
    void add(const Fragment& other, float x, int down = 0);
};

/// How far a style is from the formula's: TeX's display, text, script and scriptscript.
struct Style {
    enum Level { display, text, script, scriptscript };
    Level level = display;
    bool cramped = false;
    float em = 0;   ///< of this level
    float base = 0; ///< of the formula

    Style scripts(bool cramp) const; ///< of sub- and superscripts
    Style parts(bool cramp) const;   ///< of a fraction's parts
    Style as_text() const;
    bool tight() const { return level >= script; }
};

/// Space between two atoms, in pixels.
float space_between(AtomClass left, AtomClass right, const Style& style);

/// A horizontal list of atoms with TeX's spaces.
class Row {
public:
    explicit Row(const Style& style) : style_(style) {}

    /// Where it came to stand. Fragments of class none leave the neighbours' classes alone.
    float add(const Fragment& fragment);
    void skip(float width) { row_.width += width; }
    float next_x(const Fragment& fragment) const;
    bool empty() const { return last_ == AtomClass::none; }
    AtomClass last() const { return last_; }
    Fragment take();

private:
    Style style_;
    Fragment row_;
    AtomClass last_ = AtomClass::none;
};

} // namespace backstep
