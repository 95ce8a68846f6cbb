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
        if (first != pieces.end()) {
            first_relation_ = static_cast<std::size_t>(first - pieces.begin());
            // A whole pixel, so that relations below each other align to the bit.
            const float natural = std::ceil(relation_offset(first_relation_));
            relation_x_ = std::max(natural, options.relation_x ? std::round(*options.relation_x) : 0);
        }
        lines_ = broken();
        if (first_relation_ != none && relation_x_ > least_share_below * options.width) begin_below();
    }

    const std::vector<Line>& lines() const { return lines_; }

    Fragment place(const Line& line) const {
        Fragment fragment;
        const Fragment row = row_of(line);
        const float start = start_of(line);
        fragment.add(row, start);
        fragment.width = start + row.width;
        return fragment;
    }

    std::optional<float> relation_x() const {
        if (first_relation_ == none) return std::nullopt;
        return relation_x_;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    /// Of the width: how far in a relation may stand before its line can begin with it, and how wide brackets
    /// are that may be broken inside.
    static constexpr float least_share_below = 0.25F, least_share_bracket = 0.5F;
    static constexpr float step = 2; ///< em, by which what goes on is further right

    // What it takes to read: a line too wide counts most, then lines that begin inside a side, then lines.
    struct Badness {
        float overflow = 0;
        std::size_t inside = 0, lines = 0;
        auto operator<=>(const Badness&) const = default;
    };

    Badness badness() const {
        Badness bad{0, 0, lines_.size()};
        for (const Line& line : lines_) {
            bad.overflow = std::max(bad.overflow, std::floor(place(line).width - options_.width));
            if (line.from > 0 && !is_relation(pieces_[line.from])) ++bad.inside;
        }
        return bad;
    }

    /// A line may begin with the first relation, where that helps.
    void begin_below() {
        const Badness beside = badness();
        std::vector<Line> kept = std::move(lines_);
        below_ = true;
        const float kept_x = std::exchange(relation_x_, step * style_.em);
        lines_ = broken();
        if (badness() < beside) return;
        below_ = false;
        relation_x_ = kept_x;
        lines_ = std::move(kept);
    }

    std::vector<Line> broken() const {
        std::vector<Line> lines;
        Line line{0, 0, 0};
        while (line.from < pieces_.size()) {
            line.to = end_of(line);
            lines.push_back(line);
            line = {line.to, line.to, line.to < pieces_.size() ? indent_of(line.to) : 0};
        }
        return lines;
    }

    Fragment row_of(const Line& line) const {
        const std::optional<Fragment>& sign = pieces_[line.from].sign;
        if (line.from == 0 || !sign) return layouter_.join(pieces_, line.from, line.to, style_);
        std::vector<Piece> pieces{{*sign, Piece::never, {}}};
        const auto at = [&](std::size_t i) { return pieces_.begin() + static_cast<std::ptrdiff_t>(i); };
        pieces.insert(pieces.end(), at(line.from), at(line.to));
        return layouter_.join(pieces, 0, pieces.size(), style_);
    }

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
        const float little = step * style_.em;
        if (first_relation_ == none || piece < first_relation_)
            return (pieces_[piece].depth > 0 ? 1.5F : 1.0F) * little;
        if (is_relation(pieces_[piece])) return relation_x_;
        // Under what follows the first relation.
        const Fragment& relation = pieces_[first_relation_].box;
        const float after =
            relation_x_ + relation.width + space_between(AtomClass::rel, AtomClass::ord, style_);
        const float under = after + (pieces_[piece].depth > 0 ? style_.em : 0);
        return under > 0.5F * options_.width ? std::min(relation_x_, little) + little : under;
    }

    float start_of(const Line& line) const {
        if (line.from > 0) return line.indent;
        if (first_relation_ == none || below_) return 0;
        return relation_x_ - relation_offset(first_relation_);
    }

    bool may_break(std::size_t piece) const {
        const Piece::Break kind = pieces_[piece].before;
        if (kind == Piece::first_relation) return below_;
        const AtomClass left = pieces_[piece].box.left;
        if (kind == Piece::never || left == AtomClass::close || left == AtomClass::punct) return false;
        // The left side stays in one piece beside its relation.
        if (first_relation_ != none && piece < first_relation_ && !is_left_side_too_wide()) return false;
        const Piece& at = pieces_[piece];
        return at.depth == 0 || at.bracket > least_share_bracket * options_.width;
    }

    bool is_left_side_too_wide() const { return relation_offset(first_relation_) > options_.width; }

    /// The further out, the better.
    int cost(std::size_t piece) const {
        const Piece& at = pieces_[piece];
        const int kind = is_relation(at) ? Piece::relation : at.before;
        return at.depth * Piece::first_relation + kind;
    }

    /// Factors that do not fit on a line of their own either are better broken where they are.
    bool is_hopeless(std::size_t piece) const {
        if (pieces_[piece].before != Piece::factor) return false;
        float width = indent_of(piece);
        bool opens = false;
        for (std::size_t i = piece; i < pieces_.size(); ++i) {
            if (i > piece && may_break(i)) {
                if (cost(i) < cost(piece)) break;
                opens = opens || pieces_[i].depth > pieces_[piece].depth;
            }
            width += pieces_[i].box.width;
        }
        return opens && width > options_.width;
    }

    bool continues_side(const Line& line) const { return line.from > 0 && !is_relation(pieces_[line.from]); }

    /// The best place in front of the first piece that does not fit.
    std::size_t end_of(const Line& line) const {
        float x = start_of(line);
        AtomClass last = AtomClass::none;
        std::size_t best = none;
        if (line.from > 0 && pieces_[line.from].sign) {
            x += pieces_[line.from].sign->width;
            last = pieces_[line.from].sign->right;
        }
        for (std::size_t i = line.from; i < pieces_.size(); ++i) {
            const Piece& piece = pieces_[i];
            if (i > line.from && may_break(i)) {
                // What is broken inside a side ends before the next one.
                if (piece.before == Piece::relation && continues_side(line)) return i;
                if (piece.before == Piece::first_relation) return i;
                if (best == none || is_better(i, best)) best = i;
            }
            x += space_between(last, piece.box.left, style_) + piece.box.width;
            if (piece.box.left != AtomClass::none) last = piece.box.right;
            if (x > options_.width + 0.5F && best != none) return best;
        }
        return pieces_.size();
    }

    bool is_better(std::size_t piece, std::size_t best) const {
        const bool hopeless = is_hopeless(piece), was = is_hopeless(best);
        return hopeless != was ? was : cost(piece) <= cost(best);
    }

    const std::vector<Piece>& pieces_;
    const Layouter& layouter_;
    const Style& style_;
    const LayoutOptions& options_;
    std::size_t first_relation_ = none;
    float relation_x_ = 0;
    bool below_ = false; ///< the first relation begins a line
    std::vector<Line> lines_;
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
