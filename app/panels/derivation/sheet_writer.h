#pragma once

#include "app/panels/derivation/sheet.h"
#include "app/typeset/lay_out.h"

#include <algorithm>

namespace backstep::derivation {

inline constexpr float line_em = 19, band_em = 26, small_em = 16;

/// Writes rows of reason, left side, and what follows = in one common line. Grows downwards.
class SheetWriter {
public:
    SheetWriter(const Ui& ui, float width);

    const Ui& ui() const { return ui_; }
    const FontFaces& faces() const;
    float y() const { return y_; }
    float width() const { return width_; }
    float column() const { return column_; } ///< where formulas begin
    float room() const { return std::max(width_ - ui_.px(16) - column_, ui_.px(60)); }
    float relation() const { return relation_; } ///< where = stands, from `column`
    float text_left() const { return ui_.px(16); }

    /// Aligns = with that of this formula too, unless its left side is too long.
    void align(const Formula& formula);

    void gap(float length) { y_ += ui_.px(length); }
    void hairline();

    /// A formula that is broken to the room there is, smaller where that is not enough.
    Typeset lay_out(const Formula& formula, float em) const;

    /// A row: the reason beside the first line of what is as high as `height`, with its axis at `axis`; gives
    /// the top of that.
    float begin_row(const std::string& reason, float axis, float height);
    /// Ends the row at `bottom`, or lower if the reason is longer.
    void end_row(float bottom) { y_ = std::max(bottom, reason_bottom_); }

    /// A whole row with one formula, which is recorded and can be copied.
    void row(const std::string& item, const Line& line, float em);

    void set(Typeset typeset, ImVec2 at, std::optional<ImU32> ink = {});
    void figure(const Font& font, std::string text, ImVec2 at, ImU32 colour);
    Rect note(const std::string& text, ImU32 colour, float x, float wrap);
    void box(Rect rect, ImU32 fill) { sheet_.boxes.push_back({rect, fill}); }
    void needs(float right) { sheet_.size.x = std::max(sheet_.size.x, right); }

    Sheet& sheet() { return sheet_; }
    Sheet take();

private:
    const Ui& ui_;
    Sheet sheet_;
    float width_, column_, y_ = 0, relation_ = 0, reason_bottom_ = 0;
    bool beside_;
};

/// The middle of letters, from the top of a formula.
float axis_of(const Typeset& typeset);

} // namespace backstep::derivation
