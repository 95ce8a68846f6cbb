#include "app/typeset/lay_out.h"

#include "app/typeset/layouter.h"
#include "app/typeset/tex.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace backstep {
namespace {

struct Line {
    std::size_t from = 0, to = 0; ///< pieces
    float indent = 0;
};

bool is_relation(const Piece& piece) {
    return piece.before == Piece::relation || piece.before == Piece::first_relation;
}

/// Chooses where the pieces of a row are broken, and places its lines below each other.
class Paragraph {
public:
    Paragraph(const std::vector<Piece>& pieces, const Layouter& layouter, const Style& style,
              const LayoutOptions& options)
        : pieces_(pieces), layouter_(layouter), style_(style), options_(options) {
        const auto first = std::ranges::find(pieces, Piece::first_relation, &Piece::before);
        if (first == pieces.end()) return;
        first_relation_ = static_cast<std::size_t>(first - pieces.begin());
        // A whole pixel, so that relations below each other align to the bit.
        const float natural = std::ceil(relation_offset(first_relation_));
        relation_x_ = std::max(natural, options.relation_x ? std::round(*options.relation_x) : 0);
    }

    std::vector<Line> lines() const {
        std::vector<Line> lines;
        Line line{0, 0, 0};
        while (line.from < pieces_.size()) {
            line.to = end_of(line);
            lines.push_back(line);
            line = {line.to, line.to, line.to < pieces_.size() ? indent_of(line.to) : 0};
        }
        return lines;
    }

    Fragment place(const Line& line) const {
        Fragment fragment;
        const bool splits = first_relation_ > line.from && first_relation_ < line.to;
        if (!splits) {
            const Fragment row = layouter_.join(pieces_, line.from, line.to, style_);
            const float indent = line.from == 0 && first_relation_ == 0 ? relation_x_ : line.indent;
            fragment.add(row, indent);
            fragment.width = indent + row.width;
            return fragment;
        }
        // Up to the relation, right-aligned to it, and from it on; a node over both has one area.
        const Fragment row = layouter_.join(pieces_, line.from, line.to, style_);
        const float shift = relation_x_ - relation_offset(first_relation_);
        fragment.add(row, shift);
        fragment.width = shift + row.width;
        return fragment;
    }

    std::optional<float> relation_x() const {
        if (first_relation_ == none) return std::nullopt;
        return relation_x_;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// Where a piece begins in a line that starts at the first.
    float relation_offset(std::size_t piece) const {
        float x = 0;
        AtomClass last = AtomClass::none;
        for (std::size_t i = 0; i <= piece; ++i) {
            const Fragment& box = pieces_[i].box;
            x += space_between(last, box.left, style_);
            if (i == piece) break;
            x += box.width;
            if (box.left != AtomClass::none) last = box.right;
        }
        return x;
    }

    float indent_of(std::size_t piece) const {
        const float little = 2 * style_.em;
        if (first_relation_ == none) return little;
        // Under the first relation; other parts under what follows it, where there is room for them.
        const Fragment& relation = pieces_[first_relation_].box;
        const float after =
            relation_x_ + relation.width + space_between(AtomClass::rel, AtomClass::ord, style_);
        const bool inside = pieces_[piece].before == Piece::inside_brackets;
        const float under = is_relation(pieces_[piece]) ? relation_x_ : after + (inside ? style_.em : 0);
        return under > 0.5F * options_.width ? little : under;
    }

    float start_of(const Line& line) const {
        if (line.from == 0)
            return first_relation_ == none ? 0 : relation_x_ - relation_offset(first_relation_);
        return line.indent;
    }

    /// A line that begins with the first relation gains nothing, unless it can begin further left.
    bool may_break(std::size_t piece) const {
        const Piece::Break kind = pieces_[piece].before;
        if (kind == Piece::first_relation) return relation_x_ > 0.5F * options_.width;
        const AtomClass left = pieces_[piece].box.left;
        return kind != Piece::never && left != AtomClass::close && left != AtomClass::punct;
    }

    bool continues_side(const Line& line) const { return line.from > 0 && !is_relation(pieces_[line.from]); }

    /// The best place in front of the first piece that does not fit.
    std::size_t end_of(const Line& line) const {
        float x = start_of(line);
        AtomClass last = AtomClass::none;
        std::size_t best = none;
        for (std::size_t i = line.from; i < pieces_.size(); ++i) {
            const Piece& piece = pieces_[i];
            if (i > line.from && may_break(i)) {
                // What is broken inside a side ends before the next one.
                if (piece.before == Piece::relation && continues_side(line)) return i;
                if (best == none || piece.before <= pieces_[best].before) best = i;
            }
            x += space_between(last, piece.box.left, style_) + piece.box.width;
            if (piece.box.left != AtomClass::none) last = piece.box.right;
            if (x > options_.width + 0.5F && best != none) return best;
        }
        return pieces_.size();
    }

    const std::vector<Piece>& pieces_;
    const Layouter& layouter_;
    const Style& style_;
    const LayoutOptions& options_;
    std::size_t first_relation_ = none;
    float relation_x_ = 0;
};

void take(Typeset& typeset, Fragment&& fragment, int down) {
    for (Typeset::Glyph& glyph : fragment.glyphs) {
        glyph.baseline += down;
        typeset.glyphs.push_back(glyph);
    }
    for (const Fragment::Rule& rule : fragment.rules)
        typeset.rules.push_back({static_cast<int>(std::lround(rule.x)), rule.y + down, rule.width,
                                 rule.height, rule.term, rule.dimmed});
    for (Typeset::Area& area : fragment.areas) {
        area.rect.y += static_cast<float>(down);
        typeset.areas.push_back(area);
    }
}

} // namespace

Typeset lay_out(const Formula& formula, const FontFaces& faces, const LayoutOptions& options) {
    Typeset typeset;
    typeset.em = tex::whole_key(options.em);
    const Style style{Style::display, false, typeset.em, typeset.em};
    Layouter layouter(faces, typeset.terms);
    const std::vector<Piece> pieces = layouter.pieces(formula, 0, style);
    const Paragraph paragraph(pieces, layouter, style, options);
    typeset.relation_x = paragraph.relation_x();

    constexpr float gap = 0.35F, strut_ascent = 0.7F, strut_descent = 0.25F;
    float top = 0;
    typeset.lines = 0;
    for (const Line& line : paragraph.lines()) {
        Fragment fragment = paragraph.place(line);
        if (typeset.lines > 0) top += std::ceil(gap * typeset.em);
        const int baseline =
            static_cast<int>(std::ceil(top + std::max(fragment.ascent, strut_ascent * typeset.em)));
        if (typeset.lines++ == 0) typeset.baseline = baseline;
        typeset.width = std::max(typeset.width, fragment.width);
        top =
            static_cast<float>(baseline) + std::ceil(std::max(fragment.descent, strut_descent * typeset.em));
        take(typeset, std::move(fragment), baseline);
    }
    typeset.width = std::ceil(typeset.width);
    typeset.height = top;
    std::ranges::stable_sort(typeset.areas, {}, &Typeset::Area::term);
    return typeset;
}

} // namespace backstep
