#pragma once

#include "app/typeset/font_faces.h"
#include "core/walk/quantity.h"

#include <optional>
#include <span>
#include <vector>

namespace backstep {

/// A formula laid out: what to draw where, and which node lies where. A value, without fonts or textures.
/// Lengths in pixels from the upper left corner, y downwards; baselines and rules lie on whole pixels.
struct Typeset {
    /// One node of the formula that is drawn, in reading order: a node comes before what it contains.
    struct Term {
        std::optional<Quantity> quantity;
        int parent = -1; ///< its place in `terms`; -1: the formula itself
        int child = 0;   ///< which child of its parent, see `path`
    };
    struct Glyph {
        GlyphKey key;
        float x = 0;
        int baseline = 0;
        int term = 0; ///< the innermost node
        bool dimmed = false;
    };
    struct Rule {
        int x = 0, y = 0, width = 0, height = 0;
        int term = 0;
        bool dimmed = false;
    };
    struct Rect {
        float x = 0, y = 0, width = 0, height = 0;
        bool contains(float px, float py) const {
            return px >= x && px < x + width && py >= y && py < y + height;
        }
        bool operator==(const Rect&) const = default;
    };
    /// Where a node lies; a node that is broken over lines has one on each.
    struct Area {
        int term = 0;
        Rect rect;
    };

    float width = 0, height = 0;
    float em = 0;                    ///< text size
    int baseline = 0;                ///< of the first line
    int lines = 1;                   ///< more than one where the formula was broken
    std::optional<float> relation_x; ///< where the first line's first relation begins
    std::vector<Term> terms;
    std::vector<Area> areas; ///< in the order of terms; the innermost come last
    std::vector<Glyph> glyphs;
    std::vector<Rule> rules;
};

/// The way from the formula to a node: which child at each level. Children are numbered as the node holds
/// them (of `Cases` the values come before the conditions).
std::vector<int> path(const Typeset& typeset, int term);

/// The innermost node at a point, or the innermost that stands for a quantity; -1: none.
int node_at(const Typeset& typeset, float x, float y);
int term_at(const Typeset& typeset, float x, float y);

/// All nodes that stand for a quantity, in reading order.
std::vector<int> quantity_terms(const Typeset& typeset);

/// Every place of a node: one, or one on each of its lines.
std::vector<Typeset::Rect> rects_of(const Typeset& typeset, int term);

} // namespace backstep
